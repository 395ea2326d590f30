using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Throughline.Modules.Support.Notices;

/// <summary>A line in a person's list of what became theirs to know; e-mail is only another way to say it.</summary>
public sealed class Notice
{
    Notice() { }

    public Notice(string key, Guid personId, string subject, string text, string href, Instant at) => (Key, PersonId, Subject, Text, Href, At) = (key, personId, subject, text, href, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of the due work that wrote it: the same is never said twice.</summary>
    public string Key { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Href { get; private set; } = "";
    public Instant At { get; private set; }
    public Instant? ReadAt { get; private set; }

    /// <summary>When the mail server took it; null when mail is off or it was not taken yet.</summary>
    public Instant? MailedAt { get; private set; }

    public void Read(Instant now) => ReadAt ??= now;

    public void Mailed(Instant now) => MailedAt ??= now;
}

sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(n => n.Key).HasMaxLength(200);
        notice.Property(n => n.Subject).HasMaxLength(250);
        notice.HasIndex(n => n.Key).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.At });
    }
}

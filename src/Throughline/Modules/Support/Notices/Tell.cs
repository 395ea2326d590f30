using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Notices;

/// <summary>Queues a message to a person about a ticket, in the same transaction as what it tells of.</summary>
public static class Tell
{
    public const string Kind = NoticeData.Kind;

    /// <param name="about">What happened, as part of the key: the same is told once.</param>
    public static DueWork Person(Guid person, Ticket ticket, string about, string subject, string text, Instant now) =>
        NoticeData.To(person, $"{ticket.Reference}:{about}", subject, text, $"/tickets/{ticket.Reference}", now);
}

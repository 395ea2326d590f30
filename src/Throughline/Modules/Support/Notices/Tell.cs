using System.Text.Json;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Notices;

/// <summary>What a notice says, as it waits to be sent.</summary>
public sealed record NoticeData(Guid PersonId, string Subject, string Text, string Href);

/// <summary>Queues a message to a person, in the same transaction as what it tells of.</summary>
public static class Tell
{
    public const string Kind = "notify";

    /// <param name="about">What happened, as part of the key: the same is told once.</param>
    public static DueWork Person(Guid person, Ticket ticket, string about, string subject, string text, Instant now) =>
        DueWork.At(now, Kind, $"notify:{ticket.Reference}:{about}:{person:N}", JsonSerializer.Serialize(new NoticeData(person, OneLine(subject), text, $"/tickets/{ticket.Reference}"), JsonSerializerOptions.Web));

    // a title may hold a line break when a program wrote it; the subject of a letter may not
    static string OneLine(string subject)
    {
        var line = string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 240 ? line : line[..239] + "…";
    }
}

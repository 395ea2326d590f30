using System.Text.Json;

namespace Throughline.Modules.Parties.Published;

/// <summary>What a notice says, as it waits to be put on a person's list and mailed.</summary>
public sealed record NoticeData(Guid PersonId, string Subject, string Text, string Href)
{
    /// <summary>The kind of due work that delivers it.</summary>
    public const string Kind = "notify";

    /// <summary>Queues a notice in the same transaction as what it tells of.</summary>
    /// <param name="key">What happened, and to what: the same is told once to each person.</param>
    public static DueWork To(Guid person, string key, string subject, string text, string href, Instant now) =>
        DueWork.At(now, Kind, $"{Kind}:{key}:{person:N}", JsonSerializer.Serialize(new NoticeData(person, OneLine(subject), text, href), JsonSerializerOptions.Web));

    // a title may hold a line break when a program wrote it; the subject of a letter may not
    static string OneLine(string subject)
    {
        var line = string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 240 ? line : line[..239] + "…";
    }
}

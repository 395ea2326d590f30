using System.Net.Mail;
using Throughline.Kernel;

namespace Throughline.Modules.Exchange.Mail;

/// <summary>One message to one person: plain text always, HTML beside it when there is some.</summary>
/// <param name="To">Address of the reader; one, so that no reader sees another's.</param>
/// <param name="Name">Name of the reader, in any script.</param>
/// <param name="InReplyTo">Message-ID that this one answers, without angle brackets.</param>
/// <param name="ReplyTo">Address that answers go to when it is not ours.</param>
public sealed record Letter(string To, string? Name, string Subject, string Text, string? Html = null, string? InReplyTo = null, string? ReplyTo = null)
{
    private const int LongestSubject = 250;

    /// <summary>All that stands in the way of sending it, each at its field.</summary>
    public IReadOnlyList<Obstacle> Obstacles()
    {
        var obstacles = new List<Obstacle>();
        void Wrong(string code, string field, string message) => obstacles.Add(new(code, message, $"/{field}"));

        // a line break in a header would start another header: Bcc to a stranger, or a body of somebody's choice
        void OneLine(string? value, string field)
        {
            if (value?.Any(char.IsControl) == true) Wrong("line-break-in-header", field, $"{field} holds a line break or another control character; write it on one line.");
        }
        void IsAddress(string value, string field)
        {
            if (!value.Any(char.IsControl) && !(MailAddress.TryCreate(value, out var address) && address.Address == value))
                Wrong("not-an-address", field, $"'{value}' is not one e-mail address; write it like noc@example.net.");
        }

        OneLine(To, "to");
        IsAddress(To, "to");
        OneLine(Name, "name");
        OneLine(Subject, "subject");
        if (string.IsNullOrWhiteSpace(Subject)) Wrong("empty", "subject", "The subject is empty; say in a few words what it is about.");
        if (Subject.Length > LongestSubject) Wrong("too-long", "subject", $"The subject has {Subject.Length} characters; {LongestSubject} are the most.");
        if (string.IsNullOrWhiteSpace(Text)) Wrong("empty", "text", "The message is empty; write what the reader must know.");
        if (InReplyTo is not null && (InReplyTo.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>') || !InReplyTo.Contains('@', StringComparison.Ordinal)))
            Wrong("not-a-message-id", "inReplyTo", $"'{InReplyTo}' is not a Message-ID; give it without angle brackets.");
        if (ReplyTo is not null)
        {
            OneLine(ReplyTo, "replyTo");
            IsAddress(ReplyTo, "replyTo");
        }
        return obstacles;
    }
}

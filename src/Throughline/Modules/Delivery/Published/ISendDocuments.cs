namespace Throughline.Modules.Delivery.Published;

/// <summary>A letter that goes out when the present act is saved: a link to accept, a packet, a survey.</summary>
public sealed record OutgoingLetter(string To, string? Name, string Subject, string Text, string? Html = null);

/// <summary>Sends letters for modules that know nothing of mail. It is queued in the same transaction, so nothing is announced that did not happen.</summary>
public interface ISendDocuments
{
    /// <summary>Whether mail leaves this installation; pages say so where a letter would be promised.</summary>
    bool IsOn { get; }

    /// <summary>The caller saves.</summary>
    /// <param name="key">The same key is never sent twice.</param>
    void Queue(OutgoingLetter letter, string key);
}

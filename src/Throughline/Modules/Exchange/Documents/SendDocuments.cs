using System.Text.Json;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Exchange.Mail;

namespace Throughline.Modules.Exchange.Documents;

/// <summary>Queues letters in the transaction of the act they tell of.</summary>
public sealed class SendDocuments(ThroughlineDb db, MailSender mail, IClock clock) : ISendDocuments
{
    public bool IsOn => mail.IsOn;

    public void Queue(OutgoingLetter letter, string key)
    {
        if (mail.IsOn) db.DueWork.Add(DueWork.At(clock.Now(), SendQueuedLetter.Work, $"{SendQueuedLetter.Work}:{key}", JsonSerializer.Serialize(letter)));
    }
}

/// <summary>Hands a queued letter to the mail server; what the server refuses for good is not tried again.</summary>
public sealed class SendQueuedLetter(MailSender mail) : IDoDueWork
{
    public const string Work = "send-letter";

    public string Kind => Work;

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var letter = JsonSerializer.Deserialize<OutgoingLetter>(work.Data)!;
        await mail.Send(new Letter(letter.To, letter.Name, letter.Subject, letter.Text, letter.Html), stop);
    }
}

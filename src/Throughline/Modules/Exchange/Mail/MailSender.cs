using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Throughline.Kernel;

namespace Throughline.Modules.Exchange.Mail;

/// <summary>Hands letters to the mail server of <see cref="MailSettings"/>; it either took the letter or we say why not.</summary>
public sealed class MailSender(MailSettings settings)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    /// <summary>Whether a mail server is set; pages say so where a letter would be promised.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>Sends a letter and answers its Message-ID, without angle brackets.</summary>
    /// <exception cref="RuleException">Mail is off, or the letter cannot be sent as it is: every reason at once.</exception>
    /// <exception cref="MailNotTakenException">The server could not be reached or refused it.</exception>
    public async Task<string> Send(Letter letter, CancellationToken cancellation = default)
    {
        if (!settings.IsOn)
            throw new RuleException("mail-off", "No mail server is set, so no letter leaves; set Mail:Host and Mail:From, or tell the reader yourself.");
        RuleException.ThrowIfAny(letter.Obstacles());

        using var message = Compose(letter, out var messageId);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is not null) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        // raw UTF-8 headers only for an address that cannot be written otherwise: not every server on the way takes them
        if (!Ascii.IsValid(message.To[0].User)) client.DeliveryFormat = SmtpDeliveryFormat.International;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(AtMost);
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return messageId;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MailNotTakenException($"{settings.Host} did not answer within {AtMost.TotalSeconds} seconds.", isFinal: false);
        }
        // beside its own, SmtpClient lets through the faults of the line and of the TLS hand-shake
        catch (Exception fault) when (fault is SmtpException or IOException or AuthenticationException)
        {
            throw new MailNotTakenException($"{settings.Host} did not take the letter to {letter.To}: {Innermost(fault)}", IsFinal(fault), fault);
        }
    }

    private MailMessage Compose(Letter letter, out string messageId)
    {
        var from = new MailAddress(settings.From!);
        messageId = $"{Guid.CreateVersion7():N}@{from.Host}";
        var message = new MailMessage(from, new MailAddress(letter.To, letter.Name, Encoding.UTF8))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{messageId}>");
        // keeps holiday answers and other machines from answering us
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.InReplyTo is { } answered)
        {
            message.Headers.Add("In-Reply-To", $"<{answered}>");
            message.Headers.Add("References", $"<{answered}>");
        }
        if (letter.ReplyTo is { } replyTo) message.ReplyToList.Add(new MailAddress(replyTo));

        // the last alternative is the one a reader's program prefers
        message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
        if (letter.Html is { } html) message.AlternateViews.Add(View(html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string text, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    private static bool IsFinal(Exception fault) => fault is SmtpException { StatusCode: >= (SmtpStatusCode)500 and < (SmtpStatusCode)600 };

    private static string Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault.Message;
}

/// <summary>The mail server was not reached, or it refused the letter.</summary>
/// <param name="isFinal">True when the server said never (5xx): trying again cannot help. False: try later.</param>
public sealed class MailNotTakenException(string message, bool isFinal, Exception? inner = null) : Exception(message, inner)
{
    public bool IsFinal { get; } = isFinal;
}

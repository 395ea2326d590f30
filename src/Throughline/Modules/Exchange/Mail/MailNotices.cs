using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Exchange.Mail;

/// <summary>Sends notices as letters when a mail server is set.</summary>
public sealed class MailNotices(MailSender mail) : ISendNotices
{
    public async Task<bool> Send(NoticeToSend notice, CancellationToken stop)
    {
        if (!mail.IsOn) return false;
        await mail.Send(new Letter(notice.To, notice.Name, notice.Subject, notice.Text), stop);
        return true;
    }
}

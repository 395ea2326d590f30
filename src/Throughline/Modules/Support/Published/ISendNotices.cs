namespace Throughline.Modules.Support.Published;

/// <summary>A message to one person about something that became theirs to know or to do.</summary>
public sealed record NoticeToSend(string To, string Name, string Subject, string Text);

/// <summary>Takes messages out of the house. Answers false when no way out is set; throws when the way out failed and should be tried again.</summary>
public interface ISendNotices
{
    Task<bool> Send(NoticeToSend notice, CancellationToken stop);
}

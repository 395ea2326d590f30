namespace Throughline.Modules.Support.Notices;

/// <summary>What was told to the reader, newest first.</summary>
public sealed record NoticesModel(IReadOnlyList<NoticeLine> Notices, int Unread, string? Next, string Zone);

/// <summary>One of them.</summary>
public sealed record NoticeLine(string Subject, string Text, string Href, Instant At, bool IsRead, bool WasMailed);

/// <summary>A person's list of notices; only their own.</summary>
public sealed class ReadNotices(ThroughlineDb db, CurrentUser user, IClock clock)
{
    const int PageSize = 50;

    /// <param name="Before">Older than this instant: <c>next</c> of the answer before.</param>
    public sealed record Input(Instant? Before = null);

    public async Task<NoticesModel> Run(Input input)
    {
        var zone = user.Zone;
        var mine = db.Notices.AsNoTracking().Where(n => n.PersonId == user.Id);
        var lines = await mine.Where(n => input.Before == null || n.At < input.Before).OrderByDescending(n => n.At).Take(PageSize)
            .Select(n => new NoticeLine(n.Subject, n.Text, n.Href, n.At, n.ReadAt != null, n.MailedAt != null)).ToListAsync();
        return new NoticesModel(lines, await mine.CountAsync(n => n.ReadAt == null), lines.Count < PageSize ? null : lines[^1].At.Iso(), zone);
    }

    public async Task MarkRead()
    {
        var now = clock.Now();
        foreach (var notice in await db.Notices.Where(n => n.PersonId == user.Id && n.ReadAt == null).ToListAsync()) notice.Read(now);
        await db.SaveChangesAsync();
    }
}

using Throughline.Modules.Networks.Networks;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Journal;

/// <summary>A page of a network's journal, newest first.</summary>
/// <param name="Next">Entry to continue before; null at the first entry.</param>
public sealed record JournalModel(NetworkHeadModel Head, IReadOnlyList<JournalLine> Entries, long Total, string? Next, Verified? Verified);

/// <summary>Reads the journal of a network by key, and verifies its chain when asked to.</summary>
public sealed class ReadJournal(ThroughlineDb db, ReadNetworkHead heads, VerifyJournal verify, CurrentUser user)
{
    const int PageSize = 50;

    public sealed record Input(string Network, long? Cursor = null, bool Verify = false);

    public async Task<JournalModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        var lines = await ReadNetwork.Journal(db, head.Id, input.Cursor, PageSize + 1, user.Zone);
        var total = user.SeesAll
            ? await db.JournalHeads.AsNoTracking().Where(h => h.NetworkId == head.Id).Select(h => h.Entries).SingleOrDefaultAsync()
            : await db.Facts.AsNoTracking().LongCountAsync(f => f.NetworkId == head.Id);
        var verified = input.Verify && user.SeesAll ? await verify.Run(head.Id) : null;
        return new JournalModel(head, [.. lines.Take(PageSize)], total, lines.Count > PageSize ? $"{lines[PageSize - 1].Entry}" : null, verified);
    }
}

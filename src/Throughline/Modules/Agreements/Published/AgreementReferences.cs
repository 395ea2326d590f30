namespace Throughline.Modules.Agreements.Published;

/// <summary>Finds agreements by the number people use or by id, whole: with all versions and what they cover.</summary>
public static class AgreementReferences
{
    /// <summary>With every version, its targets and tiers, and all that hangs on the agreement itself.</summary>
    public static IQueryable<Agreement> Whole(this IQueryable<Agreement> agreements) => agreements
        .Include(a => a.Terms).ThenInclude(t => t.Targets).Include(a => a.Terms).ThenInclude(t => t.Tiers)
        .Include(a => a.Covers).Include(a => a.Parties).Include(a => a.Supports).AsSplitQuery();

    /// <summary>The ids of those that cover any of these networks. Asked before what hangs on them: asked together, SQLite begins with the terms of all agreements.</summary>
    public static Task<List<Guid>> Covering(this IQueryable<Agreement> agreements, IReadOnlyCollection<Guid> networks) =>
        agreements.AsNoTracking().Where(a => a.Covers.Any(c => networks.Contains(c.NetworkId))).Select(a => a.Id).ToListAsync();

    public static async Task<Agreement> One(this IQueryable<Agreement> agreements, string reference) =>
        await agreements.Whole().Referred(reference).SingleOrDefaultAsync() ?? throw new NotFoundException($"Agreement {reference}");
}

namespace Throughline.Modules.Agreements.Published;

/// <summary>Finds agreements by the number people use or by id, whole: with all versions and what they cover.</summary>
public static class AgreementReferences
{
    /// <param name="reference"><c>A-031</c> or the id.</param>
    public static IQueryable<Agreement> Referred(this IQueryable<Agreement> agreements, string reference)
    {
        if (Guid.TryParse(reference, out var id)) return agreements.Where(a => a.Id == id);
        var number = reference.StartsWith("A-", StringComparison.OrdinalIgnoreCase) && long.TryParse(reference.AsSpan(2), out var parsed) ? parsed : -1;
        return agreements.Where(a => a.Number == number);
    }

    /// <summary>With every version, its targets and tiers, and all that hangs on the agreement itself.</summary>
    public static IQueryable<Agreement> Whole(this IQueryable<Agreement> agreements) => agreements
        .Include(a => a.Terms).ThenInclude(t => t.Targets).Include(a => a.Terms).ThenInclude(t => t.Tiers)
        .Include(a => a.Covers).Include(a => a.Parties).Include(a => a.Supports).AsSplitQuery();

    public static async Task<Agreement> One(this IQueryable<Agreement> agreements, string reference) =>
        await agreements.Whole().Referred(reference).SingleOrDefaultAsync() ?? throw new NotFoundException($"Agreement {reference}");
}

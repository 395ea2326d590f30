namespace Throughline.Modules.Agreements.Claims;

/// <summary>Finds claims and credits by the numbers people use, or by id.</summary>
public static class ClaimReferences
{
    public static async Task<Claim> One(this IQueryable<Claim> claims, string reference) =>
        await claims.Referred(reference).Include(c => c.Evidence).SingleOrDefaultAsync()
        ?? throw new NotFoundException($"Claim {reference}");

    public static async Task<Credit> One(this IQueryable<Credit> credits, string reference) =>
        await credits.Referred(reference).SingleOrDefaultAsync()
        ?? throw new NotFoundException($"Credit {reference}");
}

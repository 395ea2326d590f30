namespace Throughline.Modules.Agreements.Claims;

/// <summary>Finds claims and credits by the numbers people use, or by id.</summary>
public static class ClaimReferences
{
    public static async Task<Claim> One(this IQueryable<Claim> claims, string reference) =>
        await Referred(claims, reference).Include(c => c.Evidence).SingleOrDefaultAsync()
        ?? throw new NotFoundException($"Claim {reference}");

    public static async Task<Credit> One(this IQueryable<Credit> credits, string reference) =>
        await Referred(credits, reference).SingleOrDefaultAsync()
        ?? throw new NotFoundException($"Credit {reference}");

    static IQueryable<Claim> Referred(IQueryable<Claim> claims, string reference)
    {
        if (Guid.TryParse(reference, out var id)) return claims.Where(c => c.Id == id);
        var number = NumberIn(reference, "CL-");
        return claims.Where(c => c.Number == number);
    }

    static IQueryable<Credit> Referred(IQueryable<Credit> credits, string reference)
    {
        if (Guid.TryParse(reference, out var id)) return credits.Where(c => c.Id == id);
        var number = NumberIn(reference, "CR-");
        return credits.Where(c => c.Number == number);
    }

    static long NumberIn(string reference, string prefix) => reference.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && long.TryParse(reference.AsSpan(prefix.Length), out var number) ? number : -1;
}

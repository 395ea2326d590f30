namespace Throughline.Modules.Networks.Published;

/// <summary>Says who is or was accountable for a network: what signatures are checked against.</summary>
public sealed class AccountableEngineer(ThroughlineDb db)
{
    /// <summary>Who is accountable now; a refusal when nobody is.</summary>
    public async Task<Guid> Of(Guid networkId) =>
        await db.AccountabilityTerms.AsNoTracking().IgnoreQueryFilters().Where(t => t.NetworkId == networkId && t.Until == null).Select(t => (Guid?)t.EngineerId).SingleOrDefaultAsync()
        ?? throw new RuleException("no-engineer", "Nobody is accountable for this network. Ask for an engineer first.");

    /// <summary>Who was accountable at an instant; null before the first term and after the last.</summary>
    public async Task<Guid?> At(Guid networkId, Instant at) =>
        await db.AccountabilityTerms.AsNoTracking().IgnoreQueryFilters().Where(t => t.NetworkId == networkId && t.From <= at && (t.Until == null || t.Until > at))
            .Select(t => (Guid?)t.EngineerId).SingleOrDefaultAsync();

    /// <summary>All terms of a network, the present one last.</summary>
    public Task<List<AccountabilityTerm>> History(Guid networkId) =>
        db.AccountabilityTerms.AsNoTracking().Where(t => t.NetworkId == networkId).OrderBy(t => t.From).ToListAsync();
}

namespace Throughline.Modules.Networks.Published;

/// <summary>How much a network weighs on its engineer: phase weight × criticality × sites, without unit. Source: our own measure, functional rule 1.</summary>
public static class EngineerLoad
{
    /// <summary>What one engineer carries well; the bar on Today is drawn against it.</summary>
    public const double Capacity = 18;

    /// <summary>Share of attention that a phase takes, 0 to 0.5.</summary>
    public static double WeightOf(Phase phase) => phase switch
    {
        Phase.Presales => 0.2,
        Phase.Design => 0.4,
        Phase.KitSigned => 0.3,
        Phase.Proposed => 0.2,
        Phase.Won => 0.3,
        Phase.Implementing => 0.5,
        Phase.ReadyForUse => 0.4,
        Phase.InService => 0.1,
        Phase.UpgradeProposed => 0.3,
        Phase.Decommissioning => 0.2,
        _ => 0,
    };

    /// <param name="criticality">1 to 5.</param>
    /// <param name="sites">A network without sites yet counts as one.</param>
    public static double Of(Phase phase, int criticality, int sites) => WeightOf(phase) * criticality * Math.Max(1, sites);

    /// <summary>The load of each of these engineers now.</summary>
    public static async Task<Dictionary<Guid, double>> Now(ThroughlineDb db, IReadOnlyCollection<Guid> engineers)
    {
        var held = await db.Networks.AsNoTracking().IgnoreQueryFilters().Where(n => n.EngineerId != null && engineers.Contains(n.EngineerId.Value))
            .Select(n => new { n.EngineerId, n.Phase, n.Criticality, Sites = n.Sites.Count }).ToListAsync();
        return engineers.Distinct().ToDictionary(e => e, e => held.Where(n => n.EngineerId == e).Sum(n => Of(n.Phase, n.Criticality, n.Sites)));
    }
}

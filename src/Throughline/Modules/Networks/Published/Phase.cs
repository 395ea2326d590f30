namespace Throughline.Modules.Networks.Published;

/// <summary>Where a network stands on its thread from first visit to retirement.</summary>
public enum Phase
{
    Lead,
    Presales,
    Design,
    KitSigned,
    Proposed,
    Won,
    Implementing,
    ReadyForUse,
    InService,
    UpgradeProposed,
    Decommissioning,
    Retired,
    Lost,
    Withdrawn,
}

/// <summary>Which phase may follow which.</summary>
public static class Phases
{
    static readonly Dictionary<Phase, Phase[]> Next = new()
    {
        [Phase.Lead] = [Phase.Presales, Phase.Lost, Phase.Withdrawn],
        [Phase.Presales] = [Phase.Design, Phase.Lost, Phase.Withdrawn],
        [Phase.Design] = [Phase.KitSigned, Phase.Lost, Phase.Withdrawn],
        [Phase.KitSigned] = [Phase.Proposed, Phase.Design, Phase.Lost, Phase.Withdrawn],
        [Phase.Proposed] = [Phase.Won, Phase.Design, Phase.Lost, Phase.Withdrawn],
        [Phase.Won] = [Phase.Implementing],
        [Phase.Implementing] = [Phase.ReadyForUse],
        [Phase.ReadyForUse] = [Phase.InService, Phase.Implementing],
        [Phase.InService] = [Phase.UpgradeProposed, Phase.Decommissioning],
        [Phase.UpgradeProposed] = [Phase.Design, Phase.InService],
        [Phase.Decommissioning] = [Phase.Retired],
        [Phase.Retired] = [],
        [Phase.Lost] = [],
        [Phase.Withdrawn] = [],
    };

    public static IReadOnlyList<Phase> After(Phase phase) => Next[phase];

    /// <summary>True from the first technical act to retirement: every instant has exactly one accountable engineer.</summary>
    public static bool NeedsEngineer(this Phase phase) => phase is not (Phase.Lead or Phase.Lost or Phase.Withdrawn or Phase.Retired);

    /// <summary>As it reads on a page.</summary>
    public static string Word(this Phase phase) => phase switch
    {
        Phase.KitSigned => "Kit signed",
        Phase.ReadyForUse => "RFU",
        Phase.InService => "In service",
        Phase.UpgradeProposed => "Upgrade proposed",
        _ => phase.ToString(),
    };
}

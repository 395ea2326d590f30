using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Calendars.Published;

/// <summary>Who of a team answers outside everybody's hours: its rota, whose people are named by their ids, and the number that reaches them.</summary>
public sealed class DutyRota : Root
{
    DutyRota() { }

    /// <exception cref="RuleException">The definition has faults; all are named.</exception>
    public DutyRota(Guid teamId, RotaDefinition definition, string? phone = null) => (TeamId, Definition, Phone) = (teamId, Text(definition), phone);

    public Guid TeamId { get; private set; }

    /// <summary>Layers and overrides as JSON, the shape that <c>rota eval</c> reads.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>Number that always reaches whoever is on duty.</summary>
    public string? Phone { get; set; }

    /// <summary>The rota ready to ask; made once per definition.</summary>
    public Rota Compiled => Read(Definition);

    public void Change(RotaDefinition definition)
    {
        Definition = Text(definition);
        Touch();
    }

    /// <summary>A turn is swapped, and the swap taken back, by one of the two it passes between, or by who leads.</summary>
    /// <param name="leads">Whether who asks leads the team or is a manager.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSwap(RotaOverride swap, Guid? by, bool leads, string team)
    {
        if (leads) return [];
        if (swap.User is null) return [new("nobody-on-duty", $"A time in which nobody of {team} is on duty is planned by who leads the team or by a manager. Name who stands in, or ask them.", "/person")];
        var rota = Compiled.Definition;
        IEnumerable<string?> replaced = swap.Replaces is { } one ? [one]
            : Read(DefinitionText.Of(rota with { Overrides = [.. rota.Overrides.Where(o => o != swap)] })).Timeline(swap.From, swap.To).Select(t => t.User).Where(u => u is not null && u != swap.User).Distinct();
        var me = by?.ToString();
        return swap.User == me || (replaced.ToList() is [var only] && only == me) ? []
            : [new("not-yours", $"A turn of {team} is swapped by one of the two it passes between, by who leads the team or by a manager. Swap your own turn, take one yourself, or ask one of them.", "/person")];
    }

    /// <summary>The rota of a definition that was read in a query of its own.</summary>
    public static Rota Read(string definition) => Compiled<Rota>.Of(definition, text => RotaJson.Read($"[{text}]")[DefinitionText.IdOf(text)]);

    static string Text(RotaDefinition definition)
    {
        RuleException.ThrowIfAny(definition.Obstacles());
        return DefinitionText.Of(definition);
    }
}

sealed class DutyRotaMapping : IEntityTypeConfiguration<DutyRota>
{
    public void Configure(EntityTypeBuilder<DutyRota> rota)
    {
        rota.HasIndex(r => r.TeamId).IsUnique();
        rota.HasOne<Team>().WithMany().HasForeignKey(r => r.TeamId);
        rota.Ignore(r => r.Compiled);
    }
}

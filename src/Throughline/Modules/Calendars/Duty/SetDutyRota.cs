using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Sets the rota of a team: people who take turns by the hour, day or week from a local moment on. Swaps made before stay.</summary>
public sealed class SetDutyRota(ThroughlineDb db, IClock clock, CurrentUser user)
{
    /// <param name="People">Names or ids in their turn.</param>
    /// <param name="Start">Local moment of the zone at which the first takes over.</param>
    public sealed record Input(
        string Team, [property: AtMost(60)] string Zone, LocalDateTime Start, IReadOnlyList<string> People, RotationUnit Unit = RotationUnit.Week,
        [property: Between(1, 100)] int Every = 1, [property: AtMost(40)] string? Phone = null);

    public async Task<DutyRota> Run(Input input)
    {
        var team = await db.Teams.FirstOrDefaultAsync(t => t.Name == input.Team || t.Id == Ids.Of(input.Team)) ?? throw new NotFoundException($"Team {input.Team}");
        var ids = new List<string>();
        foreach (var name in input.People) ids.Add((await SwapDuty.PersonOnDuty(db, name)).Id.ToString());
        var rota = await db.DutyRotas.SingleOrDefaultAsync(r => r.TeamId == team.Id);
        var definition = new RotaDefinition(team.Id.ToString(), [new RotaLayer(team.Name, input.Zone, input.Start, null, input.Unit, input.Every, ids, null)], rota?.Compiled.Definition.Overrides ?? []);
        if (rota is null) db.DutyRotas.Add(rota = new DutyRota(team.Id, definition));
        else rota.Change(definition);
        rota.Phone = input.Phone ?? rota.Phone;
        db.Facts.Add(Fact.Of(new DutyRotaSet(team.Id, team.Name, input.People), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return rota;
    }
}

/// <summary>A team has a new rota.</summary>
public sealed record DutyRotaSet(Guid TeamId, string Team, IReadOnlyList<string> People) : Happening
{
    public override string Sentence => $"Duty of {Team} turns between {string.Join(", ", People)}.";
    public override Guid? Subject => TeamId;
}

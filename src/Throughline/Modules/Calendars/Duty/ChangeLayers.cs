using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Makes the rota of a team, with its first layer: people who take turns from a local moment on.</summary>
public sealed class CreateRota(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Team">Name or id.</param>
    /// <param name="People">Names or ids in their turn; a form sends them as lines.</param>
    /// <param name="Start">Local moment of the zone at which the first takes over.</param>
    /// <param name="Windows"><c>Mon–Fri 18:00–08:00+1</c>; empty is at all times.</param>
    public sealed record Input(
        string Team, [property: AtMost(60)] string Zone, LocalDateTime Start, IReadOnlyList<string> People, [property: AtMost(120)] string? Name = null, LocalDateTime? Until = null,
        RotationUnit Unit = RotationUnit.Week, [property: Between(1, 1000)] int Every = 1, [property: AtMost(400)] string? Windows = null, [property: AtMost(40)] string? Phone = null);

    public async Task<(DutyRota Rota, string Href)> Run(Input input)
    {
        var team = await db.FindTeam(input.Team) ?? throw new RuleException("team-unknown", $"There is no team {input.Team}. Choose one, or make it first.", "/team");
        var obstacles = new List<Obstacle>();
        if (await db.DutyRotas.AnyAsync(r => r.TeamId == team.Id)) obstacles.Add(new("rota-exists", $"{team.Name} has a rota already. Add a layer to it, or change one.", "/team"));
        var (layer, said) = await new LayerInput(db).Read(input.Name ?? team.Name, input.Zone, input.Start, input.Until, input.Unit, input.Every, input.People, input.Windows, obstacles);
        var rota = new DutyRota(team.Id, new RotaDefinition(team.Id.ToString(), [layer], []), input.Phone);
        db.DutyRotas.Add(rota);
        await new RecordRotaChange(db, user, clock).Run(rota, team.Name, $"has a rota: {said} from {layer.Start:d MMM uuuu HH:mm} on");
        return (rota, RotaReferences.AddressOf(team.Name));
    }
}

/// <summary>Adds a layer above all others of a rota: it wins wherever it has somebody, from now on.</summary>
public sealed class AddLayer(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Rota, [property: AtMost(120)] string Name, [property: AtMost(60)] string Zone, LocalDateTime Start, IReadOnlyList<string> People, LocalDateTime? Until = null,
        RotationUnit Unit = RotationUnit.Week, [property: Between(1, 1000)] int Every = 1, [property: AtMost(400)] string? Windows = null);

    public async Task<(DutyRota Rota, string Href)> Run(Input input)
    {
        var found = await db.OneRota(input.Rota);
        expected.Check(found.Rota);
        var (layer, said) = await new LayerInput(db).Read(input.Name, input.Zone, input.Start, input.Until, input.Unit, input.Every, input.People, input.Windows, []);
        var rota = found.Rota.Compiled.Definition;
        found.Rota.Change(rota with { Layers = [.. rota.Layers, layer.ToCome(clock.Now())] });
        await new RecordRotaChange(db, user, clock).Run(found.Rota, found.Team.Name, $"has the layer {input.Name}: {said}");
        return (found.Rota, found.Href);
    }
}

/// <summary>Changes a layer of a rota: its people, its hand-offs, its windows, its place among the others. One that has begun ends, and what was changed holds from now on.</summary>
public sealed class ChangeLayer(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Layer">Its place, 1 is the lowest.</param>
    /// <param name="Place">Its new place; null keeps it.</param>
    public sealed record Input(
        string Rota, int Layer, [property: AtMost(120)] string Name, [property: AtMost(60)] string Zone, LocalDateTime Start, IReadOnlyList<string> People, LocalDateTime? Until = null,
        RotationUnit Unit = RotationUnit.Week, [property: Between(1, 1000)] int Every = 1, [property: AtMost(400)] string? Windows = null, [property: Between(1, 100)] int? Place = null);

    public async Task<(DutyRota Rota, string Href)> Run(Input input)
    {
        var found = await db.OneRota(input.Rota);
        expected.Check(found.Rota);
        var rota = found.Rota.Compiled.Definition;
        var at = RemoveLayer.Position(rota, input.Layer);
        var (layer, said) = await new LayerInput(db).Read(input.Name, input.Zone, input.Start, input.Until, input.Unit, input.Every, input.People, input.Windows, []);
        var now = clock.Now();
        var (layers, past) = (rota.Layers.ToList(), rota.Layers[at].Past(now));
        if (past == rota.Layers[at]) throw new RuleException("layer-ended", $"{past.Name} has ended already; who was on duty then stays known. Add a layer instead.", "/layer");
        layers.RemoveAt(at);
        var place = Math.Clamp((input.Place ?? input.Layer) - 1, 0, layers.Count);
        if (past is not null) layers.Insert(at, past);
        layers.Insert(place > at && past is not null ? place + 1 : place, layer.ToCome(now));
        found.Rota.Change(rota with { Layers = layers });
        await new RecordRotaChange(db, user, clock).Run(found.Rota, found.Team.Name, $"has the layer {input.Name} changed: {said}");
        return (found.Rota, found.Href);
    }
}

/// <summary>Removes a layer. One that has begun ends now instead, so that who was on duty stays known.</summary>
public sealed class RemoveLayer(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Layer">Its place, 1 is the lowest.</param>
    public sealed record Input(string Rota, int Layer);

    public async Task<(DutyRota Rota, string Href, string Said)> Run(Input input)
    {
        var found = await db.OneRota(input.Rota);
        expected.Check(found.Rota);
        var (rota, now) = (found.Rota.Compiled.Definition, clock.Now());
        var at = Position(rota, input.Layer);
        var layer = rota.Layers[at];
        var past = layer.Past(now);
        if (past == layer) throw new RuleException("layer-ended", $"{layer.Name} has ended already; who was on duty then stays known.", "/layer");
        found.Rota.Change(rota with { Layers = [.. rota.Layers.SelectMany((l, i) => i != at ? [l] : past is null ? (RotaLayer[])[] : [past])] });
        var said = past is not null ? $"{layer.Name} ends now" : $"{layer.Name} is removed";
        await new RecordRotaChange(db, user, clock).Run(found.Rota, found.Team.Name, $"changes: {said}");
        return (found.Rota, found.Href, said);
    }

    internal static int Position(RotaDefinition rota, int layer) =>
        layer >= 1 && layer <= rota.Layers.Count ? layer - 1 : throw new NotFoundException($"Layer {layer} of {rota.Layers.Count}");
}

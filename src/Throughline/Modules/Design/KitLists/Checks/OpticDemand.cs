using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>A line that needs optics: a handoff or a link, what it is made of, how many optics we bring, into which sockets.</summary>
/// <param name="Where">As it stands in a sentence: <c>Port H-1 at Quayside</c>.</param>
/// <param name="Said">Who says what the line is made of: <c>survey 30 Sep, photo 14</c>.</param>
/// <param name="Needed">Optics that we bring; 0 where fixed copper sockets do.</param>
public sealed record OpticDemand(string Label, string Where, LineKind Line, string? Said, int Needed, IReadOnlyList<InterfaceSocket> Sockets)
{
    public static IEnumerable<OpticDemand> Of(KitFacts facts) =>
        facts.Design.Handoffs.OrderBy(h => h.Number).Select(h => Of(h, facts)).Concat(facts.Design.Links.OrderBy(l => l.Number).Select(l => Of(l, facts)));

    static OpticDemand Of(Handoff handoff, KitFacts facts)
    {
        var socket = facts.Socket(handoff.Node, handoff.Port);
        return new(handoff.Label, $"Port {handoff.Label} at {facts.Site(handoff.SiteCode)}", handoff.Line, handoff.SourceWords,
            IsNeeded(socket, handoff.Medium) ? handoff.Optics : 0, socket is null ? [] : [socket]);
    }

    static OpticDemand Of(DesignLink link, KitFacts facts)
    {
        (string Node, string? Port)[] ends = [(link.From, link.FromPort), (link.To, link.ToPort)];
        var ours = ends.Where(e => facts.Node(e.Node) is not null).Select(e => facts.Socket(e.Node, e.Port)).ToList();
        return new(link.Label, $"Link {link.Label} from {link.From} to {link.To}", link.Line, link.CircuitId,
            ours.Count(s => IsNeeded(s, link.Medium)), [.. ours.OfType<InterfaceSocket>()]);
    }

    // a port that is not chosen yet: fibre always takes an optic, copper has its socket most often
    static bool IsNeeded(InterfaceSocket? socket, Medium medium) => socket is { Cage: not null } || (socket is null or { IsCopper: false } && medium.IsFibre());

    /// <summary>Every respect in which the optic does not suit the line, both sides named; empty when it does.</summary>
    public IReadOnlyList<string> Faults(Optic optic, string called)
    {
        var faults = new List<string>();
        if (optic.Medium != Line.Medium || !optic.Connector.Equals(Line.Connector, StringComparison.OrdinalIgnoreCase))
            faults.Add($"{Where} is {Line.Medium.Word()} {Line.Connector}{(Said is null ? "" : $" ({Said})")}; {called} is {optic.Medium.Word()} {optic.Connector}. It will not link.");
        if (optic.RateMbps != Line.RateMbps)
            faults.Add($"{Where} runs at {Media.Rate(Line.RateMbps)}; {called} runs at {Media.Rate(optic.RateMbps)}.");
        if (optic.Medium == Line.Medium && SureReach(optic) < Line.DistanceMetres)
            faults.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Where} is {Line.DistanceMetres:N0} m long; {called} reaches {SureReach(optic):N0} m over any {Line.Medium.Word()} grade it takes."));
        if (Sockets.Count > 0 && !Sockets.Any(optic.Fits))
            faults.Add($"{Where} has {string.Join(" and ", Sockets.Select(s => s.Cage is null ? "a fixed copper socket" : $"an {s.Cage} cage").Distinct())}; {called} is an {optic.FormFactor}.");
        return faults;
    }

    // the grade in the wall is not known here: what the worst one carries is sure
    static int SureReach(Optic optic) => optic.ReachMetres.Values.Min();
}

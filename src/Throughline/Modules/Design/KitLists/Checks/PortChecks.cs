using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Ports that the design uses: they exist on the device, carry one line each, and are of the right medium and rate.</summary>
static class PortChecks
{
    sealed record Use(string Label, string Node, string Port, LineKind Line);

    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        var uses = facts.Design.Handoffs.Where(h => h.Node is not null && h.Port is not null).Select(h => new Use(h.Label, h.Node!, h.Port!, h.Line))
            .Concat(facts.Design.Links.SelectMany(l => new[] { (l.From, l.FromPort), (l.To, l.ToPort) }.Where(e => e.Item2 is not null).Select(e => new Use(l.Label, e.Item1, e.Item2!, l.Line))))
            .Where(u => facts.Node(u.Node) is { } node && facts.Catalogue.Device(node.DeviceType) is not null).ToList();
        foreach (var port in uses.GroupBy(u => (u.Node, u.Port)).OrderBy(g => g.Key.Node, StringComparer.Ordinal).ThenBy(g => g.Key.Port, StringComparer.Ordinal))
            yield return Check(port.Key.Node, port.Key.Port, [.. port], facts);
    }

    static KitCheck Check(string node, string port, IReadOnlyList<Use> uses, KitFacts facts)
    {
        var subject = $"{node}.{port}";
        var type = facts.Catalogue.Device(facts.Node(node)!.DeviceType)!;
        if (type.Interfaces.All(i => i.Name != port))
            return Fault($"{string.Join(" and ", uses.Select(u => u.Label))} leaves {node} by port {port}; a {type.Model} has {string.Join(", ", type.Interfaces.Where(i => !i.MgmtOnly).Select(i => i.Name).Take(16))}.");
        if (uses.Count > 1) return Fault($"Port {port} of {node} carries {string.Join(" and ", uses.Select(u => u.Label))}; a port carries one. Move one to a free port.");
        var (socket, line) = (facts.Socket(node, port)!, uses[0].Line);
        if (socket.IsCopper && line.Medium.IsFibre()) return Fault($"{uses[0].Label} is {line.Medium.Word()}; port {port} of {node} is a copper socket. Use a port with a cage, or a media converter.");
        if (socket.IsCopper && socket.RateMbps < line.RateMbps) return Fault($"{uses[0].Label} asks for {Media.Rate(line.RateMbps)}; port {port} of {node} runs at {Media.Rate(socket.RateMbps)}.");
        return KitCheck.Pass("port", subject, $"port {port} of {node}");

        KitCheck Fault(string words) => new("port", subject, "A port does not do what the design asks.", words, false, Waivable: false);
    }
}

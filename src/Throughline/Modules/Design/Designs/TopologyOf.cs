using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Ui;

namespace Throughline.Modules.Design.Designs;

/// <summary>A design as a drawing: sites with their devices, providers between them, links and handoffs.</summary>
public static class TopologyOf
{
    /// <param name="forCustomer">True leaves out what is ours: names of devices, ports, the providers' numbers.</param>
    public static TopologyModel Design(NetworkDesign design, Network network, IReadOnlyDictionary<string, string> models, bool forCustomer = false)
    {
        // in a fixed order, so that the same design is the same drawing each time
        var devices = design.Nodes.OrderBy(n => n.SiteCode, StringComparer.Ordinal).ThenBy(n => n.Label, StringComparer.Ordinal).ToList();
        var (lines, handoffs) = (design.Links.OrderBy(l => l.Number).ToList(), design.Handoffs.OrderBy(h => h.Number).ToList());
        var used = devices.Select(n => n.SiteCode).Concat(handoffs.Select(h => h.SiteCode)).Distinct().ToList();
        var sites = network.Sites.Where(s => used.Contains(s.Code)).OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => new TopologySite(s.Code, s.Name)).ToList();
        var ours = devices.Select(n => n.Label).ToHashSet();
        var providers = lines.SelectMany(l => new[] { l.From, l.To }).Where(e => !ours.Contains(e)).Distinct();
        var order = devices.Select(n => n.Label).ToList();
        string Id(string end) => !ours.Contains(end) ? "provider " + end : forCustomer ? $"device {order.IndexOf(end) + 1}" : end;
        List<TopologyNode> nodes =
        [
            .. devices.Select(n => new TopologyNode(Id(n.Label), forCustomer ? models.GetValueOrDefault(n.DeviceType, "Device") : n.Label, forCustomer ? null : models.GetValueOrDefault(n.DeviceType, n.DeviceType), n.SiteCode)),
            .. handoffs.Select(h => new TopologyNode(h.Label, h.Label, $"{h.Medium.Word()} {h.Connector}", h.SiteCode)),
            .. providers.Select(p => new TopologyNode("provider " + p, p)),
        ];
        List<TopologyLink> links =
        [
            .. lines.Select(l => new TopologyLink(Id(l.From), Id(l.To))
            {
                FromPort = forCustomer ? null : l.FromPort, ToPort = forCustomer ? null : l.ToPort, Circuit = forCustomer ? l.Label : l.CircuitId ?? l.Label,
                Note = Media.Rate(l.RateMbps), Backup = l.Backup,
            }),
            .. handoffs.Where(h => h.Node is not null).Select(h => new TopologyLink(Id(h.Node!), h.Label) { FromPort = forCustomer ? null : h.Port, Note = Media.Rate(h.RateMbps) }),
        ];
        return new($"Topology of {network.Name}", sites, nodes, links);
    }
}

using System.Globalization;
using Throughline.Modules.Design.Catalogue.Import.Yaml;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>Reads the ports of a type, and looks for names that repeat and for references that lead nowhere.</summary>
internal static class ReadPorts
{
    private const decimal MostWatts = 1_000_000;

    private static readonly Dictionary<PortKind, HashSet<string>> Known = new()
    {
        [PortKind.ConsolePort] = Keys("type", "_is_power_source"),
        [PortKind.ConsoleServerPort] = Keys("type"),
        [PortKind.PowerPort] = Keys("type", "maximum_draw", "allocated_draw"),
        [PortKind.PowerOutlet] = Keys("type", "power_port", "feed_leg", "color"),
        [PortKind.Interface] = Keys("type", "enabled", "mgmt_only", "bridge", "parent", "poe_mode", "poe_type", "rf_role"),
        [PortKind.FrontPort] = Keys("type", "color", "rear_port", "rear_port_position", "positions"),
        [PortKind.RearPort] = Keys("type", "color", "positions", "_is_power_source"),
        [PortKind.ModuleBay] = Keys("position"),
        [PortKind.DeviceBay] = Keys(),
        [PortKind.InventoryItem] = Keys("manufacturer", "part_id"),
    };

    private static HashSet<string> Keys(params string[] own) => [.. own, "name", "label", "description"];

    public static List<CataloguePort> Run(YamlMap type, Findings found)
    {
        var top = new ReadFields(type, "", found);
        var ports = new List<(CataloguePort Port, YamlMap From)>();
        foreach (var kind in Enum.GetValues<PortKind>())
            foreach (var (ordinal, group) in top.Groups(kind.Key()).Index())
                if (One(kind, ordinal, group, found) is { } port) ports.Add((port, group));
        RemarkRepeatedNames(ports, found);
        RemarkDangling(ports, found);
        return [.. ports.Select(p => p.Port)];
    }

    private static CataloguePort? One(PortKind kind, int ordinal, YamlMap group, Findings found)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{kind.Key()}[{ordinal}].");
        var fields = new ReadFields(group, at, found);
        fields.RemarkUnknown(kind.Key().TrimEnd('s'), Known[kind]);
        var name = fields.Text("name", required: true);
        var typed = kind is PortKind.Interface or PortKind.FrontPort or PortKind.RearPort;
        var type = fields.Text("type", required: typed);
        var port = new CataloguePort(kind, ordinal, name ?? "", type)
        {
            Label = fields.Text("label"),
            Description = fields.Text("description", longest: ReadTypeFile.LongestProse),
            MgmtOnly = fields.Flag("mgmt_only") ?? false,
            MaximumDrawWatts = fields.Number("maximum_draw", "watts", 0, MostWatts),
            AllocatedDrawWatts = fields.Number("allocated_draw", "watts", 0, MostWatts),
            PowerPort = fields.Text("power_port"),
            FeedLeg = fields.Text("feed_leg"),
            RearPort = fields.Text("rear_port"),
            RearPortPosition = fields.Whole("rear_port_position", "positions", 1, 1024),
            Positions = fields.Whole("positions", "positions", 1, 1024),
            BayPosition = fields.Text("position"),
        };
        if (port.AllocatedDrawWatts > port.MaximumDrawWatts)
            found.Remark(group, "allocated draw above maximum", $"{at}allocated_draw is above maximum_draw.");
        return name is null || (typed && type is null) ? null : port;
    }

    private static void RemarkRepeatedNames(List<(CataloguePort Port, YamlMap From)> ports, Findings found)
    {
        foreach (var (port, from) in ports.GroupBy(p => (p.Port.Kind, p.Port.Name)).SelectMany(g => g.Skip(1)))
            found.Remark(from, "duplicate name", $"{port.Kind.Key()}: a second '{port.Name}'; both are kept, told apart by their order.");
    }

    private static void RemarkDangling(List<(CataloguePort Port, YamlMap From)> ports, Findings found)
    {
        var names = ports.Select(p => (p.Port.Kind, p.Port.Name)).ToHashSet();
        var positions = ports.Where(p => p.Port.Kind == PortKind.RearPort).GroupBy(p => p.Port.Name).ToDictionary(g => g.Key, g => g.Max(p => p.Port.Positions ?? 1));
        foreach (var (port, from) in ports)
        {
            if (port is { Kind: PortKind.PowerOutlet, PowerPort: { } feed } && !names.Contains((PortKind.PowerPort, feed)))
                found.Remark(from, "dangling reference", $"Outlet '{port.Name}' is fed by power port '{feed}', which the type does not have.");
            if (port is not { Kind: PortKind.FrontPort, RearPort: { } rear }) continue;
            if (!names.Contains((PortKind.RearPort, rear)))
                found.Remark(from, "dangling reference", $"Front port '{port.Name}' leads to rear port '{rear}', which the type does not have.");
            else if (port.RearPortPosition > positions[rear])
                found.Remark(from, "dangling reference", string.Create(CultureInfo.InvariantCulture, $"Front port '{port.Name}' leads to position {port.RearPortPosition} of rear port '{rear}', which has {positions[rear]}."));
        }
    }
}

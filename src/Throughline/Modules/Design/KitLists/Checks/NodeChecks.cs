using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>What each device of the design needs from the list: itself, its supplies, cords that fit the wall, something to mount it.</summary>
static class NodeChecks
{
    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        foreach (var node in facts.Design.Nodes.OrderBy(n => n.Label, StringComparer.Ordinal))
        {
            if (facts.Catalogue.Device(node.DeviceType) is not { } type)
            {
                yield return new("type-unknown", node.Label, "The catalogue does not know this device.",
                    $"{node.Label} is a {node.DeviceType}, which is not in the catalogue any more. Import its device type, or give the node another.", false, Waivable: false);
                continue;
            }
            yield return Device(node, type, facts);
            if (node.TwoSupplies) yield return Supplies(node, type, facts);
            if (Inlets(type) > 0) yield return Cords(node, type, facts);
            if (type.UHeight > 0) yield return RackKit(node, facts);
        }
    }

    static KitCheck Device(DesignNode node, DeviceType type, KitFacts facts)
    {
        var lines = facts.List.Lines.Where(l => Supplies(l, type)).ToList();
        var have = lines.Sum(l => l.AllocatedTo(node.Label));
        if (have == 1) return KitCheck.Pass("device-missing", node.Label, $"{node.Label} is supplied");
        var spare = lines.FirstOrDefault(l => l.Surplus > 0);
        return new("device-missing", node.Label, have == 0 ? "A device of the design is not on the list." : "A device is bought twice.",
            have == 0 ? $"{node.Label} is a {type.Model}; no line supplies it.{(spare is null ? $" Add {type.PartNumber ?? type.Model}, serving {node.Label}." : $" Line {spare.Number} has one left.")}"
                : $"{node.Label} is one {type.Model}; {have} pieces say that they serve it.", false, Waivable: false)
        {
            Lines = [.. lines.Where(l => l.AllocatedTo(node.Label) > 0).Select(l => l.Number)], Mark = "Missing",
            Mends = have == 0 && spare is not null ? [new($"use:{spare.Number}:{node.Label}", $"Use line {spare.Number} for {node.Label}")] : [],
        };
    }

    internal static bool Supplies(KitLine line, DeviceType type) =>
        line.PartNumber.Equals(type.PartNumber, StringComparison.OrdinalIgnoreCase) || line.PartNumber.Equals(type.Model, StringComparison.OrdinalIgnoreCase) || line.PartNumber.Equals(type.Slug, StringComparison.OrdinalIgnoreCase);

    static KitCheck Supplies(DesignNode node, DeviceType type, KitFacts facts)
    {
        var built = type.PortsOf(PortKind.PowerPort).Count();
        // the maker ships one with a chassis whose supplies sit in bays
        var have = (built > 0 ? built : 1) + Pieces(node, PartKind.PowerSupply, facts);
        return have >= 2 ? KitCheck.Pass("supplies", node.Label, $"{node.Label} has two supplies")
            : new("supplies", node.Label, "One supply feeds the device.", $"{node.Label} must survive the loss of one supply; it has {have}. Add a power supply that serves {node.Label}.", false) { Mark = "Missing" };
    }

    static int Inlets(DeviceType type) => type.PortsOf(PortKind.PowerPort).Any() ? type.PortsOf(PortKind.PowerPort).Count()
        : type.PortsOf(PortKind.ModuleBay).Any(b => b.Name.Contains("PSU", StringComparison.OrdinalIgnoreCase) || b.Name.Contains("power", StringComparison.OrdinalIgnoreCase)) ? 1 : 0;

    static KitCheck Cords(DesignNode node, DeviceType type, KitFacts facts)
    {
        var needed = type.PortsOf(PortKind.PowerPort).Any() ? Inlets(type) : 1 + Pieces(node, PartKind.PowerSupply, facts);
        var cords = facts.List.Lines.Where(l => l.Kind == PartKind.PowerCord && l.AllocatedTo(node.Label) > 0).ToList();
        var inlet = type.PortsOf(PortKind.PowerPort).FirstOrDefault()?.Type ?? "iec-60320-c14";
        if (node.Country is { } country && cords.FirstOrDefault(l => facts.Catalogue.Part(l.PartNumber) is PowerCord c && c.Countries.Count > 0 && !c.Serves(inlet, country)) is { } wrong)
            return new("cord", node.Label, "The power cord does not fit.", $"{node.Label} has an inlet {inlet} and stands in {country}; line {wrong.Number}, {wrong.PartNumber}, is {wrong.Description}. Choose the cord of that country.", false, Waivable: false) { Lines = [wrong.Number], Mark = "Mismatch" };
        var have = cords.Sum(l => l.AllocatedTo(node.Label));
        return have >= needed ? KitCheck.Pass("cord", node.Label, $"{node.Label} has its cords")
            : new("cord", node.Label, "A power cord is missing.", $"{node.Label} has {needed} {(needed == 1 ? "inlet" : "inlets")}; the list has {have} {(have == 1 ? "cord" : "cords")} for it. Add a cord, or waive it if the site has them.", false) { Mark = "Missing" };
    }

    static KitCheck RackKit(DesignNode node, KitFacts facts) => Pieces(node, PartKind.RackKit, facts) > 0
        ? KitCheck.Pass("rack-kit", node.Label, $"{node.Label} can be mounted")
        : new("rack-kit", node.Label, "Nothing to mount the device with.", $"{node.Label} takes rack units, and no rack kit serves it. Add one, or waive it if the device brings its own.", false) { Mark = "Missing" };

    static int Pieces(DesignNode node, PartKind kind, KitFacts facts) => facts.List.Lines.Where(l => l.Kind == kind).Sum(l => l.AllocatedTo(node.Label));
}

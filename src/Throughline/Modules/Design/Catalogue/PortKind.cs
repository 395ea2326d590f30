namespace Throughline.Modules.Design.Catalogue;

/// <summary>What a port of a type is: something to plug into, or a bay that takes a part.</summary>
public enum PortKind { ConsolePort, ConsoleServerPort, PowerPort, PowerOutlet, Interface, FrontPort, RearPort, ModuleBay, DeviceBay, InventoryItem }

/// <summary>The names that the NetBox library gives to the kinds of ports.</summary>
public static class PortKindNames
{
    private static readonly (PortKind Kind, string Name)[] Names =
    [
        (PortKind.ConsolePort, "console-ports"), (PortKind.ConsoleServerPort, "console-server-ports"),
        (PortKind.PowerPort, "power-ports"), (PortKind.PowerOutlet, "power-outlets"), (PortKind.Interface, "interfaces"),
        (PortKind.FrontPort, "front-ports"), (PortKind.RearPort, "rear-ports"), (PortKind.ModuleBay, "module-bays"),
        (PortKind.DeviceBay, "device-bays"), (PortKind.InventoryItem, "inventory-items"),
    ];

    /// <summary>The key of the list in a library file, <c>power-ports</c>.</summary>
    public static string Key(this PortKind kind) => Names.Single(n => n.Kind == kind).Name;

    /// <summary>The kind behind a key of a library file; null when the key is not a list of ports.</summary>
    public static PortKind? Of(string key) =>
        Names.Where(n => n.Name == key).Select(n => (PortKind?)n.Kind).SingleOrDefault();
}

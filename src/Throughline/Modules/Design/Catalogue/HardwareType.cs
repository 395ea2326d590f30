namespace Throughline.Modules.Design.Catalogue;

/// <summary>A model of equipment that can be bought: who makes it, what it is called and which ports it has.</summary>
public abstract class HardwareType
{
    private protected HardwareType() { }

    private protected HardwareType(string manufacturer, string model, string? partNumber)
    {
        Id = Guid.CreateVersion7();
        Manufacturer = manufacturer;
        Model = model;
        PartNumber = partNumber;
    }

    public Guid Id { get; private set; }
    public string Manufacturer { get; private set; } = "";
    public string Model { get; private set; } = "";

    /// <summary>What is written on an order; null where the maker's file gives none.</summary>
    public string? PartNumber { get; private set; }

    public string? Description { get; internal set; }
    public string? Comments { get; internal set; }
    public string? Airflow { get; internal set; }

    /// <summary>Mass in kilograms, whatever unit the file used; null when unknown.</summary>
    public decimal? WeightKg { get; internal set; }

    public List<CataloguePort> Ports { get; private set; } = [];

    public IEnumerable<CataloguePort> PortsOf(PortKind kind) => Ports.Where(p => p.Kind == kind);

    public IEnumerable<CataloguePort> Interfaces => PortsOf(PortKind.Interface);

    /// <summary>Sum of the largest draw of every power port in watts; ports that state none count as 0.</summary>
    public decimal MaximumDrawWatts => Ports.Sum(p => p.MaximumDrawWatts ?? 0);

    /// <summary>Power ports that do not state their draw: where they exist, <see cref="MaximumDrawWatts"/> is too small.</summary>
    public int PowerPortsWithoutDraw => PortsOf(PortKind.PowerPort).Count(p => p.MaximumDrawWatts is null);
}

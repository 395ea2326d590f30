namespace Throughline.Modules.Design.Catalogue.Parts;

/// <summary>What a part is bought for; checks of a kit list ask for it.</summary>
public enum PartKind { Device, Optic, Cable, PowerCord, PowerSupply, RackKit, Licence, Support }

/// <summary>Something that can stand on a kit list, with a typical price and delivery time.</summary>
public class Part
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required string PartNumber { get; init; }
    public required PartKind Kind { get; init; }
    public required string Description { get; init; }

    /// <summary>What a customer pays for one, in minor units of <see cref="Currency"/>.</summary>
    public required long ListPriceMinor { get; init; }

    /// <summary>What one costs us, in minor units of <see cref="Currency"/>.</summary>
    public required long CostMinor { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "GBP";

    /// <summary>Working days from order to delivery; 0 is at once.</summary>
    public required int LeadDays { get; init; }

    /// <summary>How long a licence or a support contract runs; null for what does not end.</summary>
    public int? TermMonths { get; init; }
}

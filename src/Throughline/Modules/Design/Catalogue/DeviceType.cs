namespace Throughline.Modules.Design.Catalogue;

/// <summary>A device that stands in a rack by itself: a router, a switch, a demarcation unit, a patch panel.</summary>
public sealed class DeviceType : HardwareType
{
    private DeviceType() { }

    public DeviceType(string manufacturer, string model, string? partNumber, string slug, decimal? uHeight, bool isFullDepth)
        : base(manufacturer, model, partNumber) => (Slug, UHeight, IsFullDepth) = (slug, uHeight, isFullDepth);

    /// <summary>The short name of the library, kept as the file writes it: letters of both cases, digits, <c>-</c> and <c>_</c>.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Rack units, in steps of a half; 0 takes no place of its own, null is unknown.</summary>
    public decimal? UHeight { get; private set; }

    /// <summary>Takes the whole depth of the rack, so that nothing fits behind it.</summary>
    public bool IsFullDepth { get; private set; }

    /// <summary><c>parent</c> holds other devices in bays, <c>child</c> sits in one; null for all others.</summary>
    public string? SubdeviceRole { get; internal set; }
}

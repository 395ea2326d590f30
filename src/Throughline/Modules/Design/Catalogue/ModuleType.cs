namespace Throughline.Modules.Design.Catalogue;

/// <summary>A part that lives in a module bay of a device: a line card, a network module, a power supply.</summary>
public sealed class ModuleType : HardwareType
{
    private ModuleType() { }

    public ModuleType(string manufacturer, string model, string? partNumber) : base(manufacturer, model, partNumber) { }
}

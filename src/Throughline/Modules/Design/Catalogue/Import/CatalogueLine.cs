using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>One line of <c>catalog import --json</c>: what a file gave, under the keys that other programs rely on.</summary>
public sealed record CatalogueLine(
    string File, bool Accept, string? Kind, string? Manufacturer, string? Model, string? PartNumber, string? Slug, decimal? UHeight, bool? FullDepth,
    IReadOnlyDictionary<string, int>? Counts, IReadOnlyDictionary<string, int>? InterfaceTypes, int? MgmtInterfaces, decimal? MaxDrawWatts)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>First line at fault; only where the file is refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; private init; }

    /// <summary>Every fault in words; only where the file is refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; private init; }

    public static CatalogueLine Of(CatalogueFile file)
    {
        if (file.Type is not { } type)
            return new(file.File, false, null, null, null, null, null, null, null, null, null, null, null) { Line = file.Faults[0].Line, Reason = file.Reason };

        var device = type as DeviceType;
        return new(file.File, true, device is null ? "module" : "device", type.Manufacturer, type.Model, type.PartNumber,
            device?.Slug, device?.UHeight, device?.IsFullDepth ?? true,
            Counted(type.Ports, p => p.Kind.Key()), Counted(type.Interfaces, p => p.Type!), type.Interfaces.Count(i => i.MgmtOnly), type.MaximumDrawWatts);
    }

    public override string ToString() => JsonSerializer.Serialize(this, Options);

    private static Dictionary<string, int> Counted(IEnumerable<CataloguePort> ports, Func<CataloguePort, string> by) =>
        ports.GroupBy(by).ToDictionary(g => g.Key, g => g.Count());
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Modules.Design.Catalogue.Parts;

/// <summary>Our own list of optics, cables, cords and sundries, and a few vendor-neutral types, that every installation begins with.</summary>
public static class SeedCatalogue
{
    private const string PartsFile = "optics-and-cables.json";
    private const string TypesFolder = "Design/Seed/catalogue/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private sealed record Sheet(string Currency, List<Optic> Optics, List<Cable> Cables, List<PowerCord> PowerCords, List<Part> Parts);

    /// <summary>Optics, cables, power cords and other parts; new objects at every call.</summary>
    public static IReadOnlyList<Part> Parts()
    {
        using var stream = Open(Names().Single(n => n.EndsWith(PartsFile, StringComparison.Ordinal)));
        var sheet = JsonSerializer.Deserialize<Sheet>(stream, Options)!;
        return [.. sheet.Optics, .. sheet.Cables, .. sheet.PowerCords, .. sheet.Parts];
    }

    /// <summary>The example types of our own parts, read like any file of a library; new objects at every call.</summary>
    public static async Task<IReadOnlyList<HardwareType>> Types(CancellationToken stop = default)
    {
        var types = new List<HardwareType>();
        foreach (var name in Names().Where(n => n.Contains(TypesFolder, StringComparison.Ordinal)))
        {
            await using var stream = Open(name);
            var file = await ReadTypeFile.Run(name, stream, name.Contains("/_modules/", StringComparison.Ordinal), stop);
            types.Add(file.Type ?? throw new InvalidDataException($"{name}: {file.Reason}"));
        }
        return types;
    }

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith("seed/", StringComparison.Ordinal));

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
}

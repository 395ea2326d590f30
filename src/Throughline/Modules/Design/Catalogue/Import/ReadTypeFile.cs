using System.Text.RegularExpressions;
using Throughline.Modules.Design.Catalogue.Import.Yaml;

namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>Reads one file of the NetBox library into a device type or a module type, naming every fault at once.</summary>
public static partial class ReadTypeFile
{
    internal const int LongestProse = 100_000;

    private static readonly HashSet<string> Common =
    [
        "manufacturer", "model", "part_number", "description", "comments", "airflow", "weight", "weight_unit",
        .. Enum.GetValues<PortKind>().Select(k => k.Key()),
    ];

    private static readonly HashSet<string> OfModule = [.. Common, "profile", "attributes"];
    private static readonly HashSet<string> OfDevice =
        [.. Common, "slug", "u_height", "is_full_depth", "subdevice_role", "front_image", "rear_image", "is_powered", "exclude_from_utilization"];

    /// <param name="file">The name of the file within the tree, with '/' between folders.</param>
    /// <param name="isModule">Whether the file lies among module types; a device type needs a slug.</param>
    public static async Task<CatalogueFile> Run(string file, Stream content, bool isModule, CancellationToken stop = default)
    {
        var found = new Findings();
        HardwareType? type = null;
        try
        {
            var root = ReadYaml.Run(await ReadCatalogueText.Run(content, found, stop), found);
            if (root is YamlMap map) type = Type(map, isModule, found);
            else found.Fault(root, $"A type begins with keys such as 'manufacturer:'; this file is {root.Called}.");
        }
        catch (UnreadableException e)
        {
            found.Faults.AddRange(e.Faults);
        }
        var faults = found.Faults.OrderBy(f => f.Line).ThenBy(f => f.Column).ToList();
        return new CatalogueFile(file, faults.Count == 0 ? type : null, faults, [.. found.Remarks.OrderBy(r => r.Line).ThenBy(r => r.Column)]);
    }

    private static HardwareType Type(YamlMap map, bool isModule, Findings found)
    {
        var fields = new ReadFields(map, "", found);
        fields.RemarkUnknown("", isModule ? OfModule : OfDevice);
        var manufacturer = fields.Text("manufacturer", required: true) ?? "";
        var model = fields.Text("model", required: true) ?? "";
        var partNumber = fields.Text("part_number");
        foreach (var key in (string[])["manufacturer", "model", "part_number"]) fields.RemarkBareNumber(key);

        HardwareType type = isModule
            ? new ModuleType(manufacturer, model, partNumber)
            : new DeviceType(manufacturer, model, partNumber, Slug(map, fields, manufacturer, found), UHeight(map, fields, found), fields.Flag("is_full_depth") ?? true)
            {
                SubdeviceRole = fields.Text("subdevice_role"),
            };
        type.Description = fields.Text("description", longest: LongestProse);
        type.Comments = fields.Text("comments", longest: LongestProse);
        type.Airflow = fields.Text("airflow");
        type.WeightKg = WeightKg(map, fields, found);
        type.Ports.AddRange(ReadPorts.Run(map, found));
        return type;
    }

    private static string Slug(YamlMap map, ReadFields fields, string manufacturer, Findings found)
    {
        if (!fields.Has("slug"))
        {
            found.Fault(map, "slug is missing: a device type needs one. (A module type has none; put it into a folder named module-types or _modules.)");
            return "";
        }
        if (fields.Text("slug", required: true) is not { } slug) return "";
        var at = map["slug"]!;
        if (!SlugLetters().IsMatch(slug)) found.Fault(at, $"slug is '{slug}'; letters, digits, - and _ are allowed.");
        if (slug.Any(char.IsUpper)) found.Remark(at, "upper case in slug", $"slug '{slug}' has capitals; kept as it is.");
        if (!slug.StartsWith(Slugged(manufacturer), StringComparison.OrdinalIgnoreCase))
            found.Remark(at, "slug without manufacturer", $"slug '{slug}' does not begin with '{Slugged(manufacturer)}'.");
        return slug;
    }

    private static string Slugged(string name) => NotSlug().Replace(name.ToLowerInvariant(), "-").Trim('-');

    private static decimal? UHeight(YamlMap map, ReadFields fields, Findings found)
    {
        if (!fields.Has("u_height"))
        {
            found.Remark(map, "u_height missing", "u_height is missing; one rack unit is assumed, as the library does.");
            return 1;
        }
        var at = map["u_height"]!;
        if (at is YamlScalar { IsNull: true }) found.Remark(at, "u_height null", "u_height is empty; the height is unknown.");
        var height = fields.Number("u_height", "rack units", 0, 100);
        if (height == 0) found.Remark(at, "0U", "The type takes no rack unit of its own.");
        if (height * 2 % 1 > 0) found.Fault(at, FormattableString.Invariant($"u_height is {height}; rack units go in steps of a half."));
        return height;
    }

    private static decimal? WeightKg(YamlMap map, ReadFields fields, Findings found)
    {
        var weight = fields.Number("weight", "weight", 0, 1_000_000);
        var unit = fields.Text("weight_unit")?.ToLowerInvariant();
        decimal? kilograms = unit switch { "kg" => 1m, "g" => 0.001m, "lb" => 0.45359237m, "oz" => 0.028349523125m, _ => null };
        if (unit is not null && kilograms is null) found.Fault(map["weight_unit"]!, $"weight_unit is '{unit}'; kg, g, lb or oz are known.");
        else if (weight is null != unit is null) found.Remark(map["weight"] ?? map["weight_unit"]!, "weight without unit", "weight and weight_unit belong together; the weight is taken as unknown.");
        return weight * kilograms;
    }

    [GeneratedRegex(@"^[-a-zA-Z0-9_]+\z")]
    private static partial Regex SlugLetters();

    [GeneratedRegex(@"[^a-z0-9_]+")]
    private static partial Regex NotSlug();
}

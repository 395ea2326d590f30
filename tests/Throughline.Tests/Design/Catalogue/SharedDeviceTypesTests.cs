using System.Text.Json;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Tests.Design.Catalogue;

/// <summary>The real device and module types with their known answers, where they are at hand: their licence keeps them out of this repository.</summary>
public sealed class SharedDeviceTypesTests
{
    private static readonly string[] Keys =
        ["accept", "kind", "manufacturer", "model", "partNumber", "slug", "uHeight", "fullDepth", "counts", "interfaceTypes", "mgmtInterfaces", "maxDrawWatts"];

    [Fact]
    public async Task Every_real_type_gives_what_is_known_of_it()
    {
        var folder = Folder();
        Assert.SkipUnless(folder is not null, "no shared/data/device-types beside the repository");
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder!, "expected.json"), TestContext.Current.CancellationToken));

        var reading = await ReadCatalogueTree.Run(folder!, TestContext.Current.CancellationToken);

        var lines = reading.Files.ToDictionary(f => f.File, f => JsonDocument.Parse(CatalogueLine.Of(f).ToString()).RootElement);
        Assert.Equal(expected.RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), lines.Keys.Order(StringComparer.Ordinal));
        foreach (var known in expected.RootElement.EnumerateObject())
        {
            foreach (var key in Keys)
                if (known.Value.TryGetProperty(key, out var value))
                    Assert.True(JsonElement.DeepEquals(value, lines[known.Name].GetProperty(key)), $"{known.Name} {key}: {value} expected, {lines[known.Name].GetProperty(key)} found");
            var file = reading.Files.Single(f => f.File == known.Name);
            if (!file.Accepted) continue;
            foreach (var quirk in known.Value.GetProperty("quirks").EnumerateArray()) Assert.Contains(quirk.GetString(), file.Remarks.Select(r => r.Kind));
            Assert.Equal(known.Value.GetProperty("powerPortsWithoutDraw").GetInt32(), file.Type!.PowerPortsWithoutDraw);
            Assert.Equal(known.Value.GetProperty("duplicateNames").GetArrayLength() > 0, file.Remarks.Any(r => r.Kind == "duplicate name"));
            Assert.Equal(known.Value.GetProperty("danglingReferences").GetArrayLength() > 0, file.Remarks.Any(r => r.Kind == "dangling reference"));
        }
        Assert.Equal([111, 113, 118], reading.Refused.Single().Faults.Select(f => f.Line));
    }

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", "device-types");
            if (Directory.Exists(found)) return found;
        }
        return null;
    }
}

using System.Text.Json;
using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Tests.Design.Catalogue;

public sealed class ReadCatalogueTreeTests : IDisposable
{
    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory("types-");

    public void Dispose() => _tree.Delete(recursive: true);

    [Fact]
    public async Task A_refused_file_does_not_stop_the_others()
    {
        Write("Example/good.yaml", TypeText.Router);
        Write("_modules/Example/psu.yml", "manufacturer: Example\nmodel: PSU\npower-ports:\n  - name: In\n    maximum_draw: 150\n");
        Write("Example/broken.yaml", "manufacturer: [\n");
        Write("README.md", "no type");

        var reading = await Read();

        Assert.Equal(["Example/broken.yaml", "Example/good.yaml", "_modules/Example/psu.yml"], reading.Files.Select(f => f.File));
        Assert.Equal(["Example/broken.yaml"], reading.Refused.Select(f => f.File));
        Assert.Equal([typeof(DeviceType), typeof(ModuleType)], reading.Types.Select(t => t.GetType()));
    }

    [Theory]
    [InlineData("module-types/Example/psu.yaml", true)]
    [InlineData("a/_modules/Example/psu.yaml", true)]
    [InlineData("device-types/Example/psu.yaml", false)]
    [InlineData("module-types/device-types/psu.yaml", false)]
    public async Task The_nearest_named_folder_tells_modules_from_devices(string file, bool isModule)
    {
        Write(file, "manufacturer: Example\nmodel: PSU\n");

        Assert.Equal(isModule, (await Read()).Files.Single().Accepted);
    }

    [Fact]
    public async Task A_model_described_twice_is_refused_the_second_time_and_names_the_first()
    {
        Write("Example/a.yaml", TypeText.Router);
        Write("Example/b.yaml", TypeText.Router.Replace("model: CPE-1", "model: cpe-1", StringComparison.Ordinal));

        var reading = await Read();

        Assert.Equal(["Example/b.yaml"], reading.Refused.Select(f => f.File));
        Assert.Contains("Example/a.yaml", reading.Refused.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_hidden_names_and_rack_types_are_passed_over_and_named()
    {
        Write("Example/good.yaml", TypeText.Router);
        Write(".github/workflow.yaml", "on: push\n");
        Write("rack-types/Example/rack.yaml", "form_factor: 4-post-cabinet\n");
        File.CreateSymbolicLink(Path.Combine(_tree.FullName, "Example", "loop.yaml"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(_tree.FullName, "around"), _tree.FullName);

        var reading = await Read();

        Assert.Equal(["Example/good.yaml"], reading.Files.Select(f => f.File));
        Assert.Equal([".github", "Example/loop.yaml", "around", "rack-types"], reading.PassedOver);
    }

    [Fact]
    public async Task A_line_of_json_has_the_promised_keys_in_order_and_line_and_reason_only_when_refused()
    {
        Write("Example/good.yaml", TypeText.Router);
        Write("Example/zbad.yaml", "manufacturer: Example\nmodel: [\n");

        var lines = (await Read()).Files.Select(f => JsonDocument.Parse(CatalogueLine.Of(f).ToString()).RootElement).ToList();

        string[] keys = ["file", "accept", "kind", "manufacturer", "model", "partNumber", "slug", "uHeight", "fullDepth", "counts", "interfaceTypes", "mgmtInterfaces", "maxDrawWatts"];
        Assert.Equal(keys, lines[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal([.. keys, "line", "reason"], lines[1].EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"power-ports":1,"interfaces":2}""", lines[0].GetProperty("counts").GetRawText());
        Assert.Equal("""{"1000base-t":1,"1000base-x-sfp":1}""", lines[0].GetProperty("interfaceTypes").GetRawText());
        Assert.Equal(3, lines[1].GetProperty("line").GetInt32());
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_tree.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<CatalogueReading> Read() => ReadCatalogueTree.Run(_tree.FullName, TestContext.Current.CancellationToken);
}

using Throughline.Modules.Design.Catalogue;

namespace Throughline.Tests.Design.Catalogue;

public sealed class ReadTypeFileTests
{
    [Fact]
    public async Task A_device_type_keeps_its_ports_in_the_order_of_the_file()
    {
        var type = (await TypeText.Read(TypeText.Router)).Device();

        Assert.Equal(("Example", "CPE-1", "CPE-1-AC", "example-cpe-1"), (type.Manufacturer, type.Model, type.PartNumber, type.Slug));
        Assert.Equal((1m, false, 60m, 0), (type.UHeight, type.IsFullDepth, type.MaximumDrawWatts, type.PowerPortsWithoutDraw));
        Assert.Equal([("Eth0", 0, true), ("Eth1", 1, false)], type.Interfaces.Select(i => (i.Name, i.Ordinal, i.MgmtOnly)));
    }

    [Fact]
    public async Task A_module_type_needs_no_slug_and_a_device_type_does()
    {
        const string text = "manufacturer: Example\nmodel: PSU-150-AC\n";

        Assert.IsType<ModuleType>((await TypeText.Read(text, isModule: true)).Type);
        (await TypeText.Read(text)).RefusedAt((1, 1, "slug is missing"));
    }

    [Theory]
    [InlineData("part_number: CPE-1-AC", "part_number: 00412", "non-string part_number")]
    [InlineData("slug: example-cpe-1", "slug: Example-CPE-1", "upper case in slug")]
    [InlineData("slug: example-cpe-1", "slug: cpe-1", "slug without manufacturer")]
    [InlineData("u_height: 1", "u_height: 0", "0U")]
    [InlineData("u_height: 1", "u_height:", "u_height null")]
    [InlineData("u_height: 1\n", "", "u_height missing")]
    [InlineData("u_height: 1", "u_height: '2'", "number given as string")]
    [InlineData("maximum_draw: 60", "maximum_draw: ''", "number given as empty string")]
    [InlineData("u_height: 1", "u_height: 1\ndefault_platform: ''", "unknown key default_platform")]
    [InlineData("u_height: 1", "u_height: 1\nWeight: 9.6", "unknown key Weight")]
    [InlineData("u_height: 1", "u_height: 1\nu_height: 1", "repeated key")]
    [InlineData("mgmt_only: true", "mgmt_only: 'true'", "boolean given as string")]
    [InlineData("name: Eth1", "name: Eth0", "duplicate name")]
    [InlineData("maximum_draw: 60", "maximum_draw: 60\n    allocated_draw: 61", "allocated draw above maximum")]
    [InlineData("u_height: 1", "u_height: 1\nweight: 3", "weight without unit")]
    [InlineData("u_height: 1", "u_height: 1\nmodule-bays:\n  - name: Bay\n    type: x", "unknown module-bay key")]
    [InlineData("u_height: 1", "u_height: 1\npower-outlets:\n  - name: Out\n    power_port: PSU9", "dangling reference")]
    [InlineData("u_height: 1", "u_height: 1\nfront-ports:\n  - name: F1\n    type: lc\n    rear_port: R1", "dangling reference")]
    [InlineData("u_height: 1", "u_height: 1\nfront-ports:\n  - name: F1\n    type: lc\n    rear_port: R1\n    rear_port_position: 3\nrear-ports:\n  - name: R1\n    type: lc\n    positions: 2", "dangling reference")]
    [InlineData("u_height: 1", "u_height: 1\ncomments: \"first\nsecond: at the margin\"", "quoted text not indented")]
    public async Task An_oddity_of_real_libraries_is_remarked_and_taken(string line, string instead, string remark)
    {
        var file = await TypeText.RouterWith(line, instead);

        file.Device();
        Assert.Contains(remark, file.Remarks.Select(r => r.Kind));
    }

    [Fact]
    public async Task A_clean_file_has_no_remarks() => Assert.Empty((await TypeText.Read(TypeText.Router)).Remarks);

    [Fact]
    public async Task Line_ends_byte_order_mark_and_a_missing_last_newline_change_nothing()
    {
        var odd = await TypeText.Read("\uFEFF" + TypeText.Router.TrimEnd().ReplaceLineEndings("\r\n"));

        Assert.Equal(["CRLF", "no final newline"], odd.Remarks.Select(r => r.Kind));
        Assert.Equal(2, odd.Device().Interfaces.Count());
    }

    [Theory]
    [InlineData("u_height:", null)]
    [InlineData("u_height: 1.5", "1.5")]
    [InlineData("u_height: 2.0", "2.0")]
    [InlineData("", "1")]
    public async Task The_height_is_what_the_file_says_and_one_unit_when_it_is_silent(string line, string? units) =>
        Assert.Equal(units is null ? null : decimal.Parse(units, System.Globalization.CultureInfo.InvariantCulture),
            (await TypeText.RouterWith("u_height: 1", line)).Device().UHeight);

    [Fact]
    public async Task Names_that_look_like_numbers_or_booleans_stay_text()
    {
        var type = (await TypeText.Read(TypeText.Router.Replace("model: CPE-1", "model: 5142", StringComparison.Ordinal)
            .Replace("part_number: CPE-1-AC", "part_number: 0x1F", StringComparison.Ordinal)
            .Replace("name: Eth1", "name: 1e3", StringComparison.Ordinal)
            .Replace("manufacturer: Example", "manufacturer: NO", StringComparison.Ordinal))).Device();

        Assert.Equal(("NO", "5142", "0x1F", "1e3"), (type.Manufacturer, type.Model, type.PartNumber, type.Ports[^1].Name));
    }

    [Theory]
    [InlineData("kg", "2")]
    [InlineData("g", "0.002")]
    [InlineData("lb", "0.90718474")]
    public async Task Weight_is_kept_in_kilograms(string unit, string kilograms) => Assert.Equal(
        decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture),
        (await TypeText.RouterWith("u_height: 1", $"u_height: 1\nweight: 2\nweight_unit: {unit}")).Device().WeightKg);

    [Fact]
    public async Task Names_in_any_script_and_markup_are_kept_as_written()
    {
        var type = (await TypeText.RouterWith("model: CPE-1", "model: Маршрутизатор جهاز <script>alert(1)</script>")).Device();

        Assert.Equal("Маршрутизатор جهاز <script>alert(1)</script>", type.Model);
    }

    [Fact]
    public async Task A_text_at_the_margin_within_quotes_reads_as_it_would_if_indented()
    {
        var margin = await TypeText.RouterWith("u_height: 1", "u_height: 1\ncomments: \"one \\\"two\\\"\nthree\\n\n\n| four |\"");
        var indented = await TypeText.RouterWith("u_height: 1", "u_height: 1\ncomments: \"one \\\"two\\\"\n  three\\n\n\n  | four |\"");

        Assert.Equal("one \"two\" three\n\n| four |", margin.Device().Comments);
        Assert.Equal(indented.Device().Comments, margin.Device().Comments);
    }

    [Fact]
    public async Task Shared_values_and_merged_keys_are_resolved()
    {
        var type = (await TypeText.RouterWith("  - name: Eth1\n    type: 1000base-x-sfp", "  - &cage\n    name: Eth1\n    type: 1000base-x-sfp\n  - <<: *cage\n    name: Eth2")).Device();

        Assert.Equal(["Eth0 1000base-t", "Eth1 1000base-x-sfp", "Eth2 1000base-x-sfp"], type.Interfaces.Select(i => $"{i.Name} {i.Type}"));
    }
}

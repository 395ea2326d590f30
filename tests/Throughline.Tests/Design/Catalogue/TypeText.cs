using System.Text;
using Throughline.Modules.Design.Catalogue;
using Throughline.Modules.Design.Catalogue.Import;

namespace Throughline.Tests.Design.Catalogue;

/// <summary>Reads a type that a test writes down.</summary>
internal static class TypeText
{
    public const string Router = """
        ---
        manufacturer: Example
        model: CPE-1
        slug: example-cpe-1
        part_number: CPE-1-AC
        u_height: 1
        is_full_depth: false
        power-ports:
          - name: PSU1
            type: iec-60320-c14
            maximum_draw: 60
        interfaces:
          - name: Eth0
            type: 1000base-t
            mgmt_only: true
          - name: Eth1
            type: 1000base-x-sfp

        """;

    public static Task<CatalogueFile> Read(string text, bool isModule = false) => Read(Encoding.UTF8.GetBytes(text), isModule);

    public static Task<CatalogueFile> Read(byte[] bytes, bool isModule = false) =>
        ReadTypeFile.Run("Example/type.yaml", new MemoryStream(bytes), isModule, TestContext.Current.CancellationToken);

    /// <summary>The router with one line of it replaced.</summary>
    public static Task<CatalogueFile> RouterWith(string line, string instead)
    {
        Assert.Contains(line, Router, StringComparison.Ordinal);
        return Read(Router.Replace(line, instead, StringComparison.Ordinal));
    }

    public static DeviceType Device(this CatalogueFile file)
    {
        Assert.Equal("", file.Reason);
        return Assert.IsType<DeviceType>(file.Type);
    }

    public static void RefusedAt(this CatalogueFile file, params (int Line, int Column, string Says)[] faults)
    {
        Assert.Null(file.Type);
        Assert.Equal(faults.Select(f => (f.Line, f.Column)), file.Faults.Select(f => (f.Line, f.Column)));
        foreach (var (fault, expected) in file.Faults.Zip(faults)) Assert.Contains(expected.Says, fault.Message, StringComparison.Ordinal);
    }
}

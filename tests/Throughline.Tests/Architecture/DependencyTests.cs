using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Throughline.Tests.Architecture;

public partial class DependencyTests
{
    [Fact]
    public void Every_package_has_a_line_in_the_list_of_dependencies_and_no_line_is_left_over()
    {
        var packages = XDocument.Load(Path.Combine(Sources.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);
        var text = File.ReadAllText(Path.Combine(Sources.Root, "docs", "dependencies.md")).Split("## On the machine")[0];
        var lines = Row().Matches(text).Select(m => m.Groups[1].Value).Where(n => n != "package");

        Assert.Equal(packages.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| ([A-Za-z][\w.]*) \| [^|]+ \| [^|]+\.\s*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Throughline.Host.OpenApi;

/// <summary>The sentences that the source says about its types, read from the file that the compiler writes beside the program.</summary>
static partial class XmlWords
{
    static readonly Lazy<Dictionary<string, XElement>> Members = new(() =>
    {
        var file = Path.ChangeExtension(typeof(XmlWords).Assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").Where(m => m.Element("summary") is not null).GroupBy(m => m.Attribute("name")!.Value).ToDictionary(g => g.Key, g => g.First())
            : [];
    });

    /// <summary>The summary of a type without its markup; null where the source says nothing.</summary>
    public static string? Of(Type type) => Said("T:" + Name(type));

    public static string? Of(Type type, string property) => Said($"P:{Name(type)}.{property}") ?? Parameter(type, property);

    /// <summary><c>OpenNetwork</c> in words: Open network.</summary>
    public static string Title(Type type)
    {
        var words = Capitals().Replace(type.Name.Split('`')[0], " $1").Trim();
        return words[..1] + words[1..].ToLowerInvariant();
    }

    static string? Parameter(Type record, string name) => Members.Value.TryGetValue("T:" + Name(record), out var member)
        ? member.Elements("param").Where(p => p.Attribute("name")?.Value == name).Select(Plain).FirstOrDefault() : null;

    static string? Said(string id) => Members.Value.TryGetValue(id, out var member) ? Plain(member.Element("summary")!) : null;

    static string Plain(XElement element) => Spaces().Replace(string.Concat(element.DescendantNodes().Select(n => n switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } named => (named.Attribute("cref") ?? named.Attribute("name"))?.Value.Split('.', ':')[^1],
        _ => "",
    })), " ").Trim();

    static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;

namespace Throughline.Ui;

/// <summary>Styles, scripts and pictures that travel inside the program.</summary>
public static class WebFiles
{
    static readonly Assembly Program = typeof(WebFiles).Assembly;
    static readonly ConcurrentDictionary<string, string> Addresses = new();

    /// <summary>The names below <c>Ui/wwwroot</c>, <c>app.css</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Program.GetManifestResourceNames().Where(n => n.StartsWith("wwwroot/", StringComparison.Ordinal)).Select(n => n["wwwroot/".Length..])];

    /// <summary>The file's bytes; null when there is no such file.</summary>
    public static Stream? Open(string name) => Program.GetManifestResourceStream("wwwroot/" + name);

    /// <summary>The file's text.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name) ?? throw new FileNotFoundException(name));
        return reader.ReadToEnd();
    }

    /// <summary>Its address with a mark of its content, so that a browser may keep it for ever: <c>/app.css?v=1a2b3c4d</c>.</summary>
    public static string Url(string name) => Addresses.GetOrAdd(name, static n =>
    {
        using var file = Open(n) ?? throw new FileNotFoundException(n);
        return $"/{n}?v={Convert.ToHexStringLower(SHA256.HashData(file))[..8]}";
    });
}

namespace Throughline.Tests.Architecture;

/// <summary>The source files of the product, for rules that the compiler forgets.</summary>
internal static class Sources
{
    /// <summary>The folder that holds Throughline.slnx, found by walking up.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files under src/Throughline/<paramref name="folder"/> that end in one of <paramref name="endings"/>; generated ones left out.</summary>
    public static List<string> Of(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", "Throughline", folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !Named(f).Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "Models"))
            .Order(StringComparer.Ordinal).ToList();

    /// <summary>The path a person would say, from the root of the repository.</summary>
    public static string Named(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No Throughline.slnx above {AppContext.BaseDirectory}.");
    }
}

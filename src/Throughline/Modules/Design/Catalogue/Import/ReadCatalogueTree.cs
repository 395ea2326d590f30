namespace Throughline.Modules.Design.Catalogue.Import;

/// <summary>What a whole tree gave: a file each, in the order of their names, and what was passed over.</summary>
public sealed record CatalogueReading(IReadOnlyList<CatalogueFile> Files, IReadOnlyList<string> PassedOver)
{
    /// <summary>The types to keep; what was refused is not among them.</summary>
    public IEnumerable<HardwareType> Types => Files.Where(f => f.Accepted).Select(f => f.Type!);

    public IEnumerable<CatalogueFile> Refused => Files.Where(f => !f.Accepted);
}

/// <summary>Reads every YAML file below a folder. Links are not followed, hidden and rack-type folders are passed over and named.</summary>
public static class ReadCatalogueTree
{
    private static readonly string[] ModuleFolders = ["_modules", "modules", "module-types"];
    private static readonly string[] OtherFolders = ["rack-types", "module-bay-types", "platform-types", "schema", "tests"];

    public static async Task<CatalogueReading> Run(string folder, CancellationToken stop = default)
    {
        var root = new DirectoryInfo(folder);
        var files = new List<FileInfo>();
        var passedOver = new List<string>();
        Gather(root, root, files, passedOver);

        var read = new List<CatalogueFile>();
        foreach (var file in files.OrderBy(f => Name(root, f), StringComparer.Ordinal))
            read.Add(await One(root, file, stop));
        return new CatalogueReading(RefuseRepeated(read), [.. passedOver.Order(StringComparer.Ordinal)]);
    }

    private static void Gather(DirectoryInfo root, DirectoryInfo folder, List<FileInfo> files, List<string> passedOver)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var isFolder = entry is DirectoryInfo;
            if (!isFolder && entry.Extension.ToLowerInvariant() is not (".yaml" or ".yml")) continue;
            if (entry.LinkTarget is not null || entry.Name.StartsWith('.') || (isFolder && OtherFolders.Contains(entry.Name))) passedOver.Add(Name(root, entry));
            else if (entry is DirectoryInfo below) Gather(root, below, files, passedOver);
            else files.Add((FileInfo)entry);
        }
    }

    private static async Task<CatalogueFile> One(DirectoryInfo root, FileInfo file, CancellationToken stop)
    {
        try
        {
            await using var content = file.OpenRead();
            return await ReadTypeFile.Run(Name(root, file), content, IsModule(file), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CatalogueFile(Name(root, file), null, [new CatalogueFault($"The file cannot be read: {e.Message}", 1, 1)], []);
        }
    }

    /// <summary>The nearest folder that is named for a kind decides; without one it is a device type.</summary>
    private static bool IsModule(FileInfo file)
    {
        for (var folder = file.Directory; folder is not null; folder = folder.Parent)
        {
            if (ModuleFolders.Contains(folder.Name)) return true;
            if (folder.Name == "device-types") return false;
        }
        return false;
    }

    /// <summary>Two files that claim the same maker and model: the first in order stays, the others are refused unless they say the same.</summary>
    private static List<CatalogueFile> RefuseRepeated(List<CatalogueFile> files)
    {
        var first = new Dictionary<string, CatalogueFile>(StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(f =>
        {
            if (f.Type is not { } type || first.TryAdd($"{type.GetType().Name}\n{type.Manufacturer}\n{type.Model}", f)) return f;
            var other = first[$"{type.GetType().Name}\n{type.Manufacturer}\n{type.Model}"];
            return f.Refused(new CatalogueFault($"{type.Manufacturer} {type.Model} is already described by {other.File}; keep one of the two.", 1, 1));
        })];
    }

    private static string Name(DirectoryInfo root, FileSystemInfo entry) =>
        Path.GetRelativePath(root.FullName, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}

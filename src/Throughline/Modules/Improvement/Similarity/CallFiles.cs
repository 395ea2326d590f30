using Throughline.Kernel;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>The files that a command reads and writes: what is wrong with them is said before the work and not after it.</summary>
internal static class CallFiles
{
    public static IEnumerable<string> Faults(IEnumerable<FileInfo?> read, IEnumerable<FileInfo?> written)
    {
        foreach (var file in read.OfType<FileInfo>().Where(f => !f.Exists))
            yield return Directory.Exists(file.FullName) ? $"{file.FullName} is a folder; name a file in it." : $"There is no file {file.FullName}.";
        foreach (var file in written.OfType<FileInfo>())
        {
            if (Directory.Exists(file.FullName)) yield return $"{file.FullName} is a folder; name a file in it to write to.";
            else if (file.Directory is { Exists: false } folder) yield return $"There is no folder {folder.FullName} to write {file.Name} to.";
        }
    }

    /// <summary>Does the work; a file that cannot be read or written on the way is said in a sentence.</summary>
    public static int Guarded(Func<int> work)
    {
        try { return work(); }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"It could not be done: {fault.Message}");
            return ExitCode.No;
        }
    }
}

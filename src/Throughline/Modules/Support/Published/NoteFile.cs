using System.Text;
using Throughline.Web;

namespace Throughline.Modules.Support.Published;

/// <summary>A file that came with a note on a ticket: a photo, a log, a configuration. Whoever reads the note reads it.</summary>
public sealed class NoteFile
{
    public const int MostOfANote = 5;
    public const int MostBytes = 10 << 20;
    const int LongestName = 120;

    static readonly string[] Programs = [".exe", ".dll", ".com", ".bat", ".cmd", ".scr", ".msi", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".lnk", ".jar", ".reg", ".iso"];

    NoteFile() { }

    public NoteFile(TicketNote note, Upload file)
    {
        (NoteId, TicketId, Name, Content, Bytes) = (note.Id, note.TicketId, NameOf(file), file.Bytes, file.Bytes.Length);
        Type = TypeOf(file.Bytes);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NoteId { get; private set; }
    public Guid TicketId { get; private set; }

    /// <summary>As it was called where it came from.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is by its first bytes, whatever it is called: a picture and plain text are shown, all else is handed out to be kept.</summary>
    public string Type { get; private set; } = "";
    public long Bytes { get; private set; }
    public byte[] Content { get; private set; } = [];

    public const string Unknown = "application/octet-stream", PlainText = "text/plain; charset=utf-8";

    /// <summary>All that stands in the way of keeping these files with one note.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToKeep(IReadOnlyList<Upload> files)
    {
        var obstacles = new List<Obstacle>();
        if (files.Count > MostOfANote) obstacles.Add(new("too-many-files", $"{files.Count} files came with one note; at most {MostOfANote} fit. Put the others into a second note.", "/files"));
        for (var i = 0; i < files.Count; i++)
        {
            var (name, at) = (NameOf(files[i]), $"/files/{i}");
            if (files[i].Bytes.Length == 0) obstacles.Add(new("empty-file", $"{name} is empty. Look whether it is the right one.", at));
            if (files[i].Bytes.Length > MostBytes) obstacles.Add(new("file-too-large", $"{name} has {files[i].Bytes.Length / 1048576.0:0.0} MB; at most {MostBytes >> 20} MB are kept. Cut the log to the time of the fault, or make the picture smaller.", at));
            if (Programs.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)) obstacles.Add(new("program", $"{name} is a program, and programs are not kept here. Attach what it wrote, or say where it lies.", at));
        }
        return obstacles;
    }

    static string NameOf(Upload file)
    {
        var name = string.Concat(Path.GetFileName(file.FileName.Replace('\\', '/')).Where(c => !char.IsControl(c))).Trim();
        if (name.Length == 0) return "file";
        var end = Path.GetExtension(name);
        return name.Length <= LongestName ? name : end.Length < 12 ? name[..(LongestName - end.Length)] + end : name[..LongestName];
    }

    static string TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return "image/jpeg";
        if (bytes.StartsWith("GIF8"u8)) return "image/gif";
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)) return "image/webp";
        return IsText(bytes) ? PlainText : Unknown;
    }

    static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return false;
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

using System.Text;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Tickets laid out in temporary files, one for each stretch of time; the files go when this does, or the program ends.</summary>
internal sealed class TicketSpill(int stretches) : IDisposable
{
    private readonly FileStream?[] _files = new FileStream?[stretches];
    private readonly BinaryWriter?[] _writers = new BinaryWriter?[stretches];

    /// <summary>Letters that a ticket takes in memory, and a few for the rest of it.</summary>
    public static int LettersOf(TicketRecord ticket) => ticket.Title.Length + ticket.Body.Length + ticket.Resolution.Length + ticket.Facets.Sum(f => f.Value.Length) + 300;

    public void Write(int stretch, int rank, TicketRecord ticket)
    {
        var file = _files[stretch] ??= Fresh();
        var to = _writers[stretch] ??= new BinaryWriter(file, Encoding.Unicode, leaveOpen: true);
        to.Write(rank);
        to.Write(ticket.Id);
        to.Write(ticket.Key ?? "");
        to.Write(ticket.Created.ToUnixTimeTicks());
        to.Write(ticket.Closed?.ToUnixTimeTicks() ?? long.MinValue);
        to.Write(ticket.Reopened?.ToUnixTimeTicks() ?? long.MinValue);
        to.Write(ticket.Title);
        to.Write(ticket.Body);
        to.Write(ticket.Resolution);
        to.Write(ticket.Facets.Count);
        foreach (var facet in ticket.Facets)
        {
            to.Write((byte)facet.Kind);
            to.Write(facet.Value);
        }
        to.Write(ticket.Hours ?? -1);
        to.Write(ticket.CostMinor ?? -1);
        to.Write(ticket.Visits ?? -1);
    }

    /// <summary>A file that only who runs this may read.</summary>
    private static FileStream Fresh()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"throughline-{Path.GetRandomFileName()}"), options);
    }

    /// <summary>The tickets of a stretch as they were written.</summary>
    public IEnumerable<(int Rank, TicketRecord Ticket)> Read(int stretch)
    {
        if (_files[stretch] is not { } file) yield break;
        _writers[stretch]!.Flush();
        file.Position = 0;
        using var from = new BinaryReader(file, Encoding.Unicode, leaveOpen: true);
        while (file.Position < file.Length)
        {
            var rank = from.ReadInt32();
            var (id, key) = (from.ReadString(), from.ReadString());
            var (created, closed, reopened) = (from.ReadInt64(), from.ReadInt64(), from.ReadInt64());
            var (title, body, resolution) = (from.ReadString(), from.ReadString(), from.ReadString());
            var facets = new Facet[from.ReadInt32()];
            for (var i = 0; i < facets.Length; i++) facets[i] = new Facet((FacetKind)from.ReadByte(), from.ReadString());
            var (hours, cost, visits) = (from.ReadDecimal(), from.ReadInt64(), from.ReadInt32());
            yield return (rank, new TicketRecord
            {
                Id = id, Key = key.Length == 0 ? null : key, Created = Instant.FromUnixTimeTicks(created), Closed = Time(closed), Reopened = Time(reopened),
                Title = title, Body = body, Resolution = resolution, Facets = facets,
                Hours = hours < 0 ? null : hours, CostMinor = cost < 0 ? null : cost, Visits = visits < 0 ? null : visits,
            });
        }
        file.SetLength(0);
    }

    private static Instant? Time(long ticks) => ticks == long.MinValue ? null : Instant.FromUnixTimeTicks(ticks);

    public void Dispose()
    {
        foreach (var writer in _writers) writer?.Dispose();
        foreach (var file in _files) file?.Dispose();
    }
}

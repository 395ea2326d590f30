namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// All tickets in memory, searchable by words (title heavier than text), by the things they are about, and by time. A ticket
/// is found as soon as it is added. One writer at a time; readers must not run beside a writer.
/// </summary>
public sealed class TicketIndex
{
    internal const int MostImpact = 127;
    /// <summary>BM25F: a word in the title counts as eight in the text; the other constants damp repetition and length.</summary>
    internal const float TitleWeight = 8, Saturation = 4, QuerySaturation = 10, TitleLengthShare = .5f, BodyLengthShare = .8f;

    private readonly Dictionary<ulong, int> _terms = [];
    private readonly Dictionary<Facet, int> _facets = [];
    private readonly Dictionary<string, int> _documents = [];
    private readonly VectorStore _vectors = new();
    internal LetterStore Letters { get; } = new();
    private Row[] _rows = new Row[1024];
    private int[] _facetsOf = new int[4096];
    private int _facetsUsed;
    private readonly List<string> _ids = [];
    private double _titleTotal, _bodyTotal;
    private int _removed;

    internal struct Row
    {
        public long Created;
        public long Closed;
        public long Vector;
        public long Letters;
        public int FacetStart;
        public byte FacetCount;
        public ushort TitleLength;
        public ushort BodyLength;
        public bool Removed;
    }

    internal Postings Words { get; } = new();
    internal Postings Things { get; } = new();

    /// <summary>Places given so far, removed tickets included.</summary>
    public int Count { get; private set; }
    internal float MeanTitle => Count == 0 ? 8 : (float)(_titleTotal / Count);
    internal float MeanBody => Count == 0 ? 80 : (float)Math.Max(1, _bodyTotal / Count);
    internal ref readonly Row this[int document] => ref _rows[document];
    internal ReadOnlySpan<int> FacetsOf(int document) => _facetsOf.AsSpan(_rows[document].FacetStart, _rows[document].FacetCount);
    internal FacetKind KindOf(int facet) => (FacetKind)_facetKinds[facet];
    private readonly List<byte> _facetKinds = [];

    /// <summary>The id of the ticket at a place.</summary>
    public string IdOf(int document) => _ids[document];
    /// <summary>The place of a ticket that is in the index and not removed.</summary>
    public bool TryFind(string id, out int document) => _documents.TryGetValue(id, out document);
    internal int TermOf(ulong hash) => _terms.GetValueOrDefault(hash, -1);
    internal int FacetOf(Facet facet) => _facets.GetValueOrDefault(facet, -1);

    private static readonly float[] Logs = [.. Enumerable.Range(0, 1 << 14).Select(n => MathF.Log(n + .5f))];

    /// <summary>How telling a word is: ln(1 + (N − n + ½)/(n + ½)), which is ln(N + 1) − ln(n + ½).</summary>
    internal float Rarity(int term)
    {
        var n = term < 0 ? 0 : Words.Frequency(term);
        return MathF.Max(0, _logCount - (n < Logs.Length ? Logs[n] : MathF.Log(n + .5f)));
    }

    private float _logCount;

    /// <summary>Adds a ticket; one with the same id is replaced.</summary>
    public int Add(PreparedTicket prepared)
    {
        Remove(prepared.Ticket.Id);
        var document = Count++;
        _logCount = MathF.Log(Count + 1);
        if (document == _rows.Length) Array.Resize(ref _rows, _rows.Length * 2);
        _titleTotal += prepared.TitleLength;
        _bodyTotal += prepared.BodyLength;

        var counts = new TermCount[prepared.Terms.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var counted = prepared.Terms[i];
            if (!_terms.TryGetValue(counted.Hash, out var term)) _terms[counted.Hash] = term = _terms.Count;
            counts[i] = new TermCount(term, (byte)Math.Min(255, counted.Title), (byte)Math.Min(255, counted.Body), counted.Code);
        }
        Array.Sort(counts, (a, b) => a.Term.CompareTo(b.Term));
        var titleNorm = TitleNorm(prepared.TitleLength);
        var bodyNorm = BodyNorm(prepared.BodyLength);
        foreach (var count in counts) Words.Add(count.Term, document, (byte)(Quantised(Impact(count.Title, count.Body, titleNorm, bodyNorm)) | (count.Title > 0 ? 128 : 0)));

        if (_facetsUsed + prepared.Facets.Length > _facetsOf.Length) Array.Resize(ref _facetsOf, _facetsOf.Length * 2);
        var start = _facetsUsed;
        foreach (var facet in prepared.Facets)
        {
            if (!_facets.TryGetValue(facet, out var id))
            {
                _facets[facet] = id = _facets.Count;
                _facetKinds.Add((byte)facet.Kind);
            }
            _facetsOf[_facetsUsed++] = id;
            Things.Add(id, document, 1);
        }

        _rows[document] = new Row
        {
            Created = prepared.Ticket.Created.ToUnixTimeSeconds(),
            Closed = prepared.Ticket.Closed?.ToUnixTimeSeconds() ?? long.MaxValue,
            Vector = _vectors.Add(counts),
            Letters = Letters.Add(prepared.Letters),
            FacetStart = start,
            FacetCount = (byte)prepared.Facets.Length,
            TitleLength = (ushort)Math.Min(ushort.MaxValue, prepared.TitleLength),
            BodyLength = (ushort)Math.Min(ushort.MaxValue, prepared.BodyLength),
        };
        _ids.Add(prepared.Ticket.Id);
        _documents[prepared.Ticket.Id] = document;
        return document;
    }

    /// <summary>Takes a ticket out: it is never suggested again. Says whether it was there.</summary>
    public bool Remove(string id)
    {
        if (!_documents.Remove(id, out var document)) return false;
        _rows[document].Removed = true;
        _removed++;
        return true;
    }

    /// <summary>Notes when a ticket was closed, or that it is open again.</summary>
    public void SetClosed(string id, NodaTime.Instant? closed)
    {
        if (_documents.TryGetValue(id, out var document)) _rows[document].Closed = closed?.ToUnixTimeSeconds() ?? long.MaxValue;
    }

    internal int ReadVector(int document, Span<TermCount> into) => _vectors.Read(_rows[document].Vector, into);
    internal float TitleNorm(int length) => 1 - TitleLengthShare + TitleLengthShare * length / Math.Max(1, MeanTitle);
    internal float BodyNorm(int length) => 1 - BodyLengthShare + BodyLengthShare * length / Math.Max(1, MeanBody);

    internal static float Impact(int title, int body, float titleNorm, float bodyNorm)
    {
        var weight = TitleWeight * title / titleNorm + body / bodyNorm;
        return weight / (Saturation + weight);
    }

    private static byte Quantised(float impact) => (byte)Math.Clamp((int)(impact * MostImpact + .5f), 1, MostImpact);
}

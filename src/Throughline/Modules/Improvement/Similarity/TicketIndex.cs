using System.Runtime.InteropServices;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// All tickets in memory, searchable by words (title heavier than text), by the things they are about, and by time. A ticket
/// is found as soon as it is added. What is counted is what is there now: an index in which tickets were edited and erased
/// gives the same figures as one that was read anew. One writer at a time; readers must not run beside a writer.
/// </summary>
public sealed class TicketIndex
{
    internal const int MostImpact = 127;
    /// <summary>BM25F: a word in the title counts as eight in the text; the other constants damp repetition and length.</summary>
    internal const float TitleWeight = 8, Saturation = 4, QuerySaturation = 10, TitleLengthShare = .2f, BodyLengthShare = .8f;

    private const float TypicalTitle = 8, TypicalBody = 80;

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
    /// <summary>When the tickets that are there came, ascending.</summary>
    private readonly List<long> _times = [];

    internal struct Row
    {
        public long Created;
        public long Closed;
        /// <summary>The latest creation up to this place: ascending, also where edited tickets stand at the end.</summary>
        public long NewestUntil;
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
    /// <summary>Tickets that are there.</summary>
    internal int Live => Count - _removed;
    internal float MeanTitle => Live == 0 ? 8 : (float)(_titleTotal / Live);
    internal float MeanBody => Live == 0 ? 80 : (float)Math.Max(1, _bodyTotal / Live);
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

    /// <summary>The same to within 1/32, from a smaller table.</summary>
    internal float RoughRarity(int term) => MathF.Max(0, _logCount - Words.RoughLogFrequency(term));

    private float _logCount;

    /// <summary>Adds a ticket; one with the same id is replaced.</summary>
    public int Add(PreparedTicket prepared)
    {
        var counts = Enter(prepared);
        for (var lane = 0; lane < Postings.Lanes; lane++) Post(lane, Count - 1, prepared, counts);
        return Count - 1;
    }

    /// <summary>Adds many tickets as if one after another; their words are posted on several processors.</summary>
    public void AddMany(IReadOnlyList<PreparedTicket> tickets, int processors)
    {
        var entered = new (int Document, PreparedTicket Ticket, TermCount[] Counts)[tickets.Count];
        var ids = new HashSet<string>();
        for (var i = 0; i < entered.Length; i++)
        {
            // one that replaces another of these must find it posted
            if (!ids.Add(tickets[i].Ticket.Id))
            {
                foreach (var ticket in tickets) Add(ticket);
                return;
            }
        }
        for (var i = 0; i < entered.Length; i++)
        {
            var counts = Enter(tickets[i]);
            entered[i] = (Count - 1, tickets[i], counts);
        }
        Parallel.For(0, Postings.Lanes, new ParallelOptions { MaxDegreeOfParallelism = processors }, lane =>
        {
            foreach (var (document, ticket, counts) in entered) Post(lane, document, ticket, counts);
        });
    }

    /// <summary>Gives a ticket its place and all but its words; says its words.</summary>
    private TermCount[] Enter(PreparedTicket prepared)
    {
        Remove(prepared.Ticket.Id);
        var document = Count++;
        _logCount = MathF.Log(Live + 1);
        AddTime(prepared.Ticket.Created.ToUnixTimeSeconds());
        if (document == _rows.Length) Array.Resize(ref _rows, _rows.Length * 2);
        _titleTotal += Math.Min(ushort.MaxValue, prepared.TitleLength);
        _bodyTotal += Math.Min(ushort.MaxValue, prepared.BodyLength);

        var (counts, terms) = (new TermCount[prepared.Terms.Length], new int[prepared.Terms.Length]);
        for (var i = 0; i < counts.Length; i++)
        {
            var counted = prepared.Terms[i];
            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, counted.Hash, out var known);
            if (!known) term = _terms.Count - 1;
            terms[i] = term;
            counts[i] = new TermCount(term, (byte)Math.Min(255, counted.Title), (byte)Math.Min(255, counted.Body), counted.Code);
        }
        Array.Sort(terms, counts);
        Words.Reserve(_terms.Count);

        if (_facetsUsed + prepared.Facets.Length > _facetsOf.Length) Array.Resize(ref _facetsOf, _facetsOf.Length * 2);
        var start = _facetsUsed;
        foreach (var facet in prepared.Facets)
        {
            if (!_facets.TryGetValue(facet, out var id))
            {
                _facets[facet] = id = _facets.Count;
                _facetKinds.Add((byte)facet.Kind);
                Things.Reserve(_facets.Count);
            }
            _facetsOf[_facetsUsed++] = id;
            Things.Add(id, document, 1);
        }

        _rows[document] = new Row
        {
            Created = prepared.Ticket.Created.ToUnixTimeSeconds(),
            NewestUntil = Math.Max(document == 0 ? long.MinValue : _rows[document - 1].NewestUntil, prepared.Ticket.Created.ToUnixTimeSeconds()),
            Closed = Seconds(prepared.Ticket.Closed),
            Vector = _vectors.Add(counts),
            Letters = Letters.Add(prepared.Letters),
            FacetStart = start,
            FacetCount = (byte)prepared.Facets.Length,
            TitleLength = (ushort)Math.Min(ushort.MaxValue, prepared.TitleLength),
            BodyLength = (ushort)Math.Min(ushort.MaxValue, prepared.BodyLength),
        };
        _ids.Add(prepared.Ticket.Id);
        _documents[prepared.Ticket.Id] = document;
        return counts;
    }

    private void Post(int lane, int document, PreparedTicket prepared, TermCount[] counts)
    {
        foreach (var count in counts)
            if (Postings.IsIn(lane, count.Term)) Words.Add(count.Term, document, (byte)(Posted(count.Title, count.Body, prepared.TitleLength, prepared.BodyLength) | (count.Title > 0 ? 128 : 0)));
    }

    /// <summary>Takes a ticket out: it is never suggested again. Says whether it was there.</summary>
    public bool Remove(string id)
    {
        if (!_documents.Remove(id, out var document)) return false;
        ref var row = ref _rows[document];
        row.Removed = true;
        _removed++;
        _logCount = MathF.Log(Live + 1);
        _titleTotal -= row.TitleLength;
        _bodyTotal -= row.BodyLength;
        var vector = new TermCount[PreparedTicket.MostTerms];
        foreach (var count in vector.AsSpan(0, ReadVector(document, vector))) Words.Forget(count.Term);
        foreach (var facet in FacetsOf(document)) Things.Forget(facet);
        Letters.Forget(row.Letters);
        _times.RemoveAt(CameBefore(row.Created));
        return true;
    }

    /// <summary>Notes when a ticket was closed, or that it is open again.</summary>
    public void SetClosed(string id, NodaTime.Instant? closed)
    {
        if (_documents.TryGetValue(id, out var document)) _rows[document].Closed = Seconds(closed);
    }

    /// <summary>Whether that is what is known of it, or it is not there.</summary>
    public bool IsClosed(string id, NodaTime.Instant? closed) => !_documents.TryGetValue(id, out var document) || _rows[document].Closed == Seconds(closed);

    private static long Seconds(NodaTime.Instant? closed) => closed?.ToUnixTimeSeconds() ?? long.MaxValue;

    internal int ReadVector(int document, Span<TermCount> into) => _vectors.Read(_rows[document].Vector, into);
    internal float TitleNorm(int length) => TitleNorm(length, MeanTitle);
    internal float BodyNorm(int length) => BodyNorm(length, MeanBody);
    private static float TitleNorm(int length, float mean) => 1 - TitleLengthShare + TitleLengthShare * length / Math.Max(1, mean);
    private static float BodyNorm(int length, float mean) => 1 - BodyLengthShare + BodyLengthShare * length / Math.Max(1, mean);

    /// <summary>How many of the tickets that are there came before a moment.</summary>
    internal int CameBefore(long moment)
    {
        var (low, high) = (0, _times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_times[middle] < moment) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The same for a moment at which the ticket at a place came: where none was edited or erased, as many came before as stand before.</summary>
    internal int CameBefore(long moment, int place) =>
        place > 0 && place < _times.Count && _times[place - 1] < moment && _times[place] >= moment ? place : CameBefore(moment);

    private void AddTime(long created)
    {
        if (_times.Count == 0 || _times[^1] <= created) _times.Add(created);
        else _times.Insert(CameBefore(created), created);
    }

    internal static float Impact(int title, int body, float titleNorm, float bodyNorm)
    {
        var weight = TitleWeight * title / titleNorm + body / bodyNorm;
        return weight / (Saturation + weight);
    }

    /// <summary>What a word weighs in a ticket, 1..127; by typical lengths and not by those of the day, so that it does not matter when the ticket was added.</summary>
    internal static byte Posted(int title, int body, int titleLength, int bodyLength) =>
        Quantised(Impact(title, body, TitleNorm(titleLength, TypicalTitle), BodyNorm(bodyLength, TypicalBody)));

    private static byte Quantised(float impact) => (byte)Math.Clamp((int)(impact * MostImpact + .5f), 1, MostImpact);
}

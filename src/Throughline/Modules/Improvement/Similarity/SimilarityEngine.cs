using System.Collections.Concurrent;
using NodaTime;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Finds the older tickets that are really like a new one. Holds the index, the links that people confirmed, and the weights
/// learned from them. Safe for many readers and one writer at a time.
/// </summary>
public sealed class SimilarityEngine : IDisposable
{
    private const int MostCases = 4000;
    private const int HardCandidates = 80;
    private const int AtOnce = 500;

    private sealed record Tools(TicketPreparer Preparer, CandidateSearch Search, FeatureBuilder Builder);

    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Lock _learning = new();
    // a stack, not a bag: what a bag holds for a thread outlives the engine of a finished look
    private readonly ConcurrentStack<Tools> _tools = [];
    private readonly TicketIndex _index = new();
    private KnownLinks _known = new();
    private readonly List<(int One, int Other, long KnownAt)> _links = [];
    private static readonly KnownLinks Nothing = new();
    private readonly Dictionary<int, Case> _cases = [];
    private readonly Ranker _shipped;

    public SimilarityEngine(Ranker? shipped = null)
    {
        _shipped = shipped ?? ShippedRanker.Load();
        Ranker = _shipped;
    }

    /// <summary>The weights in use; others can be put in their place at any moment.</summary>
    public Ranker Ranker { get; set { field = value; Interlocked.Increment(ref _version); } }

    private long _version;
    /// <summary>Another number after every change: while it stays, the same question has the same answer.</summary>
    public long Version => Volatile.Read(ref _version);
    /// <summary>Tickets in the index.</summary>
    public int Count => _index.Count;
    /// <summary>Links applied.</summary>
    public int Links => _links.Count;
    internal TicketIndex Index => _index;
    internal KnownLinks Known => _known;

    /// <summary>Counts a ticket's words once, to ask with it and then add it.</summary>
    public PreparedTicket Prepare(TicketRecord ticket, bool withWords = false)
    {
        var tools = Borrow();
        try { return tools.Preparer.Prepare(ticket, withWords); }
        finally { _tools.Push(tools); }
    }

    /// <summary>Adds a ticket or replaces the one with its id; it is found from now on.</summary>
    public void Add(PreparedTicket ticket) => Write(() => _index.Add(ticket));

    /// <summary>Adds many tickets in their order, some hundreds at a time: while the words of some are counted on several processors, those before them are added; queries are answered in between.</summary>
    /// <param name="added">Called for each ticket after it was added, in order.</param>
    public void AddAll(IEnumerable<TicketRecord> tickets, int processors, Action<TicketRecord>? added = null)
    {
        var waiting = Task.CompletedTask;
        foreach (var part in tickets.Chunk(AtOnce))
        {
            var prepared = Prepare(part, processors);
            waiting.GetAwaiter().GetResult();
            waiting = Task.Run(() =>
            {
                AddMany(prepared, processors);
                if (added is not null) foreach (var ticket in prepared) added(ticket.Ticket);
            });
        }
        waiting.GetAwaiter().GetResult();
    }

    /// <summary>Counts the words of many tickets on several processors.</summary>
    public PreparedTicket[] Prepare(IReadOnlyList<TicketRecord> tickets, int processors)
    {
        var prepared = new PreparedTicket[tickets.Count];
        Parallel.For(0, prepared.Length, new ParallelOptions { MaxDegreeOfParallelism = processors }, i => prepared[i] = Prepare(tickets[i]));
        return prepared;
    }

    /// <summary>Adds some hundred tickets at once; they are found from now on.</summary>
    public void AddMany(IReadOnlyList<PreparedTicket> tickets, int processors) => Write(() => { _index.AddMany(tickets, processors); return 0; });

    /// <summary>Takes a ticket out of all suggestions: erased, or merged into another.</summary>
    public bool Remove(string id) => Write(() => _index.Remove(id));

    /// <summary>Notes when a ticket was closed; null when it is open again.</summary>
    public void SetClosed(string id, Instant? closed)
    {
        // told of every act on a ticket, and seldom anything new
        if (Read(() => _index.IsClosed(id, closed))) return;
        Write(() => { _index.SetClosed(id, closed); return 0; });
    }

    /// <summary>Applies a link that a person confirmed; false when one of the tickets is not in the index.</summary>
    public bool Link(string id, string master, Instant knownAt) => Write(() =>
    {
        if (!_index.TryFind(id, out var one) || !_index.TryFind(master, out var other)) return false;
        _known.Add(_index, one, other);
        _links.Add((one, other, knownAt.ToUnixTimeSeconds()));
        return true;
    });

    /// <summary>Forgets all links and applies these: after one was taken back, or a linked ticket was replaced. Answers how many could be applied.</summary>
    public int Relink(IEnumerable<(string Id, string Master, Instant KnownAt)> links) => Write(() =>
    {
        _known = new KnownLinks();
        _links.Clear();
        foreach (var (id, master, knownAt) in links)
        {
            if (!_index.TryFind(id, out var one) || !_index.TryFind(master, out var other)) continue;
            _known.Add(_index, one, other);
            _links.Add((one, other, knownAt.ToUnixTimeSeconds()));
        }
        return _links.Count;
    });

    /// <summary>The tickets that people said are the same issue as this one, itself not among them.</summary>
    public IReadOnlyList<string> IssueOf(string id) => Read<IReadOnlyList<string>>(() =>
        _index.TryFind(id, out var document) && _known.Issues.Members(_known.Issues.Of(document)) is { } members ? [.. members.Where(m => m != document).Select(_index.IdOf)] : []);

    /// <summary>The tickets among these that are most like this one, best first. Nothing else is looked at: neither other tickets nor what people said of them.</summary>
    public IReadOnlyList<Suggestion> SuggestAmong(PreparedTicket ticket, IEnumerable<string> among, int top = 50)
    {
        var tools = Borrow();
        _gate.EnterReadLock();
        try
        {
            var candidates = among.Where(id => id != ticket.Ticket.Id).Select(id => _index.TryFind(id, out var document) ? document : -1).Where(d => d >= 0).ToList();
            return Ranked(Query.Of(_index, ticket), candidates, tools.Builder, Nothing, top);
        }
        finally
        {
            _gate.ExitReadLock();
            _tools.Push(tools);
        }
    }

    /// <summary>The older tickets most like this one, best first.</summary>
    /// <param name="may">Which tickets the reader may see, by id; null for all.</param>
    public IReadOnlyList<Suggestion> Suggest(PreparedTicket ticket, int top = 50, Func<string, bool>? may = null)
    {
        var tools = Borrow();
        _gate.EnterReadLock();
        try
        {
            var query = Query.Of(_index, ticket);
            IReadOnlyList<int> candidates = tools.Search.Find(query, _known.Issues, SearchWidth.For(_index.Live));
            var ownId = ticket.Ticket.Id;
            candidates = [.. candidates.Where(c => _index.IdOf(c) != ownId && (may is null || may(_index.IdOf(c))))];
            return Ranked(query, candidates, tools.Builder, _known, top);
        }
        finally
        {
            _gate.ExitReadLock();
            _tools.Push(tools);
        }
    }

    private IReadOnlyList<Suggestion> Ranked(Query query, IReadOnlyList<int> candidates, FeatureBuilder builder, KnownLinks known, int top)
    {
        var ranker = Ranker;
        var rows = builder.Measure(query, candidates, known);
        var scores = Array.ConvertAll(rows, ranker.Score);
        var best = scores.Length == 0 ? 0 : scores.Max();
        double all = 0;
        foreach (var score in scores) all += Math.Exp(score - best);
        var voted = Issues.WithVotes([.. candidates.Select(known.Issues.Of)], scores);
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => voted[i]).ThenByDescending(i => _index[candidates[i]].Created).ThenBy(i => _index.IdOf(candidates[i]), StringComparer.Ordinal).Take(top)
            .Select(i => new Suggestion(_index.IdOf(candidates[i]), voted[i], candidates[i], rows[i], ranker) { Likeness = ranker.Pair.Probability(rows[i], (float)(Math.Exp(scores[i] - best) / all)) })];
    }

    /// <summary>Why a ticket is suggested, in words, the most telling first; at least two. Prepare the question with its words.</summary>
    /// <param name="alone">Says nothing of the issue that it belongs to: for a reader who may not see the other tickets.</param>
    public IReadOnlyList<string> Why(PreparedTicket ticket, Suggestion suggestion, bool alone = false)
    {
        _gate.EnterReadLock();
        try { return Reasons.For(_index, alone ? Nothing : _known, ticket, suggestion.Document); }
        finally { _gate.ExitReadLock(); }
    }

    /// <summary>Learns from the confirmed links and uses what it learned only if that wins on links held back, and the shipped weights otherwise. Tickets are added and found meanwhile.</summary>
    public LearningReport Learn()
    {
        lock (_learning)
        {
            var (ranker, report) = RankerLearner.Learn(_shipped, Examples());
            Ranker = ranker;
            return report;
        }
    }

    /// <summary>Every confirmed repeat with its candidates as they were when it came; the index is held only for one at a time.</summary>
    private List<Example> Examples()
    {
        var (missing, links) = Read(() => (
            _links.Select(l => Math.Max(l.One, l.Other)).Distinct().Where(d => !_cases.ContainsKey(d) && !_index[d].Removed).Order().ToList(),
            _links.OrderBy(l => l.KnownAt).ToList()));
        if (missing.Count > MostCases) missing = missing[^MostCases..];
        var tools = Borrow();
        var past = new KnownLinks();
        var next = 0;
        foreach (var document in missing)
            _cases[document] = Read(() =>
            {
                var query = Query.Of(_index, document);
                for (; next < links.Count && links[next].KnownAt <= query.Moment; next++) past.Add(_index, links[next].One, links[next].Other);
                var candidates = tools.Search.Find(query, past.Issues, SearchWidth.For(_index.Live)).ToArray();
                return Narrowed(document, query.Moment, candidates, tools.Builder.Measure(query, candidates, past));
            });
        _tools.Push(tools);
        if (_cases.Count > MostCases) foreach (var old in _cases.Keys.Order().Take(_cases.Count - MostCases).ToList()) _cases.Remove(old);
        return Read(() => _cases.Values.Where(c => !_index[c.Document].Removed).OrderBy(c => c.Moment).ThenBy(c => c.Document).Select(c => c.Against(_known.Issues)).OfType<Example>().ToList());
    }

    /// <summary>Keeps the right ones, the hardest wrong ones by the weights in use, and every fifth of the others: new weights must not lift what the old ones never had to push down.</summary>
    private Case Narrowed(int document, long moment, int[] candidates, float[][] rows)
    {
        var issue = _known.Issues.Of(document);
        var order = Enumerable.Range(0, rows.Length).OrderByDescending(i => Ranker.Score(rows[i])).ToArray();
        var kept = order.Where((i, rank) => rank < HardCandidates || rank % 5 == 0 || _known.Issues.Of(candidates[i]) == issue).ToArray();
        return new Case(document, moment, Array.ConvertAll(kept, i => candidates[i]), Array.ConvertAll(kept, i => rows[i]));
    }

    private Tools Borrow() => _tools.TryPop(out var tools) ? tools : new Tools(new TicketPreparer(), new CandidateSearch(_index), new FeatureBuilder(_index));

    private T Read<T>(Func<T> look)
    {
        _gate.EnterReadLock();
        try { return look(); }
        finally { _gate.ExitReadLock(); }
    }

    private T Write<T>(Func<T> change)
    {
        _gate.EnterWriteLock();
        try { return change(); }
        finally
        {
            Interlocked.Increment(ref _version);
            _gate.ExitWriteLock();
        }
    }

    public void Dispose() => _gate.Dispose();
}

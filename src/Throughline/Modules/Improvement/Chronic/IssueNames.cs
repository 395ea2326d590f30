using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>Names an issue by the title that says it best, and says what its tickets have in common.</summary>
internal sealed class IssueNames
{
    private readonly Tokenizer _tokenizer = new();
    private readonly TokenList _tokens = new();
    private readonly Dictionary<ulong, int> _titlesWith = [];
    private int _titles;

    /// <summary>Counts a title, so that words in every title name nothing.</summary>
    public void Count(string title)
    {
        Read(title);
        _titles++;
        var seen = new HashSet<ulong>();
        for (var i = 0; i < _tokens.Count; i++) if (seen.Add(_tokens[i].Hash)) _titlesWith[_tokens[i].Hash] = _titlesWith.GetValueOrDefault(_tokens[i].Hash) + 1;
    }

    /// <summary>The title of the ticket that says best what they have in common: most of the words that its titles share and others do not, least besides.</summary>
    public string Name(IReadOnlyList<HistoryTicket> tickets)
    {
        var read = tickets.Take(200).Select(t => (t.Title, Words: Words(t.Title))).ToList();
        var shared = read.SelectMany(t => t.Words).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var least = tickets.Count < 3 ? 1 : 2;
        var best = (Title: tickets[0].Title, Score: double.MinValue);
        foreach (var (title, words) in read)
        {
            if (words.Count == 0) continue;
            var telling = words.Where(w => shared[w] >= least).Sum(w => shared[w] / (double)tickets.Count * Math.Log((_titles + 1.0) / (_titlesWith.GetValueOrDefault(w) + .5)));
            var score = telling / Math.Sqrt(words.Count);
            if (score > best.Score) best = (title, score);
        }
        return best.Title;
    }

    private HashSet<ulong> Words(string title)
    {
        Read(title);
        var words = new HashSet<ulong>();
        for (var i = 0; i < _tokens.Count; i++) if (_tokens[i].Kind != TokenKind.Reference) words.Add(_tokens[i].Hash);
        return words;
    }

    /// <summary>Values that at least six in ten of its tickets have, with their kind.</summary>
    public static IReadOnlyList<string> Signature(IReadOnlyList<HistoryTicket> tickets)
    {
        var signature = new List<string>();
        void Common(string kind, Func<HistoryTicket, string?> value)
        {
            var top = tickets.Select(value).OfType<string>().GroupBy(v => v).OrderByDescending(g => g.Count()).FirstOrDefault();
            if (top is not null && top.Count() >= tickets.Count * .6) signature.Add($"{kind} {top.Key}");
        }
        Common("product", t => t.Product);
        Common("service", t => t.Service);
        Common("component", t => t.Component);
        Common("model", t => t.Model);
        Common("network", t => t.Network);
        Common("site", t => t.Site);
        Common("customer", t => t.Customer);
        return signature;
    }

    private void Read(string title)
    {
        _tokens.Clear();
        _tokenizer.Read(title, _tokens);
    }
}

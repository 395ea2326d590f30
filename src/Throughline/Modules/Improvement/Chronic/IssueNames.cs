using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>Names an issue by its most telling words, and says what its tickets have in common.</summary>
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

    /// <summary>Up to four words that its titles share and others do not, in the order in which the first title has them.</summary>
    public string Name(IReadOnlyList<HistoryTicket> tickets)
    {
        var found = new Dictionary<ulong, (int Count, string Text, double Place, TokenKind Kind)>();
        foreach (var ticket in tickets.Take(200))
        {
            Read(ticket.Title);
            var words = OriginalWords(ticket.Title);
            var seen = new HashSet<ulong>();
            for (var i = 0; i < _tokens.Count; i++)
            {
                var token = _tokens[i];
                if (!seen.Add(token.Hash) || token.Kind == TokenKind.Reference) continue;
                var stem = _tokens.Text(i).ToString();
                var text = words.FirstOrDefault(w => w.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) ?? stem;
                var place = i / (double)_tokens.Count;
                found[token.Hash] = found.TryGetValue(token.Hash, out var old) ? (old.Count + 1, old.Text, old.Place + place, token.Kind) : (1, text, place, token.Kind);
            }
        }
        var least = tickets.Count < 3 ? 1 : 2;
        var best = found.Where(f => f.Value.Count >= least && f.Value.Text.Length > 2)
            .OrderByDescending(f => f.Value.Count / (double)tickets.Count * Math.Log((_titles + 1.0) / (_titlesWith.GetValueOrDefault(f.Key) + .5)) * (f.Value.Kind == TokenKind.Code ? 1.3 : 1))
            .Take(5).OrderBy(f => f.Value.Place / f.Value.Count).Select(f => f.Value.Text.ToLowerInvariant()).Distinct().ToList();
        best.RemoveAll(w => best.Exists(o => o.Length > w.Length && o.Contains(w, StringComparison.Ordinal)));
        return best.Count == 0 ? tickets[0].Title : string.Join(' ', best.Take(4));
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

    private static string[] OriginalWords(string title) => title.Split([' ', ',', ':', ';', '"', '(', ')', '[', ']', '\'', '/', '.', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
}

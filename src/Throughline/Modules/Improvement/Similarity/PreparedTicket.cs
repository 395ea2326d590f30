namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A ticket's words counted, ready to ask with or to be put into the index; made once, used for both.</summary>
public sealed class PreparedTicket
{
    internal const int MostTerms = 1000;
    internal readonly record struct Counted(ulong Hash, int Title, int Body, bool Code, string? Text);

    internal PreparedTicket(TicketRecord ticket, Counted[] terms, int titleLength, int bodyLength, Facet[] facets)
    {
        Ticket = ticket;
        Terms = terms;
        TitleLength = titleLength;
        BodyLength = bodyLength;
        Facets = facets;
        Letters = LetterStore.Of(ticket.Title);
    }

    public TicketRecord Ticket { get; }
    internal Counted[] Terms { get; }
    internal int TitleLength { get; }
    internal int BodyLength { get; }
    internal Facet[] Facets { get; }
    internal ushort[] Letters { get; } 
}

/// <summary>Counts the words of tickets. Not for two threads at once.</summary>
public sealed class TicketPreparer
{
    private const int MostCodesOfTail = 64;

    private readonly Tokenizer _tokenizer = new();
    private readonly TokenList _tokens = new();
    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<PreparedTicket.Counted> _terms = [];

    public PreparedTicket Prepare(TicketRecord ticket, bool withWords = false)
    {
        _places.Clear();
        _terms.Clear();
        var references = new HashSet<string>();
        var titleLength = Count(Start(ticket.Title), title: true, withWords, references);
        var bodyLength = Count(Start(ticket.Body), title: false, withWords, references);
        bodyLength += Count(Start(ticket.Resolution), title: false, withWords, references);
        if (ticket.Body.Length > RecordLimits.Beginning) CountTail(ticket.Body.AsSpan(Math.Max(RecordLimits.Beginning, ticket.Body.Length - RecordLimits.End)), withWords);

        var facets = new List<Facet>();
        foreach (var facet in ticket.Facets)
            foreach (var value in facet.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (facets.Count < 60) facets.Add(facet with { Value = value.ToLowerInvariant() });
        foreach (var reference in references.Take(8)) facets.Add(new Facet(FacetKind.Reference, reference));
        return new PreparedTicket(ticket, [.. _terms], titleLength, bodyLength, [.. facets.Distinct()]);
    }

    private static ReadOnlySpan<char> Start(string text) => text.AsSpan(0, Math.Min(text.Length, RecordLimits.Beginning));

    private int Count(ReadOnlySpan<char> text, bool title, bool withWords, HashSet<string> references)
    {
        _tokens.Clear();
        _tokenizer.Read(text, _tokens);
        var count = 0;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.Kind == TokenKind.Reference) { references.Add(_tokens.Text(i).ToString()); continue; }
            count++;
            Add(token, title, withWords, i);
        }
        return count;
    }

    private void CountTail(ReadOnlySpan<char> text, bool withWords)
    {
        _tokens.Clear();
        _tokenizer.Read(text, _tokens);
        var found = 0;
        for (var i = _tokens.Count - 1; i >= 0 && found < MostCodesOfTail; i--)
            if (_tokens[i].Kind == TokenKind.Code && !_places.ContainsKey(_tokens[i].Hash)) { found++; Add(_tokens[i], false, withWords, i); }
    }

    private void Add(Token token, bool title, bool withWords, int i)
    {
        if (!_places.TryGetValue(token.Hash, out var place))
        {
            if (_terms.Count >= PreparedTicket.MostTerms) return;
            _places[token.Hash] = place = _terms.Count;
            _terms.Add(new PreparedTicket.Counted(token.Hash, 0, 0, token.Kind == TokenKind.Code, withWords ? _tokens.Text(i).ToString() : null));
        }
        var term = _terms[place];
        _terms[place] = title ? term with { Title = term.Title + 1 } : term with { Body = term.Body + 1 };
    }
}

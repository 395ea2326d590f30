namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What a token is: a word of the language, a code that people search for whole, or a reference to one thing.</summary>
public enum TokenKind : byte { Word, Code, Reference }

/// <summary>One token of a text: its 64-bit name, its kind and where its letters stand in the list.</summary>
public readonly record struct Token(ulong Hash, TokenKind Kind, int Start, int Length);

/// <summary>The tokens of one text in order, without a string per token; emptied and filled again for the next text.</summary>
public sealed class TokenList
{
    private char[] _letters = new char[4096];
    private int _used;
    private readonly List<Token> _tokens = [];

    public int Count => _tokens.Count;
    public Token this[int i] => _tokens[i];
    public ReadOnlySpan<char> Text(int i) => _letters.AsSpan(_tokens[i].Start, _tokens[i].Length);

    /// <summary>The distinct tokens of a kind, as people read them.</summary>
    public IReadOnlyList<string> Distinct(TokenKind kind)
    {
        var seen = new HashSet<ulong>();
        var texts = new List<string>();
        for (var i = 0; i < Count; i++)
            if (_tokens[i].Kind == kind && seen.Add(_tokens[i].Hash)) texts.Add(Text(i).ToString());
        return texts;
    }

    public void Clear()
    {
        _tokens.Clear();
        _used = 0;
    }

    internal void Add(ReadOnlySpan<char> letters, TokenKind kind)
    {
        if (_used + letters.Length > _letters.Length) Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _used + letters.Length));
        letters.CopyTo(_letters.AsSpan(_used));
        _tokens.Add(new Token(Hash(letters), kind, _used, letters.Length));
        _used += letters.Length;
    }

    /// <summary>FNV-1a over the letters, then mixed: the same on every machine and in every run.</summary>
    internal static ulong Hash(ReadOnlySpan<char> letters)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in letters) hash = (hash ^ letter) * 1099511628211UL;
        hash ^= hash >> 32;
        hash *= 0xd6e8feb86659fd93UL;
        return hash ^ (hash >> 32);
    }
}

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Reads lines of bounded length: the rest of an endless line is thrown away instead of filling the memory.</summary>
internal sealed class LineReader(TextReader reader, int longest)
{
    private readonly char[] _buffer = new char[64 * 1024];
    private int _at, _filled;
    private readonly System.Text.StringBuilder _line = new();

    /// <summary>The line just given was cut.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The next line without its end, or null after the last.</summary>
    public string? Next()
    {
        _line.Clear();
        TooLong = false;
        var any = false;
        while (true)
        {
            if (_at == _filled)
            {
                _filled = reader.Read(_buffer, 0, _buffer.Length);
                _at = 0;
                if (_filled == 0) return any ? _line.ToString() : null;
            }
            any = true;
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            if (_line.Length + part.Length > longest) TooLong = true;
            else _line.Append(part);
            _at += part.Length + (end < 0 ? 0 : 1);
            if (end < 0) continue;
            if (_line.Length > 0 && _line[^1] == '\r') _line.Length--;
            return _line.ToString();
        }
    }
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Throughline.Modules.Design.Catalogue.Import.Yaml;

/// <summary>Reads one YAML document into nodes, bounded: no stack or memory is lost to a file made to do harm.</summary>
internal sealed class ReadYaml
{
    private const int DeepestNesting = 12;
    private const int MostNodes = 200_000;
    private const int MostMends = 50;

    private static readonly HashSet<string> Tags =
        [.. ((string[])["str", "int", "float", "bool", "null", "map", "seq"]).Select(t => $"tag:yaml.org,2002:{t}")];

    private readonly Parser _parser;
    private readonly Findings _found;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private int _nodes;

    private ReadYaml(string text, Findings found) => (_parser, _found) = (new Parser(new StringReader(text)), found);

    /// <summary>The document, or <see cref="UnreadableException"/> with the line where it stops being YAML.</summary>
    public static YamlNode Run(string text, Findings found)
    {
        for (var mends = 0; ; mends++)
        {
            // what a broken attempt found counts for nothing
            var attempt = new Findings();
            var reader = new ReadYaml(text, attempt);
            try
            {
                var root = reader.Document();
                found.Faults.AddRange(attempt.Faults);
                found.Remarks.AddRange(attempt.Remarks);
                return root;
            }
            catch (YamlException e) when (mends < MostMends && e.Message.Contains("double-quoted scalar", StringComparison.Ordinal)
                && MendQuotedText.Run(text, (int)e.Start.Index) is { } mended)
            {
                found.Remarks.Add(new("quoted text not indented", "The further lines of a quoted text begin at the margin; read as if they were indented.", Line(e.Start), Column(e.Start)));
                text = mended;
            }
            catch (YamlException e)
            {
                found.Faults.AddRange(attempt.Faults);
                var why = (e.InnerException?.Message ?? e.Message).TrimEnd('.');
                // a stray tab is found at the end of the text that it breaks; all else is best mended where it begins
                var at = why.Contains("tab", StringComparison.Ordinal) ? e.End : e.Start;
                throw new UnreadableException($"This is not YAML: {why}. Mend the line or take the file from its source again.", Line(at), Column(at));
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or KeyNotFoundException)
            {
                // the scanner has cases that it did not think of; its last event is the nearest place we know
                var at = reader._parser.Current?.End ?? Mark.Empty;
                throw new UnreadableException("This is not YAML from here on. Mend the line or take the file from its source again.", Line(at), Column(at));
            }
        }
    }

    private YamlNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) throw new UnreadableException("The file holds no type: it is empty, or all of it is comment.", 1, 1);
        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw new UnreadableException("A second document begins here; give each type a file of its own.", Line(second.Start), Column(second.Start));
        return root;
    }

    private YamlNode Node(int depth)
    {
        if (_parser.Accept<AnchorAlias>(out var alias)) return Aliased(alias);
        if (!_parser.Accept<NodeEvent>(out var start)) throw new UnreadableException("This is not YAML.", Line(_parser.Current!.Start), Column(_parser.Current!.Start));
        Count(start);
        if (depth > DeepestNesting)
            throw new UnreadableException($"Nested more than {DeepestNesting} deep; a type needs three levels.", Line(start.Start), Column(start.Start));
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && !Tags.Contains(start.Tag.Value))
            _found.Faults.Add(new($"The tag {start.Tag.Value} is not used in types; take it out.", Line(start.Start), Column(start.Start)));

        YamlNode node = start switch
        {
            Scalar => Value(),
            SequenceStart => Sequence(depth),
            _ => Mapping(depth),
        };
        if (!start.Anchor.IsEmpty) _anchors[start.Anchor] = node;
        return node;
    }

    private YamlNode Aliased(AnchorAlias alias)
    {
        _parser.MoveNext();
        Count(alias);
        return _anchors.TryGetValue(alias.Value, out var node)
            ? node
            : throw new UnreadableException($"*{alias.Value} refers to nothing that is complete before it; write the value out.", Line(alias.Start), Column(alias.Start));
    }

    private YamlScalar Value()
    {
        var s = _parser.Consume<Scalar>();
        var quoted = s.Tag.IsEmpty || s.Tag.IsNonSpecific ? s.Style != ScalarStyle.Plain : s.Tag.Value == "tag:yaml.org,2002:str";
        return new YamlScalar(s.Value, quoted, Line(s.Start), Column(s.Start));
    }

    private YamlList Sequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return new YamlList(items, Line(start.Start), Column(start.Start));
    }

    private YamlMap Mapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new Dictionary<string, KeyValuePair<YamlScalar, YamlNode>>(StringComparer.Ordinal);
        var merged = new List<YamlMap>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is not YamlScalar name) _found.Fault(key, $"A key must be a word, not {key.Called}.");
            else if (name is { Text: "<<", Quoted: false }) merged.AddRange(Merged(value));
            else if (!entries.TryAdd(name.Text, new(name, value))) Repeated(entries[name.Text], name, value);
        }
        foreach (var entry in merged.SelectMany(m => m.Entries))
        {
            Count(start);
            entries.TryAdd(entry.Key.Text, entry);
        }
        return new YamlMap([.. entries.Values], Line(start.Start), Column(start.Start));
    }

    private IEnumerable<YamlMap> Merged(YamlNode value)
    {
        var maps = value is YamlList list ? list.Items : [value];
        foreach (var other in maps.Where(m => m is not YamlMap)) _found.Fault(other, $"<< takes keys over from a group of keys, not from {other.Called}.");
        return maps.OfType<YamlMap>();
    }

    private void Repeated(KeyValuePair<YamlScalar, YamlNode> first, YamlScalar key, YamlNode again)
    {
        if (first.Value is YamlScalar a && again is YamlScalar b && a.Text == b.Text)
            _found.Remark(key, "repeated key", $"'{key.Text}' is given twice with the same value, first on line {first.Key.Line}.");
        else
            _found.Fault(key, $"'{key.Text}' is given twice, here and on line {first.Key.Line}, and the two differ; keep one.");
    }

    private void Count(ParsingEvent at)
    {
        if (++_nodes > MostNodes) throw new UnreadableException($"More than {MostNodes} values in one file; a type has a few hundred.", Line(at.Start), Column(at.Start));
    }

    private static int Line(Mark mark) => (int)Math.Max(1, mark.Line);
    private static int Column(Mark mark) => (int)Math.Max(1, mark.Column);
}

namespace Throughline.Ui;

/// <summary>The words of a link, broken into lines that keep within so many letters.</summary>
static class TopologyWords
{
    public const int Most = 17;

    public static IReadOnlyList<string> Above(TopologyLink link, int most = Most) => link.Circuit is null ? [] : Broken(link.Circuit, most);

    public static IReadOnlyList<string> Below(TopologyLink link, int most = Most) =>
        [.. new[] { link.Since, link.Note }.OfType<string>().SelectMany(w => Broken(w, most)).Take(2)];

    /// <summary>The lines beside a link on a phone, each with the class it is set in.</summary>
    public static IReadOnlyList<(string Words, string Class)> Beside(TopologyLink link)
    {
        var state = string.Join(" since ", new[] { link.StateText, link.Since }.OfType<string>());
        List<(string, string)> lines = [.. Above(link).Select(w => (w, "mono h"))];
        if (state.Length > 0) lines.Add((state, StateKind.Colour(link.StateKind) is { Length: > 0 } colour && link.StateKind != StateKind.Ok ? colour + "f h" : "h"));
        if (link.Note is not null) lines.AddRange(Broken(link.Note, Most).Select(w => (w, "h")));
        return lines;
    }

    /// <summary>How much free length the words of a link need.</summary>
    public static double Room(TopologyLink link, int most = Most) =>
        Math.Min(132, Above(link, most).Select(t => Px.Wide(t, 7.3)).Concat(Below(link, most).Select(t => Px.Wide(t, 6.2))).Append(link.StateText is null ? 0 : Px.Wide(link.StateText, 6.6)).Max() + 8);

    static List<string> Broken(string text, int most)
    {
        List<string> lines = [];
        while (text.Length > most && lines.Count < 2)
        {
            var at = text.LastIndexOfAny([' ', '/', '-', ','], most - 1);
            if (at < 4) at = most - 1;
            lines.Add(text[..(at + 1)].TrimEnd());
            text = text[(at + 1)..].TrimStart();
        }
        lines.Add(text);
        return lines;
    }
}

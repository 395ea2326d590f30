using System.Text.RegularExpressions;

namespace Throughline.Tests.Architecture;

public partial class ColourTests
{
    [Fact]
    public void Colours_are_named_in_tokens_css_and_nowhere_else()
    {
        var faults = Sources.Of("", ".css", ".razor").Where(f => Path.GetFileName(f) != "tokens.css")
            .SelectMany(f => Colours(File.ReadAllText(f), f.EndsWith(".css", StringComparison.Ordinal)).Select(c => $"{Sources.Named(f)}: {c}")).ToList();

        Assert.True(faults.Count == 0, "Use var(--…) of tokens.css, or dark mode and print will be wrong:\n" + string.Join('\n', faults));
    }

    [Theory]
    [InlineData("a { color: #fff }", "#fff")]
    [InlineData("a { border: 1px solid rgb(0 0 0 / 10%); }", "rgb(")]
    [InlineData("a { background: white }", "white")]
    [InlineData("a:hover { color: var(--ink); white-space: nowrap } #face { top: 0 }", "")]
    [InlineData("/* was #fff */ a { fill: currentColor; background: url(#b) transparent }", "")]
    public void A_colour_in_a_style_sheet_is_found(string css, string found) => Assert.Equal(found, string.Join(' ', Colours(css, isStyleSheet: true)));

    [Theory]
    [InlineData("""<rect fill="#0a0b0c" stroke="red" />""", "#0a0b0c red")]
    [InlineData("""<p style="color: hsl(1 2% 3%)">x</p><style>p { color: black }</style>""", "hsl( black")]
    [InlineData("""<a href="#add" class="red">#123456 white: yes</a><path fill="none" stroke="currentColor" />""", "")]
    public void A_colour_in_a_page_is_found(string razor, string found) => Assert.Equal(found, string.Join(' ', Colours(razor, isStyleSheet: false)));

    private static IEnumerable<string> Colours(string text, bool isStyleSheet)
    {
        var values = isStyleSheet ? Declaration().Matches(Comment().Replace(text, ""))
            : Painted().Matches(text).Concat(Styles().Matches(text).SelectMany(m => Declaration().Matches(m.Value)));
        return values.SelectMany(v => Colour().Matches(v.Groups["value"].Value)).Select(c => c.Value);
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // property: value — ended by ; or }, so that a:hover { is not one
    [GeneratedRegex(@"[\w-]+\s*:\s*(?<value>[^;{}""]+)(?=[;}""]|$)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(fill|stroke|stop-color|flood-color|lighting-color|color|bgcolor)=""(?<value>[^""]*)""")]
    private static partial Regex Painted();

    [GeneratedRegex(@"\bstyle=""[^""]*""|<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex(@"(?<![\w(-])#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(white|black|red|green|blue|yellow|orange|purple|pink|gr[ae]y|silver|navy|teal|maroon|olive|lime|aqua|fuchsia|brown|gold|crimson|tomato|coral|indigo|violet|cyan|magenta|(light|dark|medium|dim|slate)\w*(gr[ae]y|blue|green|red))(?![\w-])")]
    private static partial Regex Colour();
}

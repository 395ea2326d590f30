using Throughline.Modules.Improvement.Finding;

namespace Throughline.Tests.Improvement.Finding;

public class TextWordsTests
{
    internal static HashSet<string> Of(string text)
    {
        var words = new HashSet<string>();
        TextWords.Read(text, word => words.Add(word.ToString()));
        return words;
    }

    internal static bool Finds(string typed, params string[] texts)
    {
        var words = texts.SelectMany(Of).ToHashSet();
        return WantedWord.In(typed) is { Count: > 0 } wanted && wanted.All(w => words.Any(w.IsMetBy));
    }

    [Theory]
    [InlineData("%OSPF-5-ADJCHG", "Nov 17 01:58:01: %OSPF-5-ADJCHG: Process 1, Nbr 10.4.0.7 on Gi0/0/1 from FULL to DOWN")]
    [InlineData("ospf-5-adj", "%OSPF-5-ADJCHG: Process 1")]
    [InlineData("10.4.0.7 down", "Nbr 10.4.0.7 on Gi0/0/1 from FULL to DOWN")]
    [InlineData("gi0/0/1 nbr", "Nbr 10.4.0.7 on Gi0/0/1")]
    [InlineData("SFP-10G-LR", "the optic is an SFP-10G-LR-S (single mode)")]
    [InlineData("FCZ2148A0QX", "Serial: FCZ2148A0QX, rack 2")]
    [InlineData("00:1B:44:11:3A:B7", "MAC 00:1b:44:11:3a:b7 flaps")]
    [InlineData("448-21907", "NVK/ETH/448-21907")]
    [InlineData("nvk/eth", "NVK/ETH/448-21907")]
    [InlineData("21907", "NVK/ETH/448-21907")]
    [InlineData("20931", "T-20931")]
    [InlineData("kovac", "Maja Kovač")]
    [InlineData("Kovač", "maja kovac")]
    [InlineData("ports down", "Port 7 went down")]
    [InlineData("port flap", "ports are flapping")]
    [InlineData("no light on the uplink", "Uplink has no light since two")]
    [InlineData("路由器", "今天路由器坏了")]
    [InlineData("شبكة", "عطل في شبكة المكتب")]
    [InlineData("bell@orchard.example", "Mail from grace.bell@orchard.example")]
    public void What_somebody_pastes_or_begins_to_type_finds_the_text(string typed, string text) => Assert.True(Finds(typed, text));

    [Theory]
    [InlineData("SFP-10G-LR down", "down: the optic is an SFP-10G-LRM")]
    [InlineData("10.4.0.7", "Nbr 10.4.0.17")]
    [InlineData("lin down", "link down")]
    [InlineData("ort", "port")]
    [InlineData("!!", "what is this !!")]
    [InlineData("", "text")]
    [InlineData("link dark", "link down")]
    public void What_is_not_there_is_not_found(string typed, string text) => Assert.False(Finds(typed, text));

    [Fact]
    public void Words_may_stand_in_different_fields_and_in_any_order() => Assert.True(Finds("reseated uplink T-20931", "T-20931", "Dark uplink", "optic reseated"));

    [Fact]
    public void Any_text_is_cut_whatever_is_in_it()
    {
        foreach (var text in new[] { "", " ", "-", "////", "a-", "-a", "\ud83d", "\udc00x", "\ud83d\ude00\ud83d\ude00", new string('a', 5000), new string('-', 5000), string.Concat(Enumerable.Repeat("a-", 3000)), "\u0001\u0002\u0000", "İıßŁ", new string('a', 63) + "\ud83d\ude00", "路" + string.Concat(Enumerable.Repeat("\ud83d\ude00", 9)) })
            Assert.All(Of(text), w =>
            {
                Assert.InRange(w.Length, 1, TextWords.Longest);
                // a sign cut in two is no text: PostgreSQL would refuse it
                Assert.Equal(w, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(w)));
            });
    }

    [Fact]
    public void A_word_of_any_length_finds_itself()
    {
        foreach (var word in new[] { new string('x', 63), new string('x', 64), new string('x', 300), "a", "7" }) Assert.True(Finds(word, $"before {word} after"));
    }
}

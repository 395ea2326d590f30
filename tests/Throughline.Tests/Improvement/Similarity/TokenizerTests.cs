using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class TokenizerTests
{
    private static TokenList Read(string text)
    {
        var tokens = new TokenList();
        new Tokenizer().Read(text, tokens);
        return tokens;
    }

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Improvement/Files/tokenizer_cases.tsv")).Skip(1))
            if (line.Split('\t') is [var text, var codes]) cases.Add(text, codes);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_network_people_search_for_is_kept_whole(string text, string codes)
    {
        var found = Read(text).Distinct(TokenKind.Code);
        foreach (var code in codes.Split(';')) Assert.Contains(code, found);
    }

    [Fact]
    public void Addresses_times_and_counters_are_not_words()
    {
        var words = Read("2026-03-01T02:14:09.123Z 10.20.30.40 00:1b:54:aa:bb:cc 001b.54aa.bbcc 123456789 fe80::1 link down").Distinct(TokenKind.Word);
        Assert.Equal(["ipaddr", "link", "down"], words);
    }

    [Fact]
    public void A_circuit_number_is_a_reference_not_a_word()
    {
        Assert.Equal(["cid-100234", "evc-77120"], Read("circuit CID-100234 / EVC-77120 down").Distinct(TokenKind.Reference));
    }

    [Theory]
    [InlineData("povezava ne dela, šibek signal", "sibek")]
    [InlineData("Störung der Leitung, Großstadt", "storung")]
    [InlineData("канал связи недоступен", "канал")]
    [InlineData("网络中断", "网络")]
    [InlineData("회선 장애 발생", "회선")]
    public void Other_languages_are_read(string text, string word) => Assert.Contains(word, Read(text.Normalize()).Distinct(TokenKind.Word).Select(w => w.Normalize()));

    [Fact]
    public void The_same_word_is_found_with_and_without_accents() =>
        Assert.Equal(Read("zveza prekinjena čez noč").Distinct(TokenKind.Word), Read("zveza prekinjena cez noc").Distinct(TokenKind.Word));

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("%%")]
    [InlineData("%-5-")]
    [InlineData("((((")]
    [InlineData("\ud800 broken surrogate \udc00")]
    [InlineData("a\0b\u202e")]
    [InlineData("1.2(")]
    [InlineData("----____....////::::")]
    public void Odd_texts_do_no_harm(string text) => Assert.True(Read(text).Count < 10);

    [Fact]
    public void A_megabyte_without_a_space_does_no_harm()
    {
        Assert.True(Read(new string('x', 1_000_000)).Count < 3000);
        Assert.True(Read(string.Concat(Enumerable.Repeat("网络", 500_000))).Count > 0);
    }
}

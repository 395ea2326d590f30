using Throughline.Kernel;

namespace Throughline.Tests.Kernel;

public class SentencesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("nobody is on duty", "Nobody is on duty")]
    [InlineData("Already", "Already")]
    [InlineData("žarnica ne sveti", "Žarnica ne sveti")]
    [InlineData("3 visits", "3 visits")]
    public void A_sentence_begins_with_a_capital(string words, string expected) => Assert.Equal(expected, words.Capital());
}

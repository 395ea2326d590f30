using Throughline.Modules.Improvement.Suggestions;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Improvement.Suggestions;

[Trait("needs", "server")]
public class ConfirmedLinksTests
{
    static Task<List<(long, long)>> Confirmed(Village village) => village.Site.Do(async (_, db) => (await ConfirmedLinks.Of(db)).Keys.Order().ToList());

    static async Task<List<int>> TicketsOfProblems(Village village) =>
        [.. (await village.Site.As("Tomás Reyes").Read("/problems")).Body.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("tickets").GetInt32())];

    static long Number(string ticket) => long.Parse(ticket[2..], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Merging_one_ticket_into_another_links_them_whichever_came_first()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var t = await JudgementTests.Like(village, 4);
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[0]}/merge", new { into = t[1] })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[2]}/merge", new { into = t[1] })).Status);

        Assert.Equal([(Number(t[1]), Number(t[0])), (Number(t[2]), Number(t[1]))], await Confirmed(village));
        await SuggestionTests.Follow(village.Site);
        var shown = (await JudgementTests.Similar(village, t[1])).ToDictionary(JudgementTests.Reference, s => s.GetProperty("isSameIssue").GetBoolean());
        Assert.Equal((true, true, false), (shown[t[0]], shown[t[2]], shown[t[3]]));
        // whoever links the fourth with one of the three makes it an issue of all four
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[3]}/similar/{t[0]}/link", new { })).Status);
        Assert.Equal([4], await TicketsOfProblems(village));
    }

    [Fact]
    public async Task A_person_who_says_that_merged_tickets_are_not_the_same_is_believed_over_the_merging()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var t = await JudgementTests.Like(village, 3);
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[0]}/merge", new { into = t[1] })).Status);
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[1]}/similar/{t[0]}/refuse", new { })).Status);

        Assert.Empty(await Confirmed(village));
        await SuggestionTests.Follow(village.Site);
        Assert.DoesNotContain(t[0], (await JudgementTests.Similar(village, t[1])).Select(JudgementTests.Reference));
        // two of one issue: not yet a problem
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[2]}/similar/{t[1]}/link", new { })).Status);
        Assert.Empty(await TicketsOfProblems(village));
        // said once more, the other way: now they are three
        Assert.Equal(200, (await tomas.Send($"/tickets/{t[1]}/similar/{t[0]}/link", new { })).Status);
        Assert.Equal([3], await TicketsOfProblems(village));
    }
}

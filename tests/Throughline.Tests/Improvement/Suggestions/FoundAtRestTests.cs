using NodaTime;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Improvement.Suggestions;

namespace Throughline.Tests.Improvement.Suggestions;

public sealed class FoundAtRestTests : IDisposable
{
    static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);
    readonly SimilarityEngine engine = new();
    readonly FoundAtRest found = new();
    int searched;

    public FoundAtRestTests() => Add("1");

    public void Dispose() => engine.Dispose();

    void Add(string id) => engine.Add(engine.Prepare(new TicketRecord { Id = id, Title = "Fibre cut at the ring", Created = Monday }));

    void Ask(string ticket = "7", ulong mark = 1) => found.Of(engine, ticket, mark, () =>
    {
        searched++;
        return [new LikeTicket("1", .8f, false, ["same words"])];
    });

    [Fact]
    public void The_same_question_is_searched_for_once_while_nothing_changes()
    {
        for (var i = 0; i < 5; i++) Ask();
        Assert.Equal(1, searched);
    }

    [Fact]
    public void Another_ticket_and_another_question_of_the_same_ticket_are_searched_for()
    {
        Ask();
        Ask(ticket: "8");
        Ask(mark: 2);
        Assert.Equal(3, searched);
    }

    [Fact]
    public void Whatever_changes_in_the_index_the_links_or_the_weights_is_searched_for_anew()
    {
        Action[] changes =
        [
            () => Add("2"), () => Add("2"), () => engine.SetClosed("2", Monday), () => engine.SetClosed("2", null), () => engine.Link("2", "1", Monday),
            () => engine.Relink([]), () => engine.Remove("2"), () => engine.Ranker = ShippedRanker.Load(),
        ];
        foreach (var change in changes)
        {
            Ask();
            var before = searched;
            change();
            Ask();
            Assert.Equal(before + 1, searched);
        }
    }

    [Fact]
    public void To_be_told_again_what_is_known_changes_nothing()
    {
        engine.SetClosed("1", Monday);
        Ask();
        engine.SetClosed("1", Monday);
        engine.SetClosed("nobody", Monday);
        Ask();
        Assert.Equal(1, searched);
    }

    [Fact]
    public void What_was_found_while_the_index_changed_is_not_kept()
    {
        found.Of(engine, "7", 1, () => { Add("2"); return []; });
        Ask();
        Assert.Equal(1, searched);
    }

    [Fact]
    public void A_question_is_asked_as_of_the_end_of_its_five_minutes()
    {
        Assert.Equal(Monday + Duration.FromMinutes(5), FoundAtRest.AsOf(Monday));
        Assert.Equal(Monday + Duration.FromMinutes(5), FoundAtRest.AsOf(Monday + Duration.FromMinutes(5) - Duration.FromTicks(10)));
        Assert.Equal(Monday + Duration.FromMinutes(10), FoundAtRest.AsOf(Monday + Duration.FromMinutes(5)));
    }
}

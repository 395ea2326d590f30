using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class EngineTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 8, 0);

    private static TicketRecord Ticket(string id, string title, string body = "", double day = 0, params Facet[] facets) =>
        new() { Id = id, Title = title, Body = body, Created = Start + Duration.FromDays(day), Facets = facets };

    private static SimilarityEngine Desk(params TicketRecord[] more)
    {
        var engine = new SimilarityEngine();
        string[] things = ["printer", "mailbox", "laptop", "monitor", "badge", "projector", "licence", "keyboard"];
        for (var i = 0; i < 80; i++) engine.Add(engine.Prepare(Ticket($"other{i}", $"{things[i % 8]} request number {i}", $"please order a new {things[i * 3 % 8]} for desk {i}", i * .5)));
        foreach (var ticket in more) engine.Add(engine.Prepare(ticket));
        return engine;
    }

    [Fact]
    public void The_ticket_with_the_same_code_is_first()
    {
        using var engine = Desk(Ticket("bgp", "BGP down at Northgate", "%BGP-5-ADJCHANGE: neighbor 10.0.0.1 Down BGP Notification sent", 41));
        var asked = engine.Prepare(Ticket("new", "No route to Harbour St", "log: %BGP-5-ADJCHANGE: neighbor 10.9.9.9 Down", 45));
        Assert.Equal("bgp", engine.Suggest(asked, 5)[0].Id);
    }

    [Fact]
    public void A_ticket_is_found_as_soon_as_it_is_added_and_never_again_once_it_is_erased()
    {
        using var engine = Desk();
        var asked = engine.Prepare(Ticket("new", "optic flapping on uplink", "SFP-10G-LR rx power low", 50));
        Assert.DoesNotContain(engine.Suggest(asked, 50), s => s.Id == "first");
        engine.Add(engine.Prepare(Ticket("first", "uplink optic flapping", "SFP-10G-LR rx power low", 49)));
        Assert.Equal("first", engine.Suggest(asked, 50)[0].Id);
        Assert.True(engine.Remove("first"));
        Assert.DoesNotContain(engine.Suggest(asked, 50), s => s.Id == "first");
    }

    [Fact]
    public void An_edited_ticket_is_found_by_its_new_words_only_once()
    {
        using var engine = Desk(Ticket("edit", "something odd", "", 40));
        engine.Add(engine.Prepare(Ticket("edit", "multicast stream freezes", "", 40)));
        var found = engine.Suggest(engine.Prepare(Ticket("new", "multicast stream freezes", "", 41)), 50);
        Assert.Equal("edit", found[0].Id);
        Assert.Single(found, s => s.Id == "edit");
    }

    [Fact]
    public void The_contributions_sum_to_the_linear_part_of_the_score()
    {
        using var engine = Desk();
        foreach (var suggestion in engine.Suggest(engine.Prepare(Ticket("new", "laptop request", "new laptop", 60)), 20))
            Assert.Equal(suggestion.LinearPart, suggestion.Contributions.Values.Sum(), 3);
    }

    [Fact]
    public void Every_suggestion_has_at_least_two_reasons_in_words()
    {
        Facet[] here = [new(FacetKind.Customer, "Brightwater"), new(FacetKind.Site, "Harbour St"), new(FacetKind.Model, "NTE-1208")];
        Facet[] there = [new(FacetKind.Customer, "Brightwater"), new(FacetKind.Site, "Northgate"), new(FacetKind.Model, "NTE-1208")];
        using var engine = Desk(Ticket("nte", "NTE dark after a power dip", "", 54, there));
        var asked = engine.Prepare(Ticket("new", "NTE dark again", "after the power dip", 60, here), withWords: true);
        var found = engine.Suggest(asked, 20);
        foreach (var suggestion in found) Assert.True(engine.Why(asked, suggestion).Count >= 2);
        var why = engine.Why(asked, found[0]);
        Assert.Equal("nte", found[0].Id);
        Assert.Contains("same model NTE-1208", why);
        Assert.Contains("another site of Brightwater", why);
        Assert.Contains("seen 6 days ago", why);
    }

    [Fact]
    public void A_reader_is_shown_only_what_he_may_see()
    {
        using var engine = Desk(Ticket("secret", "voice quality bad", "", 41));
        Assert.DoesNotContain(engine.Suggest(engine.Prepare(Ticket("new", "voice quality bad", "", 42)), 50, id => id != "secret"), s => s.Id == "secret");
    }

    [Fact]
    public void A_log_of_a_megabyte_does_not_drown_the_words_before_it()
    {
        var log = string.Concat(Enumerable.Range(0, 16_000).Select(i => $"Mar  1 02:{i % 60:00}:09 core{i % 7} rpd[{i}]: keepalive sent to 10.0.{i % 256}.1 seq {i * 7919}\n"));
        Assert.True(log.Length > 1_000_000);
        using var engine = Desk(Ticket("log", "Multicast freezes at the depot", "The picture freezes each evening.\n" + log + "%PIM-5-NBRCHG: neighbor down", 41));
        Assert.Equal("log", engine.Suggest(engine.Prepare(Ticket("a", "picture freezes at the depot", "multicast", 42)), 5)[0].Id);
        Assert.Equal("log", engine.Suggest(engine.Prepare(Ticket("b", "%PIM-5-NBRCHG: neighbor lost", "", 42)), 5)[0].Id);
    }

    [Fact]
    public void A_desk_that_never_closed_or_linked_anything_still_gets_suggestions()
    {
        using var engine = new SimilarityEngine();
        Assert.Empty(engine.Suggest(engine.Prepare(Ticket("1", "first ticket ever"))));
        engine.Add(engine.Prepare(Ticket("1", "")));
        engine.Add(engine.Prepare(Ticket("2", "", "网络中断", 1)));
        Assert.Equal("2", engine.Suggest(engine.Prepare(Ticket("3", "网络中断 again", "", 2)))[0].Id);
    }

    [Fact]
    public void A_ticket_of_a_known_issue_stands_on_the_likest_title_of_the_issue()
    {
        using var engine = Desk(Ticket("old", "fibre splice lost light", "optical power gone", 30), Ticket("like", "overscroll bounces back", "the list jumps", 35), Ticket("alone", "overscroll colour wrong", "the list is grey", 36));
        Assert.True(engine.Link("like", "old", Start + Duration.FromDays(36)));
        var asked = engine.Prepare(Ticket("new", "overscroll bounces again", "the list jumps, optical power gone", 40));
        var found = engine.Suggest(asked, 50).ToDictionary(s => s.Id, s => s.Contributions[Feature.IssueLetters]);
        Assert.True(found["old"] > 0);
        Assert.Equal(0, found["like"]);
        Assert.Equal(0, found["alone"]);
    }

    [Fact]
    public void The_grouping_of_a_history_does_not_stand_on_other_titles_of_an_issue()
    {
        using var engine = Desk(Ticket("old", "fibre splice lost light", "optical power gone", 30), Ticket("like", "overscroll bounces back", "the list jumps", 35), Ticket("new", "overscroll bounces again", "the list jumps, optical power gone", 40));
        Assert.True(engine.Link("like", "old", Start + Duration.FromDays(36)));
        var pairs = HistorySearch.Run(engine, 1, withRows: true);
        Assert.Contains(pairs, p => engine.Index.IdOf(p.Later) == "new" && engine.Index.IdOf(p.Earlier) == "old");
        Assert.All(pairs, p => Assert.Equal(0, p.Row![(int)Feature.IssueLetters]));
    }

    [Fact]
    public void Candidates_of_one_known_issue_vote_for_each_other_and_a_lonely_one_keeps_its_score()
    {
        var voted = Issues.WithVotes([7, 3, 7, 7], [1f, 1.5f, .5f, 1f]);
        Assert.Equal(1.5f, voted[1]);
        Assert.Equal(Math.Log(Math.Exp(1) + Math.Exp(.5) + Math.Exp(1)), voted[0], 5);
        Assert.True(voted[0] > voted[1] && voted[0] > voted[2]);
        // shifting all scores shifts all of them alike
        Assert.Equal(voted.Select(v => v + 20), Issues.WithVotes([7, 3, 7, 7], [21f, 21.5f, 20.5f, 21f]), (a, b) => Math.Abs(a - b) < 1e-4);
    }
}

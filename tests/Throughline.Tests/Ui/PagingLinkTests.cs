using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Tests.Ui;

/// <summary>The link under a list leads to the rest of that list, not of another.</summary>
public partial class PagingLinkTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 9, 20);

    [Theory]
    [InlineData(TicketFilter.Open, null, null, "/tickets?cursor=7")]
    [InlineData(TicketFilter.All, null, null, "/tickets?show=all&cursor=7")]
    [InlineData(TicketFilter.All, null, "a & b", "/tickets?show=all&q=a%20%26%20b&cursor=7")]
    [InlineData(TicketFilter.Resolved, "N-1042", "dark", "/tickets?show=resolved&network=N-1042&q=dark&cursor=7")]
    public async Task Further_tickets_are_of_the_list_network_and_words_asked_for(TicketFilter show, string? network, string? q, string expected) =>
        Assert.Equal(expected, Further(await Drawn.Html<TicketsPage>(new { Model = Tickets(show, network, q) })));

    [Fact]
    public async Task A_list_that_is_no_tab_marks_no_tab_and_the_tabs_keep_network_and_words()
    {
        var page = await Drawn.Html<TicketsPage>(new { Model = Tickets(TicketFilter.All, "N-1042", "dark") });
        Assert.DoesNotContain("aria-current=\"page\">Open", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/tickets?show=waiting&amp;network=N-1042&amp;q=dark\"", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"network\" value=\"N-1042\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TicketFilter.All, "/networks/N-1042/tickets?q=dark&cursor=7")]
    [InlineData(TicketFilter.Resolved, "/networks/N-1042/tickets?show=resolved&q=dark&cursor=7")]
    public async Task Older_tickets_of_a_network_are_of_the_list_asked_for(TicketFilter show, string expected) =>
        Assert.Equal(expected, Further(await Drawn.Html<NetworkTickets>(new { Model = new NetworkTicketsModel(Head, Tickets(show, "N-1042", "dark"), null) })));

    [Fact]
    public async Task Older_problems_are_in_the_state_asked_for() =>
        Assert.Equal("/problems?state=fix-planned&cursor=7", Further(await Drawn.Html<ProblemsPage>(new { Model = new ProblemsModel([], "7", "Europe/London", ProblemState.FixPlanned) })));

    static readonly NetworkHeadModel Head = new(Guid.CreateVersion7(), "N-1042", "Harbour St", "joins two sites", Guid.CreateVersion7(), "Brightwater Clinics", Phase.InService, 1, 1,
        null, null, null, null, new Answering(AnsweringAs.Nobody, null, null, null, null, ""), null, Guid.CreateVersion7(), "Owen Hart", null, [], [], "Europe/London");

    static TicketsModel Tickets(TicketFilter show, string? network, string? q) => new(show, [], "7", true, "Europe/London", Now, network, q);

    static string Further(string page) => WebUtility.HtmlDecode(Link().Matches(page).Single().Groups[1].Value);

    [GeneratedRegex("href=\"([^\"]*cursor=[^\"]*)\"")]
    private static partial Regex Link();
}

using NodaTime;
using Throughline.Modules.Improvement.Chronic;

namespace Throughline.Tests.Improvement.Chronic;

public class ChronicIssueTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 9, 0);
    private static readonly CostRate Rate = new(6000, .5m, "EUR");

    private static HistoryTicket At(double day, decimal? hours = null, string? network = null, string? component = null, string? site = null, int? visits = null, double? reopenedAfter = null) =>
        new($"{day}", null, Start + Duration.FromDays(day), reopenedAfter is null ? null : Start + Duration.FromDays(day + 1), reopenedAfter is null ? null : Start + Duration.FromDays(day + 1 + reopenedAfter.Value), "t", hours, null, visits, network, site, null, component, null, null, null);

    private static ChronicIssue Issue(params HistoryTicket[] tickets) => new(tickets, false, Rate, Start + Duration.FromDays(365));

    [Fact]
    public void Three_in_90_days_are_chronic() => Assert.True(Issue(At(0), At(40), At(90)).IsChronic);

    [Fact]
    public void Three_in_91_days_are_not() => Assert.False(Issue(At(0), At(40), At(91)).IsChronic);

    [Fact]
    public void An_outage_of_two_hundred_tickets_is_one_event()
    {
        var issue = Issue([.. Enumerable.Range(0, 200).Select(i => At(i / 1440.0))]);
        Assert.Single(issue.Events);
        Assert.False(issue.IsChronic);
    }

    [Fact]
    public void Two_on_one_network_and_component_in_30_days_are_chronic()
    {
        Assert.True(Issue(At(0, network: "N-1", component: "optic"), At(30, network: "N-1", component: "optic")).IsChronic);
        Assert.False(Issue(At(0, network: "N-1", component: "optic"), At(30, network: "N-2", component: "optic")).IsChronic);
        Assert.False(Issue(At(0, network: "N-1", component: "optic"), At(31, network: "N-1", component: "optic")).IsChronic);
    }

    [Fact]
    public void Opened_again_within_14_days_is_chronic()
    {
        Assert.True(Issue(At(0, reopenedAfter: 14)).IsChronic);
        Assert.False(Issue(At(0, reopenedAfter: 15)).IsChronic);
    }

    [Fact]
    public void Two_trips_to_one_site_in_30_days_are_chronic()
    {
        Assert.True(Issue(At(0, site: "Harbour St", visits: 1), At(29, site: "Harbour St", visits: 1)).IsChronic);
        Assert.False(Issue(At(0, site: "Harbour St", visits: 1), At(29, site: "Northgate", visits: 1)).IsChronic);
    }

    [Fact]
    public void Trips_count_on_the_day_somebody_went_not_when_the_ticket_came()
    {
        HistoryTicket Went(double came, params double[] days) => At(came, site: "Harbour St", visits: days.Length) with { Trips = [.. days.Select(d => Start + Duration.FromDays(d))] };
        Assert.Equal(["two trips to one site in 30 days"], Issue(Went(0, 25), Went(50, 55)).Rules);
        Assert.False(Issue(Went(0, 1), Went(20, 32)).IsChronic);
        // two to the site for one ticket are as bad as one each for two
        Assert.Equal(["two trips to one site in 30 days"], Issue(Went(0, 1, 31)).Rules);
    }

    [Fact]
    public void Travel_and_parts_are_added_to_the_hours_and_hours_count_at_the_rate_of_who_spent_them()
    {
        var issue = Issue(At(0, hours: 2) with { CostMinor = 8465 }, At(10, hours: 3) with { CostMinor = 1200, LabourMinor = 27_000 }, At(20) with { CostMinor = 500 });
        Assert.Equal((2 * 6000 + 8465) + (27_000 + 1200) + (3000 + 500), issue.CostMinor);
        Assert.Equal(27_000 + 1200 + 3000 + 500, issue.RepeatCostMinor);
        Assert.Equal(issue.RepeatCostMinor, issue.RunRateMinor);
    }

    [Fact]
    public void The_cost_of_repeats_is_the_cost_of_all_but_the_first_and_unbooked_time_has_a_floor()
    {
        var issue = Issue(At(0, hours: 2), At(10, hours: 3), At(20));
        Assert.Equal((2 + 3 + .5m) * 60 * 100, issue.CostMinor);
        Assert.Equal((3 + .5m) * 60 * 100, issue.RepeatCostMinor);
        Assert.Equal(issue.RepeatCostMinor, issue.RunRateMinor);
    }

    [Fact]
    public void A_young_issue_is_not_blown_up_to_a_year_from_a_few_days()
    {
        var issue = new ChronicIssue([At(360, hours: 1), At(362, hours: 1), At(364, hours: 1)], false, Rate, Start + Duration.FromDays(365));
        Assert.Equal(90, issue.ObservedDays);
        Assert.Equal((long)(12000 / 90.0 * 365), issue.RunRateMinor);
    }
}

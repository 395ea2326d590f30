using System.Globalization;
using System.Net;
using System.Text;
using NodaTime;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>One page for a manager: what keeps coming back, what it costs, and what it would save to end the first ten.</summary>
internal sealed class ChronicReport(History history, string source, IReadOnlyList<string> faults)
{
    private const int InTable = 40;
    private const int InDetail = 10;
    private readonly StringBuilder _page = new();
    private readonly List<ChronicIssue> _chronic = [.. history.Chronic];
    private readonly bool _networks = history.Tickets.Any(t => t.Network is not null || t.Customer is not null);
    private string Money(long minor) => Written.Amount(minor, history.Rate.Currency);
    private static string Text(string text) => WebUtility.HtmlEncode(text);
    private YearMonth LastMonth => history.Last.InUtc().Date.ToYearMonth();
    private YearMonth FirstMonth => history.First.InUtc().Date.ToYearMonth();

    public string Write()
    {
        Line("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">");
        Line($"<title>What keeps coming back · {Text(source)}</title><link rel=\"icon\" href=\"data:,\"><style>{Style()}</style></head><body><main>");
        Line("<div class=\"brand\"><svg width=\"20\" height=\"20\" viewBox=\"0 0 20 20\" fill=\"none\" aria-hidden=\"true\"><path d=\"M1 10h4.5c3 0 2-6 5-6s1 12 4.5 12 1.5-6 4-6\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\"/></svg>Throughline</div>");
        Head();
        if (history.Tickets.Count > 0)
        {
            Figures();
            Months();
            Ranking();
            Details();
        }
        Method();
        Line("</main></body></html>");
        return _page.ToString();
    }

    private void Line(string html) => _page.Append(html).Append('\n');

    private void Head()
    {
        var period = history.Tickets.Count == 0 ? "no usable ticket in it" : $"{Written.Count(history.Tickets.Count)} tickets, {Written.Day(history.First)} to {Written.Day(history.Last)}";
        Line($"<div class=\"head\"><h1>What keeps coming back</h1><p>{Text(source)}: {period}</p></div>");
        if (history.Tickets.Count == 0) Line("<div class=\"box warn\"><b>There was nothing to look at.</b> The reasons stand below.</div>");
    }

    private void Figures()
    {
        var tickets = _chronic.Sum(i => i.Tickets.Count);
        var repeats = _chronic.Sum(i => i.Tickets.Count - 1);
        var runRate = _chronic.Sum(i => i.RunRateMinor);
        var first = _chronic.Take(InDetail).ToList();
        var unbooked = history.Tickets.Count(t => t.Hours is null);
        var known = _chronic.Count(i => i.Confirmed);
        Line("<dl class=\"kpis card\">");
        Figure("Chronic issues", Written.Count(_chronic.Count), $"{known} known, {_chronic.Count - known} new");
        Figure("Tickets in them", Written.Count(tickets), $"{Written.Share(tickets / (double)history.Tickets.Count)} of all; {Written.Count(repeats)} are repeats");
        Figure("People’s time on them", Written.Hours(_chronic.Sum(i => i.Hours)), unbooked == 0 ? "as booked" : $"{Written.Share(unbooked / (double)history.Tickets.Count)} of tickets have none booked");
        Figure("Repeats cost a year", Money(runRate), "at the pace seen, the first of each not counted");
        Figure("Ending the first ten saves", Money(first.Sum(i => i.RunRateMinor)), runRate == 0 ? "a year" : $"a year, {Written.Share(first.Sum(i => i.RunRateMinor) / (double)runRate)} of it all");
        Line("</dl>");
        Line($"<div class=\"box\"><b>How the money is counted.</b> An hour costs {Money(history.Rate.HourMinor)}. " + (unbooked == 0 ? "All tickets have time booked." :
            $"{Written.Count(unbooked)} tickets have no time booked and count {history.Rate.FloorHours.ToString("0.##", CultureInfo.InvariantCulture)} h each, which is a floor: the true cost is higher.") +
            " Travel, parts and credits are added where the file has them. A year’s cost is the cost of all but the first ticket, over the days from that first ticket to the end of the file, times 365.</div>");
    }

    private void Figure(string name, string value, string reason) => Line($"<div class=\"kpi\"><dt>{name}</dt><dd>{Text(value)} <small>{Text(reason)}</small></dd></div>");

    private void Months()
    {
        var from = FirstMonth;
        var months = (LastMonth.Year - from.Year) * 12 + LastMonth.Month - from.Month + 1;
        if (months > 60) { from = LastMonth.PlusMonths(-59); months = 60; }
        var all = new int[months];
        var repeats = new int[months];
        int At(Instant created) { var month = created.InUtc().Date.ToYearMonth(); return (month.Year - from.Year) * 12 + month.Month - from.Month; }
        foreach (var ticket in history.Tickets) if (At(ticket.Created) is >= 0 and var at) all[at]++;
        foreach (var ticket in _chronic.SelectMany(i => i.Tickets.Skip(1))) if (At(ticket.Created) is >= 0 and var at) repeats[at]++;
        Line("<section class=\"card\"><header><h2>Tickets a month</h2><span class=\"n\">repeats of chronic issues hatched</span></header><div class=\"pad\">");
        Line(TrendChart.Large("all", "Tickets a month", from, all, repeats, 1060, 200));
        Line("<div class=\"leg\"><span><svg width=\"12\" height=\"12\"><rect width=\"12\" height=\"12\" fill=\"var(--line-2)\"/></svg>other tickets</span><span><svg width=\"12\" height=\"12\"><rect width=\"12\" height=\"12\" fill=\"url(#allh)\"/></svg>repeats</span></div></div></section>");
    }

    private void Ranking()
    {
        var shown = _chronic.Take(InTable).ToList();
        var most = Math.Max(1, shown.Count == 0 ? 1 : shown.Max(i => i.RunRateMinor));
        Line($"<section class=\"card\"><header><h2>Ranked by cost a year</h2><span class=\"n\">{Written.Count(_chronic.Count)}</span><div class=\"r\">{Money(_chronic.Sum(i => i.RunRateMinor))} a year together</div></header>");
        if (shown.Count == 0)
        {
            Line("<div class=\"pad\"><p class=\"m\">No issue came three times in 90 days, twice on one network and component in 30, was opened again within 14 days, or took two trips to one site in 30.</p></div></section>");
            return;
        }
        Line($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Chronic issues\"><table><thead><tr><th class=\"num\">#</th><th>What keeps coming back</th><th>State</th><th class=\"num\">Tickets</th>{(_networks ? "<th class=\"num\">Networks</th>" : "")}<th>12 months</th><th class=\"num\">Time</th><th class=\"num\">Repeats cost</th><th class=\"num\">Cost a year</th></tr></thead><tbody>");
        for (var i = 0; i < shown.Count; i++) Row(i, shown[i], most);
        Line("</tbody></table></div>");
        if (_chronic.Count > shown.Count) Line($"<div class=\"pad m\">{Written.Count(_chronic.Count - shown.Count)} smaller ones are in the JSON and in the clusters file.</div>");
        Line("</section>");
    }

    private void Row(int i, ChronicIssue issue, long most)
    {
        var name = i < InDetail ? $"<a href=\"#issue{i + 1}\"><b>{Text(issue.Name)}</b></a>" : $"<b>{Text(issue.Name)}</b>";
        var events = issue.Events.Count < issue.Tickets.Count ? $"<small>{Written.Count(issue.Events.Count)} events</small>" : "";
        Line($"<tr><td class=\"num m3\">{i + 1}</td><td class=\"what\">{name}<small>{Text(issue.Tickets[0].Title)} · <span class=\"id\">{Text(issue.Tickets[0].Name)}</span></small></td><td>{State(issue)}<small>{Coming(issue)}</small></td>" +
            $"<td class=\"num\">{Written.Count(issue.Tickets.Count)}{events}</td>{(_networks ? $"<td class=\"num\">{Written.Count(issue.Networks)}</td>" : "")}<td>{TrendChart.Small(issue.ByMonth(LastMonth.PlusMonths(-11), LastMonth))}</td>" +
            $"<td class=\"num\">{Written.Hours(issue.Hours)}</td><td class=\"num\">{Money(issue.RepeatCostMinor)}</td><td class=\"num\"><b>{Money(issue.RunRateMinor)}</b><span class=\"bar\"><i style=\"width:{(issue.RunRateMinor * 100.0 / most).ToString("0", CultureInfo.InvariantCulture)}%\"></i></span></td></tr>");
    }

    private static string State(ChronicIssue issue) => issue.Confirmed
        ? "<span class=\"st info\"><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><path d=\"M7 .8 13.2 7 7 13.2.8 7z\" fill=\"currentColor\"/></svg>Known</span>"
        : "<span class=\"st\"><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\"><circle cx=\"7\" cy=\"7\" r=\"5.6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"2.4 1.8\"/></svg>New</span>";

    private string Coming(ChronicIssue issue)
    {
        var days = (int)(history.Last - issue.Tickets[^1].Created).TotalDays;
        return days <= 90 ? "still coming" : $"quiet since {TrendChart.Month(issue.Tickets[^1].Created.InUtc().Date.ToYearMonth())}";
    }

    private void Details()
    {
        for (var i = 0; i < Math.Min(InDetail, _chronic.Count); i++)
        {
            var issue = _chronic[i];
            Line($"<section class=\"card\" id=\"issue{i + 1}\"><header><h2>{i + 1}. {Text(issue.Name)}</h2>{State(issue)}<div class=\"r\">ending it saves {Money(issue.RunRateMinor)} a year</div></header><div class=\"issue\"><dl class=\"kv\">");
            Fact("Signature", issue.Signature.Count == 0 ? "only its words" : string.Join(" · ", issue.Signature));
            Fact("Chronic by", string.Join("; ", issue.Rules));
            Fact("Seen", $"{Written.Count(issue.Tickets.Count)} tickets, {Written.Count(issue.Events.Count)} events, {Written.Day(issue.Tickets[0].Created)} to {Written.Day(issue.Tickets[^1].Created)}");
            Fact("Cost", $"{Money(issue.CostMinor)} in all, {Money(issue.RepeatCostMinor)} of it after the first; {Written.Hours(issue.Hours)} of people’s time");
            Fact("Known by", issue.Confirmed ? "links that people confirmed" : "likeness only: let somebody who knows confirm it before money is spent");
            Line("</dl><div>");
            var from = Later(FirstMonth, LastMonth.PlusMonths(-23));
            var counts = issue.ByMonth(from, LastMonth);
            var first = issue.Tickets[0].Created.InUtc().Date.ToYearMonth();
            var repeats = counts.Select((c, m) => from.PlusMonths(m) == first ? Math.Max(0, c - 1) : c).ToArray();
            Line(TrendChart.Large($"i{i + 1}", $"{issue.Name}: tickets a month", from, counts, repeats, 360, 130));
            Line("</div></div><ol class=\"rows\">");
            foreach (var ticket in issue.Tickets.Take(6)) Line($"<li><span class=\"id\">{Text(ticket.Name)}</span> {Text(ticket.Title)} <small>{Written.Day(ticket.Created)}</small></li>");
            if (issue.Tickets.Count > 6) Line($"<li class=\"m\">and {Written.Count(issue.Tickets.Count - 6)} more, the last on {Written.Day(issue.Tickets[^1].Created)}</li>");
            Line("</ol></section>");
        }
    }

    private static YearMonth Later(YearMonth one, YearMonth other) => one.CompareTo(other) > 0 ? one : other;

    private void Fact(string name, string value) => Line($"<dt>{name}</dt><dd>{Text(value)}</dd>");

    private void Method()
    {
        Line("<section class=\"card\"><header><h2>By what we know it</h2></header><ul class=\"rows\">");
        Line("<li>Each ticket was compared with those before it by its words (title before text), its codes, the things it is about, and time. Tickets were put together where that evidence is strong, after the links that people had confirmed.</li>");
        Line("<li>An issue is chronic when it came three times in 90 days, twice on one network and component in 30, was opened again within 14 days, or took two trips to one site in 30. Tickets within four hours count as one event, so that an outage is one.</li>");
        Line("<li>What the machine puts together is a suggestion. Known means that a person linked at least two of the tickets; new means that nobody has looked yet.</li>");
        foreach (var fault in faults) Line($"<li>Not used: {Text(fault)}</li>");
        if (faults.Count == 0) Line("<li>Every line of the file could be used.</li>");
        Line("</ul></section>");
    }

    private static string Style() => Resource("tokens.css") + Resource("chronic-report.css");

    private static string Resource(string file)
    {
        var assembly = typeof(ChronicReport).Assembly;
        var name = assembly.GetManifestResourceNames().First(n => n.EndsWith(file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Ui.WebFiles.Text("tokens.css") + reader.ReadToEnd();
    }
}

using System.Globalization;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>Puts a promise as agreed and as it would be beside each other.</summary>
static class TermsFigures
{
    public static IReadOnlyList<TermsFigure> Of(Side now, Side then, Guid service, int priority, string zone, LocalDate today)
    {
        var (a, b) = (Restore(now), Restore(then));
        var (up, up2) = (Available(now), Available(then));
        var (worst, worst2) = (Worst(now), Worst(then));
        var month = today.ToYearMonth();
        var name = month.ToString("MMMM", CultureInfo.InvariantCulture);
        var figures = new List<TermsFigure>
        {
            Line($"Restore P{priority}, worst start", "the report that leaves least, those behind us keeping their word", Start(a, zone), Start(b, zone), Left(a), Left(b)),
            Line($"Restore P{priority}, smallest margin", "what is left of the promise then", a is null ? "not promised" : GapWords.Margin(a), b is null ? "not promised" : GapWords.Margin(b), Left(a), Left(b)),
        };
        if (up is not null || up2 is not null) figures.Add(Line("Availability", "promised, and what the chain can give", Percent(up), Percent(up2), Room(up), Room(up2)));
        figures.Add(Line("Gaps", "of all promises on these agreements", Count(now.Promises), Count(then.Promises), -Bad(now.Promises), -Bad(then.Promises)));
        figures.Add(Line("Worst month", "both caps reached", Text(worst, w => w.Month), Text(worst2, w => w.Month), worst.Sum(w => w.Month), worst2.Sum(w => w.Month)));
        figures.Add(Line("Worst year", "both caps reached every month", Text(worst, w => w.Year), Text(worst2, w => w.Year), worst.Sum(w => w.Year), worst2.Sum(w => w.Year)));
        figures.Add(Line($"{name}, net", "the outages of this month so far", Net(now, month, month), Net(then, month, month), Sum(now, month, month), Sum(then, month, month)));
        var first = month.OnDayOfMonth(1).PlusMonths(-11).ToYearMonth();
        figures.Add(Line("Twelve months, net", "the outages that happened, under these terms throughout", Net(now, first, month), Net(then, first, month), Sum(now, first, month), Sum(then, first, month)));
        return figures;

        PromiseOfService? Restore(Side side) => side.Promises.FirstOrDefault(p => p.Service.Id == service && p.Priority == priority);
        PromiseOfService? Available(Side side) => side.Promises.FirstOrDefault(p => p.Service.Id == service && p.Priority is null);
    }

    /// <summary>Promises that would stand otherwise, the worst as it would be first; services that change alike share a line.</summary>
    public static IEnumerable<PromiseChange> Changes(Side now, Side then, Names names, OwnTimes own)
    {
        var after = then.Promises.ToDictionary(p => (p.Service.Id, p.Target));
        var before = now.Promises.ToDictionary(p => (p.Service.Id, p.Target));
        return before.Keys.Union(after.Keys).Select(k => (Before: before.GetValueOrDefault(k), After: after.GetValueOrDefault(k))).OrderBy(p => (p.After ?? p.Before)!.Severity).ThenBy(p => (p.After ?? p.Before)!.Service.Number)
            .Select(p => (Any: (p.After ?? p.Before)!, Now: Words(p.Before, names, own), Then: Words(p.After, names, own))).Where(p => p.Now != p.Then)
            .GroupBy(p => (p.Any.Network.Id, p.Any.Target, p.Now, p.Then))
            .Select(g => new PromiseChange(g.First().Any.Service.Reference, g.First().Any.Service.Kind, g.First().Any.Network.Name, g.Key.Target, g.Key.Now.Footing, g.Key.Now.Margin, g.Key.Now.Worst, g.Key.Then.Footing, g.Key.Then.Margin, g.Key.Then.Worst, [.. g.Skip(1).Select(p => p.Any.Service.Reference)]));
    }

    static (Footing Footing, string Margin, string Worst) Words(PromiseOfService? p, Names names, OwnTimes own) =>
        p is null ? (Footing.Covered, "–", "not promised") : GapWords.Of(p, names, own) is var line ? (line.Footing, line.Margin, line.Worst) : default;

    static TermsFigure Line(string what, string why, string now, string then, double before, double after) => new(what, why, now, then, now == then || before.Equals(after) ? null : after > before);

    static string Start(PromiseOfService? p, string zone) => p switch { null => "not promised", { Worst: { } worst } => worst.InWords(zone), _ => GapWords.Worst(p) };

    // less than any breach: what nobody supports, and what is never restored
    static double Left(PromiseOfService? p) => p switch
    {
        null => double.MaxValue,
        { Footing: Footing.Uncovered } => double.MinValue / 2,
        { Worst: { } worst } => worst.Margin?.TotalMinutes ?? double.MinValue,
        _ => double.MaxValue,
    };

    static string Percent(PromiseOfService? p) => p?.Terms.PromisedPercent is not { } promised ? "not promised" : $"{GapWords.Percent(promised)} promised, {(p.Computed is { } computed ? GapWords.Percent(computed) : "nothing")} behind it";

    static double Room(PromiseOfService? p) => p is null ? double.MaxValue : p.Computed is { } computed ? (double)(computed - p.Terms.PromisedPercent!.Value) : double.MinValue;

    static string Count(IReadOnlyList<PromiseOfService> gaps) => $"{gaps.Count(p => p.Footing == Footing.Short)} red, {gaps.Count(p => p.Footing == Footing.Thin)} amber, {gaps.Count(p => p.Footing == Footing.Uncovered)} uncovered, of {gaps.Count}";

    static double Bad(IReadOnlyList<PromiseOfService> gaps) => gaps.Sum(p => p.Footing switch { Footing.Short or Footing.Uncovered => 1000, Footing.Thin => 1, _ => 0 });

    static List<WorstCase> Worst(Side side) => [.. side.Promises.DistinctBy(p => p.Service.Id).Select(side.Day.WorstCaseOf)];

    static string Text(List<WorstCase> worst, Func<WorstCase, long> amount) => MoneySum.Text(worst.Select(w => (amount(w), w.Currency)), "£0");

    static string Net(Side side, YearMonth from, YearMonth to) => MoneySum.Text(Lines(side, from, to), "£0");

    static double Sum(Side side, YearMonth from, YearMonth to) => Lines(side, from, to).Sum(l => l.Minor);

    static IEnumerable<(long Minor, string Currency)> Lines(Side side, YearMonth from, YearMonth to) => side.Months.Where(m => m.Key.CompareTo(from) >= 0 && m.Key.CompareTo(to) <= 0).SelectMany(m => m.Value)
        .Select(l => (l.Agreement.Owes == Owes.UsToCustomer ? -l.Month.CreditMinor : l.Month.CreditMinor, l.Terms.Currency));
}

using System.Globalization;
using NodaTime.Text;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Computes what we owe customers for a month, from the clocks of its tickets; done by itself when the month is over, and again when a ticket of it is closed late.</summary>
public sealed class ComputeCredits(ThroughlineDb db, MeasureMonth measure, Numbers numbers, CurrentUser user, IClock clock) : IDoDueWork
{
    const string Name = "compute-credits";

    /// <param name="Month">2026-10; without it the month before this one.</param>
    public sealed record Input([property: AtMost(7)] string? Month = null);

    public string Kind => Name;

    internal static string KeyOf(YearMonth month) => $"{Name}:{Iso(month)}";

    /// <summary>Two days into the next month, when late tickets of the last night are in.</summary>
    internal static Instant After(YearMonth month) => month.OnDayOfMonth(1).PlusMonths(1).PlusDays(1).At(new LocalTime(6, 0)).InUtc().ToInstant();

    internal static DueWork Work(YearMonth month) => DueWork.At(After(month), Name, KeyOf(month), Iso(month));

    public async Task<IReadOnlyList<Credit>> Run(Input input)
    {
        var month = input.Month is null ? clock.Now().InUtc().Date.PlusMonths(-1).ToYearMonth() : MonthText.Read(input.Month);
        if (month.OnDayOfMonth(1).PlusMonths(1) > clock.Now().InUtc().Date)
            throw new RuleException("month-goes-on", $"{input.Month} is not over: what it costs is known when it is. Look at the exposure page for how it stands, or give an earlier month.", "/month");
        var credits = await Of(month, null);
        await db.SaveChangesAsync();
        return credits;
    }

    public async Task Do(DueWork work, CancellationToken stop)
    {
        var month = MonthText.Read(work.Data);
        await db.OnceMore(async () =>
        {
            await Of(month, null);
            await db.SaveChangesAsync(stop);
        });
    }

    /// <summary>Adds or corrects the credits of a month as long as nobody has reviewed them, and adds what came to light since; the caller saves.</summary>
    internal async Task<IReadOnlyList<Credit>> Of(YearMonth month, IReadOnlyCollection<Guid>? networks)
    {
        var now = clock.Now();
        var first = month.OnDayOfMonth(1);
        var done = new List<Credit>();
        var lines = (await measure.Of(month, networks)).Where(l => l.Agreement.Owes == Owes.UsToCustomer).ToList();
        var known = (await db.Credits.Where(c => c.Month == first).ToListAsync()).ToLookup(c => (c.AgreementId, c.ServiceId));
        foreach (var line in lines)
        {
            var all = known[(line.Agreement.Id, line.Service.Id)].OrderBy(c => c.Part).ToList();
            var before = all.Where(c => c.State != CreditState.Computed).ToList();
            var (credit, rest) = (all.Find(c => c.State == CreditState.Computed), Math.Max(0, line.Month.CreditMinor - before.Sum(c => c.AmountMinor)));
            if (credit is null && rest <= 0) continue;
            if (credit is null)
            {
                credit = new Credit(await numbers.Next("CR"), line.Agreement.Id, line.Agreement.OrganisationId, line.Network.Id, line.Service.Id, month, line.Terms.Currency, now, all.Count + 1);
                db.Credits.Add(credit);
            }
            IReadOnlyList<string> because = [.. line.Month.Because, .. before.Select(c => $"{Money.Text(c.AmountMinor, c.Currency)} of it is owed with {c.Reference}.")];
            if (credit.Computes(Math.Round(line.Month.AvailabilityPercent, 4), line.Terms.PromisedPercent ?? 0, (int)line.Month.Down.TotalMinutes, rest, because, [.. line.Tickets.Select(f => f.Ticket)], now))
                db.Facts.Add(Fact.Of(new CreditMoved(credit.Id, credit.Reference, credit.State, credit.MonthName, credit.AmountMinor, credit.Currency, ClaimWords.Short(credit)), credit.NetworkId, user.Id, now));
            done.Add(credit);
        }
        return done;
    }

    static string Iso(YearMonth month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);
}

/// <summary>Two who settle the same month at once both add its claims and credits: the database takes those of one, the other looks again.</summary>
static class Settling
{
    public static async Task OnceMore(this ThroughlineDb db, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is DbUpdateException or StaleException)
        {
            db.ChangeTracker.Clear();
            await work();
        }
    }
}

/// <summary>Months as they stand in addresses: 2026-11.</summary>
static class MonthText
{
    public static YearMonth Read(string text) => YearMonthPattern.Iso.Parse(text) is { Success: true } read ? read.Value
        : throw new RuleException("not-a-month", $"“{text}” is not a month like 2026-11.", "/month");
}

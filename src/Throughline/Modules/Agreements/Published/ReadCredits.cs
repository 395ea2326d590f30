using System.Globalization;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Published;

/// <summary>What a month of a network came to, a line for each circuit under each agreement: downtime, availability, the credit we owe and the credit we can claim.</summary>
public sealed record CreditsModel(string Month, IReadOnlyList<CreditLine> Lines)
{
    /// <summary>November 2026.</summary>
    public string MonthName => MonthText.Read(Month).ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Owed to the customer, as people read it; null when no agreement covers the network.</summary>
    public string? Out => Sum(l => l.Owes == Owes.UsToCustomer);

    /// <summary>Claimable from those behind us.</summary>
    public string? In => Sum(l => l.Owes != Owes.UsToCustomer);

    string? Sum(Func<CreditLine, bool> which) => Lines.Where(which).ToList() is { Count: > 0 } lines ? MoneySum.Text(lines.Select(l => (l.CreditMinor, l.Currency)), Money.Text(0, lines[0].Currency)) : null;
}

/// <summary>One circuit's month under one agreement.</summary>
/// <param name="Because">Why the credit is what it is, in sentences.</param>
/// <param name="Tickets">What counts in it.</param>
public sealed record CreditLine(
    string Agreement, Owes Owes, string With, string Service, Duration Agreed, Duration Down, decimal AvailabilityPercent, decimal? PromisedPercent, long CreditMinor, string Currency, IReadOnlyList<string> Because, IReadOnlyList<string> Tickets);

/// <summary>Reads the month of a network, as credits and claims are computed from it.</summary>
public sealed class ReadCredits(ThroughlineDb db, MeasureMonth measure, CurrentUser user, IClock clock)
{
    /// <param name="Month">2026-11; without it the month that goes on.</param>
    public sealed record Input(string Network, [property: AtMost(7)] string? Month = null);

    public async Task<CreditsModel> Run(Input input) => await Of(await db.Networks.IdOf(input.Network), input.Month is null ? null : MonthText.Read(input.Month));

    public async Task<CreditsModel> Of(Guid networkId, YearMonth? asked = null)
    {
        var month = asked ?? clock.Now().DateIn(user.Zone).ToYearMonth();
        var measured = await measure.Of(month, [networkId]);
        var names = await db.NamesOfOrganisations(measured.Select(m => m.Agreement.OrganisationId));
        return new CreditsModel(month.ToString("uuuu-MM", CultureInfo.InvariantCulture), [.. measured.Select(m => new CreditLine(
            m.Agreement.Reference, m.Agreement.Owes, names[m.Agreement.OrganisationId], m.Service.Reference, m.Month.Agreed, m.Month.Down, Math.Round(m.Month.AvailabilityPercent, 4), m.Terms.PromisedPercent,
            m.Month.CreditMinor, m.Month.Currency, m.Month.Because, [.. m.Tickets.Select(t => t.Ticket)]))]);
    }
}

using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Packets;

/// <summary>All that stands in a welcome packet, merged from records; nothing of it is typed.</summary>
public sealed record PacketContent(
    string Operator, string Network, string NetworkName, string Customer, string Signatory, string Engineer, string? EngineerPhone, IReadOnlyList<PacketService> Services, IReadOnlyList<TestLine> Tests,
    IReadOnlyList<PacketContact> Contacts, string HowToReport, IReadOnlyList<string> Agreement, BillingLine? Billing, string? AcceptedBy, Instant? AcceptedAt, string? SurveyLink, string Made, string? WhatChanged);

/// <summary>A service with the numbers to quote.</summary>
public sealed record PacketService(string Reference, string Kind, string Description, string? Site, string? CircuitId, string Rate, string? HowToReport);

/// <summary>Whom to ask for what, and when.</summary>
public sealed record PacketContact(string Name, string What, string? Phone, string? Email, string Hours, bool Ours);

/// <summary>Gathers what a packet says, and all that keeps it from going out.</summary>
public sealed class GatherPacket(ThroughlineDb db, ReadAcceptance tests, Calendars.Published.WorkingCalendars calendars, IClock clock)
{
    public async Task<(Network Network, PacketContent Content, IReadOnlyList<Obstacle> Obstacles)> For(string reference, string? surveyLink = null, string? whatChanged = null)
    {
        var network = await db.Networks.One(reference);
        var us = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).FirstAsync();
        var customer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == network.CustomerId);
        var engineer = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == network.EngineerId);
        var team = network.TeamId is { } t ? await db.Teams.AsNoTracking().SingleOrDefaultAsync(x => x.Id == t) : null;
        var ids = network.Contacts.Select(c => c.PersonId).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync();
        var acceptance = await db.Acceptances.AsNoTracking().Where(a => a.NetworkId == network.Id).OrderByDescending(a => a.Round).FirstOrDefaultAsync();
        var billing = await db.BillingStarts.AsNoTracking().Where(b => b.NetworkId == network.Id).OrderByDescending(b => b.On).FirstOrDefaultAsync();
        var lines = await tests.TestsOf(network);

        var contacts = new List<PacketContact>();
        if (engineer is not null) contacts.Add(new(engineer.Name, "accountable for your network", engineer.Phone, engineer.Email, (await calendars.Of(engineer.CalendarId, us.Zone)).WeekAt(clock.Now()), Ours: true));
        if ((team?.DutyPhone ?? us.Phone) is { } duty) contacts.Add(new("Duty engineer", "a fault at any hour", duty, null, "day and night", Ours: true));
        contacts.AddRange(network.Contacts.Select(c => (c, Person: people.FirstOrDefault(p => p.Id == c.PersonId))).Where(c => c.Person is not null)
            .Select(c => new PacketContact(c.Person!.Name, c.c.Purpose switch { ContactPurpose.Signs => "signs for you", ContactPurpose.OnSite => "lets us in", ContactPurpose.Pays => "gets the bill", ContactPurpose.AfterHours => "after hours", _ => "technical" }, c.Person.Phone, c.Person.Email, c.c.Hours ?? "working hours", Ours: false))
            // who does the same for several sites stands once
            .GroupBy(c => (c.Name, c.What)).Select(g => g.OrderBy(c => c.Hours == "working hours").First()));

        var obstacles = new List<Obstacle>();
        if (acceptance is not { IsDone: true }) obstacles.Add(new("not-accepted", $"{network.Reference} is not accepted yet; the packet welcomes a customer whose service runs."));
        foreach (var failed in lines.Where(l => l.Mandatory).GroupBy(l => l.Service).Select(g => g.First()).Where(l => l.Verdict != TestReports.TestVerdict.Pass && l.WaivedBecause is null))
            obstacles.Add(new("test-not-passed", $"The mandatory {failed.Method} test of {failed.Service} is {failed.Verdict.ToString().ToUpperInvariant()}. Mend it and test again, or waive it with a reason the customer may read."));
        if (engineer is null) obstacles.Add(new("no-engineer", $"Nobody is accountable for {network.Reference}; the packet must name who is."));
        if (contacts.All(c => !c.Ours || c.Phone is null)) obstacles.Add(new("no-contacts", $"The packet would name nobody to call: {engineer?.Name ?? "the engineer"} has no phone and there is no duty number. Add one of them."));
        if (contacts.All(c => c.Ours)) obstacles.Add(new("no-contacts", $"{network.Reference} has no contact of the customer. Add who signs, who is on site and who pays."));
        if (network.Contacts.All(c => c.Purpose != ContactPurpose.Signs)) obstacles.Add(new("no-signatory", "Nobody signs for the customer; the packet goes to that person."));

        var promises = await Promises(network.Id);
        var signatory = people.FirstOrDefault(p => network.Contacts.Any(c => c.PersonId == p.Id && c.Purpose == ContactPurpose.Signs));
        var content = new PacketContent(us.Name, network.Reference, network.Name, customer.Name, signatory?.Name ?? customer.Name, engineer?.Name ?? "", engineer?.Phone,
            [.. network.Services.OrderBy(s => s.Number).Select(s => new PacketService(s.Reference, s.Kind, s.Description, network.Sites.FirstOrDefault(x => x.Id == s.SiteId)?.Name, s.CircuitId, BitRate.Words(s.CommittedKbps), s.HowToReport))],
            lines, contacts, us.FaultProcedure ?? $"Call the number above at any hour, or report it signed in under Tickets. Quote {network.Reference} and the number of the service.", promises,
            billing is null ? null : new BillingLine(billing.On, billing.OnceMinor, billing.MonthlyMinor, billing.FirstMonthMinor, billing.Currency, billing.Deemed),
            acceptance?.SignedName, acceptance?.DecidedAt, surveyLink, clock.Now().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(customer.Zone) ?? DateTimeZone.Utc).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture), whatChanged);
        return (network, content, obstacles);
    }

    // what we owe the customer, in the customer's words; the agreement itself is ours alone
    async Task<List<string>> Promises(Guid networkId)
    {
        var today = clock.Now();
        var agreements = await db.Agreements.IgnoreQueryFilters(["internal"]).AsNoTracking().Whole()
            .Where(a => a.Owes == Owes.UsToCustomer && a.Covers.Any(c => c.NetworkId == networkId)).OrderBy(a => a.Number).ToListAsync();
        return [.. agreements.SelectMany(a => AgreementCard.Of(a.TermsOn(today.DateIn(a.Zone))))];
    }
}

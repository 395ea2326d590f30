using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Dossier;

/// <summary>Harbour Street at 2 a.m.: one network, two sites, a circuit of Norrvik's, a fault, a caution, a change, an earlier fix.</summary>
public static class BrightwaterAtNight
{
    public static async Task Fill(TestSite site)
    {
        var tomas = await site.Person("Tomás Reyes", Role.Support | Role.Administrator);
        var maja = await site.Person("Maja Kovač", Role.Engineer);
        var sam = await site.Person("Sam Okoro", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);
        var customer = await site.Organisation("Brightwater Clinics", PartyKind.Customer);
        await site.Do(async (_, db) =>
        {
            var now = site.Clock.Now();
            var norrvik = new Organisation("Norrvik", PartyKind.Provider, "Europe/Stockholm") { Phone = "+46 8 465 004 12", FaultProcedure = "Phone, then portal" };
            db.Organisations.Add(norrvik);
            (await db.People.FindAsync(sam.Id))!.Phone = "07700 900422";
            var network = new Network(1001, "Harbour St ↔ Northgate", "joins two clinics", customer.Id, maja.Id, "South West", now);
            var harbour = network.AddSite("HS", "Harbour Street", "112 Harbour St", "Europe/London");
            network.AddSite("NG", "Northgate", "9 Mill Rd", "Europe/London").Access = "Reception until 18:00, then the guard";
            harbour.Access = "Guard phone 0117 496 0299";
            var line = network.AddService(2101, "E-Line", "E-Line Harbour St ↔ Northgate", harbour.Id);
            (line.ProviderId, line.CircuitId) = (norrvik.Id, "NVK/ETH/448-21907");
            network.AddContact(sam.Id, ContactPurpose.OnSite, harbour.Id, "until 07:00");
            db.Networks.Add(network);
            await db.SaveChangesAsync();
            db.AccountabilityTerms.Add(new AccountabilityTerm(network.Id, maja.Id, now, TermReason.Initial, null, now));
            db.Entry(network).Property(nameof(Network.EngineerId)).CurrentValue = maja.Id;
            db.Cautions.Add(new Caution(network.Id, "Do not power-cycle HS-NTE-01", "Laser may not come back", maja.Id, now));
            db.ChangeRecords.Add(new ChangeRecord(network.Id, now - Duration.FromHours(4), "UPS battery test started", null, "Brightwater facilities", null, null, now));
            var old = new Ticket(20877, TicketKind.Incident, "Uplink dark after a power dip", "", Impact.Down, Urgency.High, Channel.Phone, sam.Id, sam.Name, now - Duration.FromDays(22));
            old.IsAbout(network.Id, customer.Id, harbour.Id, line.Id, "HS-NTE-01");
            old.Resolve(Cause.CustomerPower, "Reseat the uplink optic", now - Duration.FromDays(22), now - Duration.FromDays(22));
            var design = new NetworkDesign(network.Id);
            design.Place("HS-CPE-01", "HS", "cpe-2210-ac", place: "cabinet B2");
            design.Place("HS-NTE-01", "HS", "nte-1208", place: "cabinet B2");
            design.Place("NG-NTE-01", "NG", "nte-1208", place: "room G4");
            design.Place("NG-CPE-01", "NG", "cpe-2210-ac", place: "room G4");
            design.Draw(new LinkEnd("HS-CPE-01", "1"), new LinkEnd("HS-NTE-01", "1"), new LineKind(Medium.Copper, "RJ45", 1000, 3));
            design.Draw(new LinkEnd("HS-NTE-01", "U1"), new LinkEnd("Norrvik", null), new LineKind(Medium.SingleMode, "LC", 1000, 9000)).CircuitId = "NVK/ETH/448-21907";
            design.Draw(new LinkEnd("NG-NTE-01", "U1"), new LinkEnd("Norrvik", null), new LineKind(Medium.SingleMode, "LC", 1000, 7000));
            design.Draw(new LinkEnd("NG-NTE-01", "1"), new LinkEnd("NG-CPE-01", "1"), new LineKind(Medium.Copper, "RJ45", 1000, 3));
            db.Designs.Add(design);
            var fault = new Ticket(20931, TicketKind.Incident, "Harbour Street is dark", "no light", Impact.Down, Urgency.High, Channel.Phone, sam.Id, sam.Name, now - Duration.FromMinutes(13));
            fault.IsAbout(network.Id, customer.Id, harbour.Id, line.Id, "HS-NTE-01");
            fault.Take(tomas.Id, 1, now - Duration.FromMinutes(7));
            fault.Promise(new TicketClock(ClockKind.CustomerRestore, fault.OpenedAt, 240, null, StandardHours.Always, agreement: "A-031"));
            fault.OpenProviderClock(norrvik.Id, "7781204", new TicketClock(ClockKind.ProviderRestore, now - Duration.FromMinutes(2), 360, null, StandardHours.Always));
            db.Tickets.AddRange(old, fault);
            await db.SaveChangesAsync();
        });
    }
}

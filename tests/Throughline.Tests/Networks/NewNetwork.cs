using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

/// <summary>Brightwater's network as Owen opened it, Quayside and Harbour St, an E-Line between them, Maja accountable: where design and delivery begin.</summary>
sealed record NewNetwork(TestSite Site, string Reference, Guid Id, Guid Maja, Guid Owen)
{
    public static async Task<NewNetwork> Open(TestSite site)
    {
        var maja = await site.Person("Maja Kovač", Role.Engineer);
        var owen = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Helen Ashworth", Role.Signatory, "Brightwater Clinics", PartyKind.Customer);
        await site.Person("Zoran Ilić", Role.Signatory, "Orchard Schools", PartyKind.Customer);
        var (_, body) = await site.As("Owen Hart").Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        var opened = new NewNetwork(site, body.GetProperty("reference").GetString()!, body.GetProperty("id").GetGuid(), maja.Id, owen.Id);
        await opened.Change((db, network, now) =>
        {
            network.AddSite("QS", "Quayside", "4 Anchor Lane, Bristol", "Europe/London");
            network.AddSite("HS", "Harbour St", "12 Harbour Street, Bristol", "Europe/London");
            network.AddService(4410, "E-Line", "Quayside to Harbour Street, 100 Mbit/s");
            db.AccountabilityTerms.Add(new AccountabilityTerm(network.Id, maja.Id, now, TermReason.Initial, owen.Id, now));
            network.IsAnsweredForBy(maja.Id);
        });
        return opened;
    }

    /// <summary>Changes it as the program does, and saves.</summary>
    public Task Change(Action<ThroughlineDb, Network, Instant> change) => Site.Do(async (_, db) =>
    {
        var network = await db.Networks.Include(n => n.Sites).Include(n => n.Services).AsSplitQuery().SingleAsync(n => n.Id == Id);
        change(db, network, Site.Clock.GetCurrentInstant());
        await db.SaveChangesAsync();
    });
}

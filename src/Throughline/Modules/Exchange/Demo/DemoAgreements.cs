using Throughline.Modules.Agreements.Published;
using static Throughline.Modules.Exchange.Demo.DemoCompanies;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What is promised to customers, and what providers promise in turn.</summary>
static class DemoAgreements
{
    sealed record Line(int Number, string With, string Title, int Signed, int Years, long Monthly, string Currency, decimal? Percent, int Restore, string? Hours, int[] Networks);

    static readonly Line[] Lines =
    [
        new(18, Marlow, "Managed network, four depots", 640, 3, 219_800, "GBP", 99.9m, 4, null, [961, 702]),
        new(22, Orchard, "School networks", 650, 5, 210_000, "GBP", 99.5m, 8, "Service desk, long day", [933, 1088]),
        new(27, Pelham, "Campus Wi-Fi", 590, 3, 82_000, "GBP", 99.5m, 8, "Service desk, long day", [988]),
        new(31, Brightwater, "Harbour St ↔ Northgate", 250, 3, 186_000, "GBP", 99.95m, 4, null, [1042]),
        new(35, LoneStar, "Clinic ring", 622, 3, 156_000, "USD", 99.9m, 4, null, [877]),
        new(38, Fenwick, "Foundry floor", 450, 5, 118_400, "GBP", 99.9m, 4, null, [1015]),
        new(44, Brightwater, "Quayside ↔ Harbour St", 60, 3, 130_400, "GBP", 99.95m, 4, null, [1107]),
        new(102, Norrvik, "Frame agreement, Ethernet services", 700, 5, 98_000, "GBP", 99.86m, 6, null, [702, 877, 933, 961, 988, 1015, 1042, 1088, 1107]),
        new(103, Telvane, "Mobile backup lines", 690, 3, 3_800, "GBP", 99.0m, 4, null, [877, 961, 1015, 1042, 1107]),
    ];

    public static void Plan(DemoWorld world)
    {
        foreach (var line in Lines)
            // agreements are kept here since the first of their networks was won; what they cover follows as it is opened
            world.At(world.Ago(line.Signed, 12), () => world.Save("Jonas Weber", async db =>
            {
                var with = await db.Organisations.SingleAsync(o => o.Name == line.With);
                var calendar = line.Hours is null ? (Guid?)null : await db.WorkingCalendars.Where(c => c.Name == line.Hours).Select(c => (Guid?)c.Id).SingleAsync();
                var from = world.Now.InZone(DateTimeZoneProviders.Tzdb[DemoWorld.Zone]).Date;
                var agreement = new Agreement(line.Number, with.Side == PartyKind.Customer ? Owes.UsToCustomer : Owes.ProviderToUs, with.Id, line.Title, from, from.PlusYears(line.Years).PlusDays(-1)) { CalendarId = calendar, Zone = with.Side == PartyKind.Provider ? DemoWorld.Zone : with.Zone };
                agreement.Charge(line.Monthly, line.Currency);
                agreement.Promise(1, 15, line.Restore * 60, dayAndNight: true);
                agreement.Promise(2, 30, line.Restore * 120);
                agreement.Promise(3, 240, 1440);
                agreement.Promise(4, 480, 4320);
                if (line.Percent is { } percent) agreement.Credit(percent, [(percent - 0.5m, percent, 5), (98, percent - 0.5m, 10), (0, 98, 25)], 25);
                db.Agreements.Add(agreement);
                world.Knows(agreement);
            }));
        foreach (var line in Lines)
            foreach (var network in line.Networks)
            {
                var known = DemoNetworkLines.All.Single(n => n.Number == network);
                var covered = known.Services.Select(s => s.Since).DefaultIfEmpty(known.Opened - 30).Max() - 1;
                world.At(world.Ago(Math.Min(covered, line.Signed), 13), () => world.Save("Jonas Weber", async db =>
                {
                    var agreement = await db.Agreements.Whole().SingleAsync(a => a.Number == line.Number);
                    agreement.Cover(await db.Networks.Where(n => n.Number == network).Select(n => n.Id).SingleAsync());
                }));
            }
    }

    /// <summary>The agreement that a customer's network stands under.</summary>
    public static int? NumberOf(int network) => Lines.Where(l => l.Number < 100 && l.Networks.Contains(network)).Select(l => (int?)l.Number).FirstOrDefault();
}

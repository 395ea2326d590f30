using System.Globalization;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Agreements.Reports;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What failures cost: a carrier that works on weekdays behind a promise of day and night, credits and claims of eleven months, and the monthly reports.</summary>
static class DemoMoney
{
    const string Grace = "Grace Okafor", Owen = "Owen Hart", Jonas = "Jonas Weber";
    const string Weekdays = "Norrvik business care";

    public static void Plan(DemoWorld world)
    {
        WeekdaysBehindDayAndNight(world);
        // number of the first claim and credit of the year, as if there had been some before
        world.At(world.Ago(400, 9), async () =>
        {
            foreach (var (name, next) in new[] { ("CL", 61L), ("CR", 34L), ("SR", 18L) }) await world.NextNumber(name, next);
        });
        for (var months = 11; months >= 1; months--) Month(world, world.Today.PlusMonths(-months).ToYearMonth());
        Reports(world);
    }

    // a fault at Pelham on Friday at ten past five reaches Norrvik when its door has just shut
    static void WeekdaysBehindDayAndNight(DemoWorld world) => world.At(world.Ago(460, 12), () => world.Save(Jonas, async db =>
    {
        IReadOnlyList<Hours> hours = [new Hours(new LocalTime(9, 0), new LocalTime(18, 30))];
        var calendar = new WorkingCalendar(Weekdays, new CalendarDefinition(Weekdays, "Europe/Stockholm", Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => hours), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
        db.WorkingCalendars.Add(calendar);
        var norrvik = await db.Organisations.SingleAsync(o => o.Name == DemoCompanies.Norrvik);
        var from = world.Now.InZone(DateTimeZoneProviders.Tzdb[DemoWorld.Zone]).Date;
        var care = new Agreement(104, Owes.ProviderToUs, norrvik.Id, "Internet access, business care", from, from.PlusYears(3).PlusDays(-1)) { CalendarId = calendar.Id, Zone = DemoWorld.Zone };
        care.Charge(56_000, "GBP");
        care.Promise(1, 60, 6 * 60);
        care.Promise(2, 120, 8 * 60);
        care.Credit(99.5m, [(99, 99.5m, 5), (97, 99, 10), (0, 97, 25)], 50);
        care.Cover(await db.Networks.Where(n => n.Number == 988).Select(n => n.Id).SingleAsync());
        db.Agreements.Add(care);
        var campus = await db.Agreements.Whole().SingleAsync(a => a.Number == 27);
        campus.StandOn(care);
        foreach (var number in new[] { 18, 31, 38 }.Where(n => db.Agreements.Any(a => a.Number == n)))
            (await db.Agreements.Whole().SingleAsync(a => a.Number == number)).Latest.Clauses(claimDays: 30, noticeDays: 90, chronicMonths: 3, chronicNoticeDays: 30, installDays: null);
    }));

    static void Month(DemoWorld world, YearMonth month)
    {
        var name = month.ToString("uuuu-MM", CultureInfo.InvariantCulture);
        var over = month.OnDayOfMonth(1).PlusMonths(1).PlusDays(1).At(new LocalTime(6, 30)).InUtc().ToInstant();
        void After(int days, Func<Task> act)
        {
            if (over + Duration.FromDays(days) is var at && at < world.Anchor) world.At(at, act);
        }

        After(0, () => world.Act<ComputeCredits>(Grace, v => v.Run(new(name))));
        After(0, () => world.Act<DraftAll>(Grace, v => v.Run(month)));
        After(5, () => Credits(world, month, CreditState.Computed, c => c.Number % 3 == 1 ? Task.CompletedTask : Review(world, c)));
        After(26, () => Credits(world, month, CreditState.Computed, c => Review(world, c)));
        foreach (var days in new[] { 7, 28 }) After(days, () => Credits(world, month, CreditState.Reviewed, c => world.Act<OfferCredit>(Owen, v => v.Run(new(c.Reference)))));
        After(30, () => Credits(world, month, CreditState.Offered, c => world.Act<PostCredit>(Grace, v => v.Run(new(c.Reference, $"{month.Year}-{1000 + c.Number}")))));
        // what is left over is sent when the alarm rings
        After(16, () => Claims(world, month, [ClaimState.Draft, ClaimState.Due], c => c.Number % 2 == 1 ? Task.CompletedTask : world.Act<SubmitClaim>(Grace, v => v.Run(new(c.Reference, $"NVK-C-{4000 + c.Number}")))));
        After(26, () => Claims(world, month, [ClaimState.Draft, ClaimState.Due], c => world.Act<SubmitClaim>(Grace, v => v.Run(new(c.Reference, $"NVK-C-{4000 + c.Number}")))));
        After(40, () => Claims(world, month, [ClaimState.Submitted], c => world.Act<AnswerClaim>(Grace, v => v.Run((c.Number % 7) switch
        {
            3 => new(c.Reference, Math.Floor(c.AmountMinor / 200m), "Half of it was waiting for a key, they say"),
            5 => new(c.Reference, 0, "Their monitoring saw light all the time"),
            _ => new AnswerClaim.Input(c.Reference),
        }))));
        After(48, () => Claims(world, month, [ClaimState.Rejected], c => world.Act<DropClaim>(Grace, v => v.Run(new(c.Reference, "Our own optic was dark as well; we cannot show it")))));
        After(70, () => Claims(world, month, [ClaimState.Accepted, ClaimState.Partial], c => world.Act<CreditClaim>(Grace, v => v.Run(new(c.Reference, $"CN-{8000 + c.Number}")))));
        After(75, () => Claims(world, month, [ClaimState.Credited], c => world.Act<ReconcileClaim>(Grace, v => v.Run(new(c.Reference)))));
    }

    static Task Review(DemoWorld world, Credit c) => c.Number % 8 == 5
        ? world.Act<WaiveCredit>(Grace, v => v.Run(new(c.Reference, "They moved the cabinet themselves that night and agree")))
        : world.Act<ReviewCredit>(Grace, v => v.Run(new(c.Reference, "Agrees with the clocks")));

    static async Task Credits(DemoWorld world, YearMonth month, CreditState state, Func<Credit, Task> act)
    {
        var first = month.OnDayOfMonth(1);
        List<Credit> credits = [];
        await world.Save(null, async db => credits = await db.Credits.AsNoTracking().Where(c => c.Month == first && c.State == state && c.AmountMinor > 0).OrderBy(c => c.Number).ToListAsync());
        foreach (var credit in credits) await act(credit);
    }

    static async Task Claims(DemoWorld world, YearMonth month, ClaimState[] states, Func<Claim, Task> act)
    {
        var first = month.OnDayOfMonth(1);
        List<Claim> claims = [];
        await world.Save(null, async db => claims = await db.Claims.AsNoTracking().Include(c => c.Evidence).Where(c => c.Month == first && states.Contains(c.State)).OrderBy(c => c.Number).ToListAsync());
        foreach (var claim in claims)
            if (states[0] != ClaimState.Draft || claim.ObstaclesToSubmit(world.Now.InUtc().Date).Count == 0) await act(claim);
    }

    static void Reports(DemoWorld world)
    {
        foreach (var (customer, reader, day, ago) in new[] { (DemoCompanies.Brightwater, "Helen Ashworth", 3, 150), (DemoCompanies.Marlow, "Gareth Moss", 5, 120) })
            world.At(world.Ago(ago, 10), async () =>
            {
                var (id, recipient) = (world.Person(reader).OrganisationId, world.Person(reader).Id);
                await world.Act<ScheduleServiceReport>(Owen, v => v.Run(new(id, day, recipient)));
            });
    }

    /// <summary>Drafts the claims of a month on every network, as the closing of each of its tickets would have done.</summary>
    sealed class DraftAll(ThroughlineDb db, DraftClaims claims)
    {
        public async Task Run(YearMonth month)
        {
            foreach (var network in await db.Networks.AsNoTracking().Where(n => n.Services.Any(s => s.ProviderId != null)).OrderBy(n => n.Number).Select(n => n.Id).ToListAsync())
                await claims.Of(month, network, "the tickets of the month");
            await db.SaveChangesAsync();
        }
    }
}

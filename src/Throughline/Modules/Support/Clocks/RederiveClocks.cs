using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.Clocks;

/// <summary>Works out anew when open clocks are due, many at once: what changed is written in bulk, old and new instants both kept.</summary>
public sealed class RederiveClocks(ThroughlineDb db, ClockHours hours)
{
    sealed record Row(Guid Id, Guid TicketId, Instant StartedAt, int Minutes, Guid? CalendarId, Instant? DueAt);

    /// <summary>All open clocks that count by a calendar. Must be called inside a transaction, after the calendar was written.</summary>
    /// <param name="from">What was due before this instant cannot have changed; null when anything can.</param>
    /// <returns>How many are due at another instant.</returns>
    public async Task<int> OfCalendar(Guid calendar, Instant? from, string why, Instant now)
    {
        var open = db.TicketClocks.Where(c => c.StoppedAt == null && (c.CalendarId == calendar || c.Facts.Any(f => f.CalendarId == calendar)));
        if (from is { } first) open = open.Where(c => c.DueAt == null || c.DueAt > first);
        await db.ExpectMany();
        await db.Hold($"""SELECT 1 FROM "Tickets" t WHERE t."Id" IN (SELECT c."TicketId" FROM "TicketClocks" c WHERE c."StoppedAt" IS NULL AND c."CalendarId" = {calendar}) ORDER BY t."Id" """);
        var rows = await open.AsNoTracking().Select(c => new Row(c.Id, c.TicketId, c.StartedAt, c.Minutes, c.CalendarId, c.DueAt)).ToListAsync();
        var facts = (await open.AsNoTracking().SelectMany(c => c.Facts, (c, f) => new { c.Id, Fact = f }).ToListAsync()).ToLookup(f => f.Id, f => f.Fact);
        var of = await hours.OfIds([calendar, .. rows.Select(r => r.CalendarId).OfType<Guid>(), .. facts.SelectMany(f => f).Select(f => f.CalendarId).OfType<Guid>()]);
        return await Write(rows, Due(rows, facts, of), why, now);
    }

    static Instant?[] Due(List<Row> rows, ILookup<Guid, TicketClockFact> facts, Func<Guid?, BusinessCalendar> of)
    {
        var due = new Instant?[rows.Count];
        // two threads: the program goes on answering meanwhile
        Parallel.For(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var row = rows[i];
            due[i] = facts.Contains(row.Id) ? TicketClock.DueAtOf(row.StartedAt, row.Minutes, row.CalendarId, facts[row.Id], of) : of(row.CalendarId).Add(row.StartedAt, Duration.FromMinutes(row.Minutes))?.ToMicroseconds();
        });
        return due;
    }

    async Task<int> Write(List<Row> rows, Instant?[] due, string why, Instant now)
    {
        var act = new ClockRederivation(why, now) { Changed = rows.Where((r, i) => r.DueAt != due[i]).Count() };
        if (act.Changed == 0) return 0;
        db.ClockRederivations.Add(act);
        await db.SaveChangesAsync();
        await db.Pour(rows.Select((r, i) => (Row: r, New: due[i])).Where(r => r.Row.DueAt != r.New).Select(r => new ClockDueChange(act.Id, r.Row.Id, r.Row.TicketId, r.Row.DueAt, r.New)).ToList());
        await db.Database.ExecuteSqlAsync($"""UPDATE "TicketClocks" AS c SET "DueAt" = d."NewDueAt" FROM "ClockDueChanges" AS d WHERE d."RederivationId" = {act.Id} AND c."Id" = d."ClockId" """);
        await Rank(act.Id);
        return act.Changed;
    }

    /// <summary>Tickets whose clocks moved: what runs out first, and the version, so that nobody overwrites it with an older reading.</summary>
    Task Rank(Guid act) => db.Database.ExecuteSqlAsync($"""
        UPDATE "Tickets" AS t SET "Version" = t."Version" + 1, "RunsOutAt" = COALESCE(m."Due", {db.Stored(Ticket.NeverRunsOut)}) FROM (
          SELECT c."TicketId", MIN(CASE WHEN c."StoppedAt" IS NULL AND c."Kind" IN ('CustomerRespond', 'CustomerRestore', 'CustomerResolve') THEN c."DueAt" END) AS "Due"
          FROM "TicketClocks" AS c WHERE c."TicketId" IN (SELECT d."TicketId" FROM "ClockDueChanges" AS d WHERE d."RederivationId" = {act}) GROUP BY c."TicketId") AS m
        WHERE t."Id" = m."TicketId" AND t."IsOpen"
        """);
}

/// <summary>A calendar changed: every open clock that counts by it is due when the new hours say, in the same transaction.</summary>
public sealed class CountByNewHours(ThroughlineDb db, RederiveClocks rederive) : IWhenCalendarChanged
{
    public async Task Changed(CalendarChange change)
    {
        await rederive.OfCalendar(change.CalendarId, change.From, change.What, change.At);
        // a ticket that was being opened meanwhile may have read the calendar as it was: looked at once more when all such are written
        db.DueWork.Add(DueWork.At(change.At + Duration.FromMinutes(1), CountOnceMore.Work, $"{CountOnceMore.Work}:{Guid.CreateVersion7():N}", $"{change.CalendarId} {change.What}"));
    }
}

/// <summary>Derives the clocks of a calendar anew a minute after it changed.</summary>
public sealed class CountOnceMore(ThroughlineDb db, RederiveClocks rederive, IClock clock) : IDoDueWork
{
    public const string Work = "rederive-calendar";

    public string Kind => Work;

    public Task Do(DueWork work, CancellationToken stop)
    {
        var parts = work.Data.Split(' ', 2);
        return db.InTransaction(() => rederive.OfCalendar(Guid.Parse(parts[0]), null, parts[1], clock.Now()), stop);
    }
}

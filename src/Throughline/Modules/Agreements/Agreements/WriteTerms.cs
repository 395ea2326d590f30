using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Writes what a form says into a version; all that is wrong with it comes at once.</summary>
public sealed class WriteTerms(ThroughlineDb db)
{
    public async Task Into(AgreementTerms terms, AgreementForm form)
    {
        var faults = new List<Obstacle>();
        if (form.Whole || form.Calendar is not null) terms.CalendarId = await CalendarOf(form.Calendar, faults);
        var hours = terms.CalendarId is { } id ? WorkingCalendar.Read(await db.WorkingCalendars.AsNoTracking().Where(c => c.Id == id).Select(c => c.Definition).SingleAsync()) : null;
        Try(faults, () => terms.Charge(Money.MinorOf(form.Monthly) ?? (form.Whole ? 0 : terms.MonthlyMinor), form.Currency ?? terms.Currency, Money.MinorOf(form.Once) ?? (form.Whole ? 0 : terms.OnceMinor)));
        terms.Rule(form.ClockStarts ?? terms.ClockStarts,
            form.Whole || form.Pauses is { Count: > 0 } ? (form.Pauses ?? []).Aggregate(ClockPauses.Never, (all, p) => all | p) : terms.ClockPauses, form.ClockStops ?? terms.ClockStops,
            form.Whole || form.Excluded is { Count: > 0 } ? (form.Excluded ?? []).Aggregate(Exclusions.None, (all, e) => all | e) : terms.Excluded);
        if (form.Whole || form.ThirtyDays is not null) terms.Measure(form.ThirtyDays ?? false);
        if (form.Whole || form.Targets is { Count: > 0 }) Targets(terms, form.Targets ?? [], hours, faults);
        if (form.Whole || form.Tiers is { Count: > 0 } || form.PromisedPercent is not null || form.CapPercent is not null) Try(faults, () => terms.Credit(
            form.PromisedPercent ?? (form.Whole ? null : terms.PromisedPercent),
            form.Whole || form.Tiers is { Count: > 0 } ? Tiers(form.Tiers ?? [], faults) : terms.Tiers, form.CapPercent ?? (form.Whole ? 100 : terms.CapPercent), form.CreditsAdd ?? terms.CreditsAdd), f => AtRow(f, form.Tiers ?? []));
        Try(faults, () => terms.Clauses(form.ClaimDays ?? terms.ClaimDays, form.NoticeDays ?? terms.NoticeDays, form.ChronicMonths ?? (form.Whole ? null : terms.ChronicMonths),
            form.ChronicNoticeDays ?? terms.ChronicNoticeDays, form.InstallDays ?? (form.Whole ? null : terms.InstallDays)));
        Try(faults, () => terms.AnnounceMaintenance(form.MaintenanceNoticeHours ?? terms.MaintenanceNoticeHours));
        RuleException.ThrowIfAny([.. faults.Distinct()]);
    }

    async Task<Guid?> CalendarOf(string? calendar, List<Obstacle> faults)
    {
        if (string.IsNullOrWhiteSpace(calendar) || calendar.Equals("always", StringComparison.OrdinalIgnoreCase)) return null;
        var asked = Ids.Of(calendar);
        var found = await db.WorkingCalendars.AsNoTracking().Where(c => c.Name == calendar || c.Id == asked).Select(c => (Guid?)c.Id).SingleOrDefaultAsync();
        if (found is null) faults.Add(new("unknown-calendar", $"There is no calendar {calendar}. Choose one of the list, or leave it at day and night.", "/calendar"));
        return found;
    }

    static void Targets(AgreementTerms terms, IReadOnlyList<TargetRow> rows, BusinessCalendar? hours, List<Obstacle> faults)
    {
        var before = faults.Count;
        var read = new List<(TargetRow Row, int Respond, int Restore, int? Resolve, bool Always)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, at) = (rows[i], $"/targets/{i}");
            if (string.IsNullOrWhiteSpace(row.Respond) && string.IsNullOrWhiteSpace(row.Restore) && string.IsNullOrWhiteSpace(row.Resolve)) continue;
            var (respond, restore, resolve) = (One(row.Respond, "the answer", "/respond"), One(row.Restore, "restoring", "/restore"), string.IsNullOrWhiteSpace(row.Resolve) ? null : One(row.Resolve, "resolving", "/resolve"));
            if (rows.Take(i).Any(r => r.Priority == row.Priority && read.Exists(x => x.Row == r))) faults.Add(new("priority-twice", $"Priority {row.Priority} stands here twice; keep one line.", at + "/priority"));
            if (respond is not { } a || restore is not { } b) continue;
            faults.AddRange(AgreementTerms.Faults(row.Priority, a.Minutes, b.Minutes, resolve?.Minutes, at).Select(f => f with { Pointer = f.Pointer!.Replace("Minutes", "", StringComparison.Ordinal) }));
            read.Add((row, a.Minutes, b.Minutes, resolve?.Minutes, b.DayAndNight ?? a.DayAndNight ?? row.DayAndNight));

            TimeLength.Time? One(string? text, string what, string field)
            {
                if (string.IsNullOrWhiteSpace(text)) faults.Add(new("missing", $"Priority {row.Priority}: {what} has no time. Give one, or leave the whole line empty.", at + field));
                else if (TimeLength.Read(text, hours, row.DayAndNight) is { } time) return time;
                else faults.Add(new("not-a-length", $"Priority {row.Priority}: “{text}” is not a time like 15 min, 4 h or 2 d.", at + field));
                return null;
            }
        }
        if (faults.Count > before) return;
        terms.Targets.RemoveAll(t => !read.Exists(r => r.Row.Priority == t.Priority));
        foreach (var (row, respond, restore, resolve, always) in read) terms.Promise(row.Priority, respond, restore, always, resolve);
    }

    static List<CreditTier> Tiers(IReadOnlyList<TierRow> rows, List<Obstacle> faults)
    {
        var tiers = new List<CreditTier>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (IsEmpty(rows[i])) continue;
            if (rows[i].Percent is not { } percent) faults.Add(new("missing", "The credit is missing: give its percent, or leave the whole line empty.", $"/tiers/{i}/percent"));
            else if (rows[i].From is < 0 or > CreditTier.NoEnd || rows[i].Below is < 0 or > CreditTier.NoEnd) faults.Add(new("tier-out-of-range", "A tier begins and ends at 0 or more.", $"/tiers/{i}/from"));
            else tiers.Add(new CreditTier(rows[i].From ?? 0, rows[i].Below ?? (rows[i].Kind == TierKind.Availability ? 100 : CreditTier.NoEnd), percent, rows[i].Kind));
        }
        return tiers;
    }

    static bool IsEmpty(TierRow row) => row is { From: null, Below: null, Percent: null };

    /// <summary>The rule counts the tiers that are there; the form may have left lines empty between them.</summary>
    static Obstacle AtRow(Obstacle fault, IReadOnlyList<TierRow> rows)
    {
        var parts = fault.Pointer?.Split('/') ?? [];
        if (parts is not ["", "tiers", var number, ..] || !int.TryParse(number, out var tier)) return fault;
        var row = rows.Select((r, i) => (r, i)).Where(r => !IsEmpty(r.r)).Select(r => r.i).ElementAtOrDefault(tier);
        return fault with { Pointer = string.Join('/', ["", "tiers", row.ToString(System.Globalization.CultureInfo.InvariantCulture), .. parts.Skip(3)]) };
    }

    static void Try(List<Obstacle> faults, Action write, Func<Obstacle, Obstacle>? place = null)
    {
        try
        {
            write();
        }
        catch (RuleException no)
        {
            faults.AddRange(place is null ? no.Obstacles : no.Obstacles.Select(place));
        }
    }
}

using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>What the form of an agreement starts with: a template, nothing, or the version before.</summary>
public sealed record AgreementFormModel(string? Agreement, int Version, string? With, string Template, AgreementForm Form, IReadOnlyList<string> Companies, IReadOnlyList<string> Calendars, IReadOnlyList<AgreementTemplate> Templates);

/// <summary>Prepares the form in which an agreement is made or changed.</summary>
public sealed class ReadAgreementForm(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record New([property: AtMost(40)] string? Template = null, [property: AtMost(40)] string? Network = null, [property: AtMost(200)] string? With = null);

    public sealed record Change(string Agreement);

    public async Task<AgreementFormModel> Run(New input)
    {
        var today = clock.Now().DateIn(user.Zone);
        var template = AgreementTemplates.Named(input.Template ?? "silver");
        var calendars = await Calendars();
        var form = template.Form with { Owes = template.Owes, From = today, Until = today.PlusMonths(template.Months).PlusDays(-1), With = input.With, Currency = "GBP", Networks = input.Network is null ? null : [input.Network], Calendar = template.Hours == "always" ? null : calendars.FirstOrDefault() };
        return new AgreementFormModel(null, 0, null, template.Name, form, await Companies(), calendars, AgreementTemplates.All);
    }

    public async Task<AgreementFormModel> Run(Change input)
    {
        var a = await db.Agreements.AsNoTracking().One(input.Agreement);
        var t = a.Latest;
        var with = await db.Organisations.AsNoTracking().Where(o => o.Id == a.OrganisationId).Select(o => o.Name).SingleAsync();
        var calendar = t.CalendarId is { } id ? await db.WorkingCalendars.AsNoTracking().Where(c => c.Id == id).Select(c => c.Name).SingleAsync() : null;
        var next = LocalDate.Max(clock.Now().DateIn(a.Zone).With(DateAdjusters.StartOfMonth).PlusMonths(1), t.From.PlusDays(1));
        var form = new AgreementForm(a.Reference, From: next, Calendar: calendar, Monthly: t.MonthlyMinor / 100m, Once: t.OnceMinor / 100m, Currency: t.Currency, PromisedPercent: t.PromisedPercent, ThirtyDays: t.MonthIsThirtyDays, CapPercent: t.CapPercent,
            CreditsAdd: t.CreditsAdd, ClockStarts: t.ClockStarts, ClockStops: t.ClockStops, Pauses: Flags(t.ClockPauses), Excluded: Flags(t.Excluded), InstallDays: t.InstallDays, ChronicMonths: t.ChronicMonths, ChronicNoticeDays: t.ChronicNoticeDays,
            ClaimDays: t.ClaimDays, NoticeDays: t.NoticeDays, MaintenanceNoticeHours: t.MaintenanceNoticeHours,
            Targets: [.. t.Targets.OrderBy(x => x.Priority).Select(x => new TargetRow(x.Priority, Text(x.RespondMinutes), Text(x.RestoreMinutes), x.ResolveMinutes is { } r ? Text(r) : null, x.DayAndNight))],
            Tiers: [.. t.Tiers.Select(x => x.Kind).Distinct().Order().SelectMany(t.TiersOf).Select(x => new TierRow(x.Kind, x.From, x.Below >= CreditTier.NoEnd ? null : x.Below, x.Percent))]);
        return new AgreementFormModel(a.Reference, a.Version, with, "", form, [], await Calendars(), []);
    }

    async Task<List<string>> Calendars() => await db.WorkingCalendars.AsNoTracking().OrderBy(c => c.Name).Select(c => c.Name).Take(200).ToListAsync();

    async Task<List<string>> Companies() => await db.Organisations.AsNoTracking().Where(o => o.Side != PartyKind.Us).OrderBy(o => o.Name).Select(o => o.Name).Take(500).ToListAsync();

    static List<T> Flags<T>(T value) where T : struct, Enum => [.. Enum.GetValues<T>().Where(f => Convert.ToInt32(f, CultureInfo.InvariantCulture) is var n && n > 0 && (n & (n - 1)) == 0 && value.HasFlag(f))];

    // hours and minutes: a day is as long as the hours say
    static string Text(int minutes) => (minutes / 60, minutes % 60) is var (h, m) && h == 0 ? $"{m} min" : m == 0 ? $"{h} h" : $"{h} h {m} min";
}

using Throughline.Modules.Agreements.Exposure;
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

    /// <param name="Priority">Whose times the tried terms give.</param>
    /// <param name="Terms">Terms that were tried, to start from: <see cref="OtherTerms"/>.</param>
    public sealed record Change(string Agreement, int? Priority = null, IReadOnlyList<TriedTerms>? Terms = null, IReadOnlyList<TriedTier>? Tiers = null);

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
        var form = AgreementForm.Of(a, t, calendar) with { From = next };
        if (input.Terms?.FirstOrDefault(x => x.Agreement.Equals(a.Reference, StringComparison.OrdinalIgnoreCase)) is { } tried) form = tried.On(form, input.Priority ?? 1, input.Tiers ?? []);
        return new AgreementFormModel(a.Reference, a.Version, with, "", form, [], await Calendars(), []);
    }

    async Task<List<string>> Calendars() => await db.WorkingCalendars.AsNoTracking().OrderBy(c => c.Name).Select(c => c.Name).Take(200).ToListAsync();

    async Task<List<string>> Companies() => await db.Organisations.AsNoTracking().Where(o => o.Side != PartyKind.Us).OrderBy(o => o.Name).Select(o => o.Name).Take(500).ToListAsync();
}

using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Makes an agreement, from a template or from nothing; refused as a whole when a promise or a tier cannot stand.</summary>
public sealed class MakeAgreement(ThroughlineDb db, WriteTerms write, Numbers numbers, CurrentUser user, IClock clock)
{
    public async Task<Agreement> Run(AgreementForm form)
    {
        var now = clock.Now();
        var template = form.Template is { } named ? AgreementTemplates.Named(named) : null;
        var faults = new List<Obstacle>();
        if (string.IsNullOrWhiteSpace(form.Title)) faults.Add(new("missing", "Say what the agreement is about.", "/title"));
        if (form.From is null) faults.Add(new("missing", "The first day is missing.", "/from"));
        if (form.Owes is null && template is null) faults.Add(new("missing", "Say who owes: we to a customer, or a provider, a partner or a tier to us.", "/owes"));
        var owes = form.Owes ?? template?.Owes ?? Owes.UsToCustomer;
        if (owes == Owes.TierToUs && form.Tier is null) faults.Add(new("missing", "Say which tier owes.", "/tier"));
        var asked = Ids.Of(form.With);
        var with = owes == Owes.TierToUs ? await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => new { o.Id, o.Name, o.Zone }).FirstOrDefaultAsync()
            : form.With is null ? null : await db.Organisations.AsNoTracking().Where(o => o.Name == form.With || o.Id == asked).Select(o => new { o.Id, o.Name, o.Zone }).FirstOrDefaultAsync();
        if (with is null) faults.Add(form.With is null ? new("missing", "The other party is missing.", "/with") : new("unknown-party", $"There is no company {form.With}. Add it first, or correct the name.", "/with"));
        if (form.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) faults.Add(new("unknown-zone", $"There is no time zone {zone}. Give one like Europe/London.", "/zone"));
        var covers = await Networks(form.Networks ?? [], faults);
        var agreement = form.From is { } from ? Make(owes, with?.Id ?? Guid.Empty, form, template, from, faults) : null;
        if (agreement is not null)
        {
            agreement.Zone = form.Zone ?? with?.Zone ?? "Europe/London";
            agreement.Tier = owes == Owes.TierToUs ? form.Tier : null;
            if (template is not null && !form.Whole) await Write(template.Form, agreement, faults);
            await Write(form, agreement, faults);
        }
        RuleException.ThrowIfAny(faults);

        foreach (var (network, service) in covers) agreement!.Cover(network, service);
        agreement!.IsNumbered(await Next());
        db.Agreements.Add(agreement);
        db.Facts.Add(Fact.Of(new AgreementMade(agreement.Id, agreement.Reference, agreement.Title, with!.Name), null, user.Id, now));
        if (AgreementWork.Alarm(agreement) is { } alarm) db.DueWork.Add(alarm);
        await db.SaveChangesAsync();
        return agreement;
    }

    static Agreement? Make(Owes owes, Guid with, AgreementForm form, AgreementTemplate? template, LocalDate from, List<Obstacle> faults)
    {
        try
        {
            return new Agreement(0, owes, with, form.Title ?? "", from, form.Until ?? (template is null || form.Whole || from.Year > 2199 ? null : from.PlusMonths(template.Months).PlusDays(-1)));
        }
        catch (RuleException no)
        {
            faults.AddRange(no.Obstacles);
            // the rest of the form is looked at all the same
            return new Agreement(0, owes, with, form.Title ?? "", from.Year is < 1900 or > 2199 ? new LocalDate(2000, 1, 1) : from);
        }
    }

    async Task Write(AgreementForm form, Agreement agreement, List<Obstacle> faults)
    {
        try
        {
            await write.Into(agreement.Latest, form);
        }
        catch (RuleException no)
        {
            faults.AddRange(no.Obstacles);
        }
    }

    async Task<List<(Guid Network, Guid? Service)>> Networks(IReadOnlyList<string> named, List<Obstacle> faults)
    {
        var found = new List<(Guid, Guid?)>();
        foreach (var (text, i) in named.SelectMany(n => n.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Select((t, i) => (t, i)))
        {
            try
            {
                found.Add(await CoverNetwork.Find(db, text));
            }
            catch (RuleException no)
            {
                faults.AddRange(no.Obstacles.Select(o => o with { Pointer = $"/networks/{i}" }));
            }
        }
        return found;
    }

    // what was brought in with a number of its own is stepped over
    async Task<long> Next()
    {
        for (; ; )
        {
            var number = await numbers.Next("A");
            if (!await db.Agreements.AnyAsync(a => a.Number == number)) return number;
        }
    }
}

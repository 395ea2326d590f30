using System.Globalization;
using Throughline.Modules.Agreements.Agreements;
using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>Judges one promise, and all that hangs on the same agreements, once as agreed and once with other terms. Nothing is saved.</summary>
/// <remarks>The computation is that of the exposure page and of the months; the twelve months are those that happened, as if the terms had held in all of them. Rows in an address: <c>terms[0].agreement</c>, <c>terms[0].calendar</c>, <c>.respond</c>, <c>.restore</c>, <c>.dayAndNight</c>, <c>.promisedPercent</c>, <c>.capPercent</c>; <c>tiers[0].agreement</c>, <c>.kind</c>, <c>.from</c>, <c>.below</c>, <c>.percent</c>.</remarks>
public sealed class ReadOtherTerms(ThroughlineDb db, GatherAgreements gather, WriteTerms write, MeasureMonth measure, WorkingCalendars calendars, OwnTimes own, CurrentUser user, IClock clock)
{
    const int MostChanges = 40;

    public async Task<OtherTermsModel> Run(OtherTerms input)
    {
        var now = clock.Now();
        var today = now.DateIn(user.Zone);
        var grid = new BackToBack(now);
        var all = await gather.On(today);
        var judged = all.Judge(grid, own);
        var known = await db.WorkingCalendars.AsNoTracking().OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).Take(200).ToListAsync();
        var one = judged.Where(p => input.Service is null || p.Service.Reference.Equals(input.Service, StringComparison.OrdinalIgnoreCase)).OrderBy(p => p.Priority is null).ThenBy(p => p.Severity).FirstOrDefault();
        if (one is null && input.Service is not null) throw new NotFoundException($"A promise about {input.Service}");
        if (one is null) return new OtherTermsModel(null, "", "", 1, [], false, [], [], [], 0, null, [], []);

        var priority = input.Priority ?? one.Priority ?? 1;
        var chain = one.Behind.SelectMany(g => g).Prepend(one.Agreement).DistinctBy(a => a.Id).ToList();
        var (tried, forms) = await Try(input, priority, chain, today, known.ToDictionary(c => c.Id, c => c.Name));
        var ids = chain.Select(a => a.Id).ToHashSet();
        var hanging = judged.Where(p => ids.Contains(p.Agreement.Id) || p.Behind.Any(g => g.Any(a => ids.Contains(a.Id)))).ToList();
        var services = hanging.Select(p => p.Service.Id).ToHashSet();
        var hours = await calendars.Of(tried.Values.Select(t => t.CalendarId).OfType<Guid>());
        var networks = hanging.Select(p => p.Network).DistinctBy(n => n.Id).ToDictionary(n => n.Id);

        // both sides alike: each agreement as if the terms had held from its first day
        var day = new AgreementsOfDay(today, [.. all.All.Select(a => a.With(a.TermsOn(today)))], networks, hours);
        var other = new AgreementsOfDay(today, [.. day.All.Select(a => tried.TryGetValue(a.Id, out var terms) ? a.With(terms) : a)], networks, hours);
        var names = await Names.Of(db, other);
        var year = today.PlusMonths(-11).ToYearMonth();
        var happened = await measure.Happened(day.All, year.ToDateInterval().Start, today.ToYearMonth().ToDateInterval().End, day.Networks.Keys.ToList());
        var present = new Side(day, Of(day), await Months(day));
        var then = tried.Count == 0 ? present : new Side(other, Of(other), await Months(other));

        return new OtherTermsModel(one.Service.Reference, $"{one.Service.Reference} {one.Service.Kind}, {one.Network.Name}", names.Organisation(one.Agreement.OrganisationId), priority,
            [.. one.Terms.Targets.Select(t => t.Priority).Order()], tried.Count > 0,
            [.. chain.Select(a => new TriedAgreement(a.Reference, names.Organisation(a.OrganisationId), a.Owes.Word(), forms[a.Id], tried.ContainsKey(a.Id), $"/agreements/{a.Reference}/change{(tried.ContainsKey(a.Id) ? input.Query() : "")}"))],
            TermsFigures.Of(present, then, one.Service.Id, priority, one.Agreement.Zone, today), [.. TermsFigures.Changes(present, then, names, own).Take(MostChanges)], services.Count,
            then.Promises.Where(p => p.Service.Id == one.Service.Id && (p.Priority ?? priority) == priority).ToList() is { Count: > 0 } drawn ? DrawChain.Of(drawn, names, own, today) : null, [.. known.Select(c => c.Name)],
            [.. AgreementsOfDay.WorstOf(judged.Where(p => p.Priority is not null)).OrderBy(p => p.Severity).Where(p => p.Service.Id != one.Service.Id).Take(200).Select(p => new PromiseChoice(p.Service.Reference, $"{p.Service.Reference} {p.Service.Kind}, {p.Network.Name}"))]);

        List<PromiseOfService> Of(AgreementsOfDay d) => [.. d.Judge(grid, own).Where(p => services.Contains(p.Service.Id))];

        async Task<IReadOnlyDictionary<YearMonth, IReadOnlyList<ServiceMonth>>> Months(AgreementsOfDay d)
        {
            var months = new Dictionary<YearMonth, IReadOnlyList<ServiceMonth>>();
            for (var month = year; month <= today.ToYearMonth(); month = month.PlusMonths(1))
                months[month] = [.. (await measure.Of(d.All, happened, month, tried: true)).Where(l => services.Contains(l.Service.Id))];
            return months;
        }
    }

    /// <summary>The terms that differ from what is agreed, and what each form of the chain shows; all faults at once.</summary>
    async Task<(Dictionary<Guid, AgreementTerms> Tried, Dictionary<Guid, AgreementForm> Forms)> Try(OtherTerms input, int priority, List<Agreement> chain, LocalDate today, Dictionary<Guid, string> names)
    {
        var (asked, tiers) = (input.Terms ?? [], input.Tiers ?? []);
        var faults = new List<Obstacle>();
        var (tried, forms) = (new Dictionary<Guid, AgreementTerms>(), new Dictionary<Guid, AgreementForm>());
        Agreement? Named(string? reference) => chain.Find(a => a.Reference.Equals(reference, StringComparison.OrdinalIgnoreCase));
        for (var i = 0; i < asked.Count; i++)
        {
            if (Named(asked[i].Agreement) is null) faults.Add(new("not-in-the-chain", $"{asked[i].Agreement} is not part of this promise; it can be tried with {string.Join(", ", chain.Select(a => a.Reference))}.", $"/terms/{i}/agreement"));
            else if (asked.Take(i).Any(t => t.Agreement.Equals(asked[i].Agreement, StringComparison.OrdinalIgnoreCase))) faults.Add(new("agreement-twice", $"{asked[i].Agreement} stands here twice; give its terms once.", $"/terms/{i}/agreement"));
        }
        for (var i = 0; i < tiers.Count; i++)
            if (!tiers[i].IsEmpty && !asked.Any(t => t.Agreement.Equals(tiers[i].Agreement, StringComparison.OrdinalIgnoreCase)))
                faults.Add(new("tier-of-nobody", tiers[i].Agreement is { } whose ? $"A tier is given for {whose}, but no terms of it: name it among the terms." : "A tier says nothing about whose it is: name its agreement.", $"/tiers/{i}/agreement"));
        foreach (var agreement in chain)
        {
            var agreed = agreement.TermsOn(today);
            var form = forms[agreement.Id] = AgreementForm.Of(agreement, agreed, agreed.CalendarId is { } id ? names.GetValueOrDefault(id) : null);
            var at = asked.ToList().FindIndex(t => Named(t.Agreement)?.Id == agreement.Id);
            if (at < 0) continue;
            var rows = tiers.Select((t, n) => (t, n)).Where(t => Named(t.t.Agreement)?.Id == agreement.Id && !t.t.IsEmpty).ToList();
            var terms = agreed.Next(today, "tried");
            try
            {
                forms[agreement.Id] = form = asked[at].On(form, priority, tiers);
                // how long until the cause is gone for good is no part of the computation
                await write.Into(terms, form with { Whole = true, Targets = [.. form.Targets!.Select(t => t with { Resolve = null })] });
                if (!Same(terms, agreed)) tried[agreement.Id] = terms;
            }
            catch (RuleException no)
            {
                faults.AddRange(no.Obstacles.Select(o => o with { Message = $"{agreement.Reference}: {o.Message}", Pointer = Place(o.Pointer, at, rows.ConvertAll(r => r.n)) }));
            }
        }
        RuleException.ThrowIfAny(faults);
        return (tried, forms);
    }

    // the first row of the written targets is the one that is tried
    static string? Place(string? pointer, int terms, List<int> tiers) => pointer?.Split('/') switch
    {
        ["", "targets", "0", var field] => $"/terms/{terms}/{field}",
        ["", "tiers", var row, var field] when int.TryParse(row, out var n) && n < tiers.Count => $"/tiers/{tiers[n]}/{field}",
        ["", "calendar" or "promisedPercent" or "capPercent"] => $"/terms/{terms}{pointer}",
        _ => null,
    };

    static bool Same(AgreementTerms a, AgreementTerms b) => a.CalendarId == b.CalendarId && a.PromisedPercent == b.PromisedPercent && a.CapPercent == b.CapPercent
        && a.Targets.OrderBy(t => t.Priority).Select(t => (t.Priority, t.RespondMinutes, t.RestoreMinutes, t.DayAndNight)).SequenceEqual(b.Targets.OrderBy(t => t.Priority).Select(t => (t.Priority, t.RespondMinutes, t.RestoreMinutes, t.DayAndNight)))
        && a.Tiers.Select(t => (t.Kind, t.From, t.Below, t.Percent)).Order().SequenceEqual(b.Tiers.Select(t => (t.Kind, t.From, t.Below, t.Percent)).Order());
}

/// <summary>One side of the comparison.</summary>
sealed record Side(AgreementsOfDay Day, IReadOnlyList<PromiseOfService> Promises, IReadOnlyDictionary<YearMonth, IReadOnlyList<ServiceMonth>> Months);

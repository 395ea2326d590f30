using Throughline.Modules.Agreements.Claims;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>One promise to a customer about one service, beside what stands behind it.</summary>
/// <param name="Target">Restore P1, Availability.</param>
/// <param name="Behind">The agreements that stand behind it, groups in series, those of a group redundant.</param>
/// <param name="Chain">For promises of time; null for availability and where nothing stands behind.</param>
/// <param name="Computed">Availability that the chain can give, percent.</param>
/// <param name="On">The day on which it is judged: the terms of those behind are those of this day.</param>
public sealed record PromiseOfService(
    Agreement Agreement, AgreementTerms Terms, Network Network, Service Service, string Target, int? Priority, Footing Footing, IReadOnlyList<IReadOnlyList<Agreement>> Behind, Chain? Chain, WorstStart? Worst, decimal? Computed, LocalDate On)
{
    /// <summary>The worst comes first: by footing, then by how much is missing.</summary>
    public (int, double) Severity => (Footing switch { Footing.Short => 0, Footing.Uncovered => 1, Footing.Thin => 2, _ => 3 },
        Worst is { } w ? w.Margin?.TotalMinutes ?? double.MinValue : (double)((Computed ?? 0) - (Terms.PromisedPercent ?? 0)));
}

/// <summary>Judges every promise to customers that holds on a day against the agreements behind it.</summary>
/// <remarks>
/// Behind a promise stand the agreements that were put there; where nobody put any, the agreement of the service's own provider, and where
/// there is none that of the partner who covers it. Of several groups those that concern the service's provider count, and partners'. Equal chains are looked at once.
/// </remarks>
public sealed class JudgePromises(BackToBack grid, IReadOnlyList<Agreement> agreements, IReadOnlyDictionary<Guid, Network> networks, IReadOnlyDictionary<Guid, BusinessCalendar> hours, LocalDate on, Duration triage, Duration verify)
{
    readonly Dictionary<string, WorstStart?> known = [];
    readonly Dictionary<Guid, Agreement> byId = agreements.ToDictionary(a => a.Id);

    public IReadOnlyList<PromiseOfService> All()
    {
        var pairs = MeasureMonth.Pairs(agreements, networks).ToList();
        var behind = pairs.Where(p => p.Agreement.Owes != Owes.UsToCustomer).GroupBy(p => p.Service.Id).ToDictionary(g => g.Key, g => g.MinBy(p => p.Agreement.Owes).Agreement);
        return [.. pairs.Where(p => p.Agreement.Owes == Owes.UsToCustomer).SelectMany(p => Of(p.Agreement, p.Network, p.Service, behind.GetValueOrDefault(p.Service.Id)))];
    }

    IEnumerable<PromiseOfService> Of(Agreement agreement, Network network, Service service, Agreement? nearest)
    {
        var terms = agreement.TermsOn(on);
        var behind = Behind(agreement, service, nearest);
        foreach (var target in terms.Targets.OrderBy(t => t.Priority))
        {
            var chain = new Chain(new PromisedTime(HoursOf(terms, target), Duration.FromMinutes(target.RestoreMinutes)),
                [.. behind.Select(g => (IReadOnlyList<PromisedTime>)[.. g.Select(a => (Terms: a.TermsOn(on), Target: a.TermsOn(on).TargetFor(target.Priority))).Where(b => b.Target is not null).Select(b => new PromisedTime(HoursOf(b.Terms, b.Target!), Duration.FromMinutes(b.Target!.RestoreMinutes)))])],
                triage, verify);
            // a group that promises nothing for this priority leaves the promise without a leg
            var uncovered = chain.IsUncovered || chain.Behind.Any(g => g.Count == 0);
            var worst = uncovered ? null : Worst(chain);
            yield return new(agreement, terms, network, service, $"Restore P{target.Priority}", target.Priority, uncovered ? Footing.Uncovered : worst?.FootingOf(chain.Promise.Time) ?? Footing.Covered, behind, uncovered ? null : chain, worst, null, on);
        }
        if (terms.PromisedPercent is not { } promised) yield break;
        var parts = behind.Select(g => g.Select(a => a.TermsOn(on).PromisedPercent).OfType<decimal>().ToList()).ToList();
        if (parts.Count == 0 || parts.Any(p => p.Count == 0)) yield return new(agreement, terms, network, service, "Availability", null, Footing.Uncovered, behind, null, null, null, on);
        else
        {
            var computed = Availability.Chain(parts);
            yield return new(agreement, terms, network, service, "Availability", null, promised > computed ? Footing.Short : Footing.Covered, behind, null, null, computed, on);
        }
    }

    List<IReadOnlyList<Agreement>> Behind(Agreement agreement, Service service, Agreement? nearest)
    {
        var put = agreement.Supports.GroupBy(s => s.Group).OrderBy(g => g.Key).Select(g => (IReadOnlyList<Agreement>)[.. g.Where(s => byId.ContainsKey(s.SupportingId)).Select(s => byId[s.SupportingId])]).Where(g => g.Count > 0).ToList();
        if (put.Count == 0) return agreement.Supports.Count == 0 && nearest is not null ? [[nearest]] : [];
        return put.Exists(Own) ? [.. put.Where(g => Own(g) || g.Any(a => a.Owes == Owes.PartnerToUs))] : put;

        bool Own(IReadOnlyList<Agreement> group) => group.Any(a => a.OrganisationId == service.ProviderId);
    }

    BusinessCalendar HoursOf(AgreementTerms terms, Target target) => target.DayAndNight || terms.CalendarId is not { } id ? StandardHours.Always : hours[id];

    WorstStart? Worst(Chain chain)
    {
        var key = string.Join('|', new[] { chain.Promise }.Concat(chain.Behind.SelectMany(g => g)).Select(p => $"{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(p.Hours)}:{p.Time.TotalMinutes}").Append(string.Join(',', chain.Behind.Select(g => g.Count))));
        if (known.TryGetValue(key, out var worst)) return worst;
        return known[key] = grid.Worst(chain);
    }
}

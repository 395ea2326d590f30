using System.Globalization;
using Throughline.Modules.Agreements.Published;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>Prepares the drawing of one service's chain from customer to provider.</summary>
static class DrawChain
{
    /// <param name="promises">All promises about one service.</param>
    public static ChainPicture Of(IReadOnlyList<PromiseOfService> promises, Names names, OwnTimes own, LocalDate today)
    {
        var first = promises[0];
        var (agreement, terms, service) = (first.Agreement, first.Terms, first.Service);
        var behind = promises.SelectMany(p => p.Behind).SelectMany(g => g).DistinctBy(a => a.Id).Take(3).ToList();
        var restore = promises.Where(p => p.Priority is not null).MinBy(p => p.Severity);
        var available = promises.FirstOrDefault(p => p.Priority is null);
        var customer = names.Organisation(agreement.OrganisationId);
        var gap = restore is null ? null : GapWords.Of(restore, names, own);
        return new ChainPicture(service.Reference, $"{service.Reference} {service.Kind}, {first.Network.Name}", new ChainEnd(customer, "customer"), new ChainEnd(names.Us, "partner, us"), [.. behind.Select(a => new ChainEnd(names.Organisation(a.OrganisationId), Role(a.Owes)))],
            Link(agreement, terms, Claims.MeasureMonth.ChargeOf(agreement, terms, service)), [.. behind.Select(a => Link(a, a.TermsOn(today), Claims.MeasureMonth.ChargeOf(a, a.TermsOn(today), service)))],
            restore is null ? null : Restore(restore, names, own), available is null ? null : Available(available, names), Respond(terms, behind, today),
            $"{names.Us} promises {customer}: {string.Join("; ", promises.Select(p => $"{p.Target} {GapWords.Promise(p, names)}, behind it {GapWords.Behind(p, names)}"))}.{(gap is null ? "" : $" Worst start: {gap.Worst}.")}");
    }

    static string Role(Owes owes) => owes switch { Owes.PartnerToUs => "partner", Owes.TierToUs => "our own tier", _ => "provider" };

    static ChainLink Link(Agreement agreement, AgreementTerms terms, long charge) =>
        new(agreement.Reference, $"{Money.Text(charge, terms.Currency)} a month{(agreement.Until is { } until ? $", to {until.ToString("MMM uuuu", CultureInfo.InvariantCulture)}" : "")}");

    static RestorePicture Restore(PromiseOfService p, Names names, OwnTimes own)
    {
        var target = p.Terms.TargetFor(p.Priority!.Value)!;
        var words = GapWords.Of(p, names, own);
        var parts = new List<RestorePart>();
        if (p.Chain is { } chain && p.Worst is { Restored: not null } worst)
        {
            var at = worst.Start + chain.Triage;
            parts.Add(new("triage", (int)chain.Triage.TotalMinutes, true));
            for (var i = 0; i < chain.Behind.Count; i++)
            {
                var ends = chain.Behind[i].Select((b, n) => (Ends: b.Hours.Add(at, b.Time), n)).Where(e => e.Ends is not null).MinBy(e => e.Ends);
                var by = p.Behind[i].Where(a => a.TermsOn(p.On).TargetFor(p.Priority.Value) is not null).ElementAt(ends.n);
                var given = by.TermsOn(p.On);
                var promised = given.TargetFor(p.Priority.Value)!;
                parts.Add(new($"{names.Organisation(by.OrganisationId)} promises {WorstStart.Length(Duration.FromMinutes(promised.RestoreMinutes))}, {names.Hours(given, promised)}", (int)(ends.Ends!.Value - at).TotalMinutes, false));
                at = ends.Ends.Value;
            }
            parts.Add(new("verify", (int)chain.Verify.TotalMinutes, true));
        }
        var due = p.Worst is { } w ? (int)(w.Due - w.Start).TotalMinutes : target.RestoreMinutes;
        return new RestorePicture(p.Target, due, $"we promise {WorstStart.Length(Duration.FromMinutes(target.RestoreMinutes))}", parts, p.Worst?.Margin is { } m && m < Duration.Zero ? (int)-m.TotalMinutes : null,
            string.Create(CultureInfo.InvariantCulture, $"+ {own.Triage.TotalMinutes:0} min triage, + {own.Verify.TotalMinutes:0} min verify"), p.Footing, words.Worst);
    }

    static AvailabilityPicture Available(PromiseOfService p, Names names)
    {
        static int Down(decimal percent) => (int)Math.Round(43_200 * (100 - percent) / 100, MidpointRounding.AwayFromZero);
        var promised = p.Terms.PromisedPercent!.Value;
        var words = string.Join(", ", p.Behind.SelectMany(g => g).Select(a => $"{names.Organisation(a.OrganisationId)} {(a.TermsOn(p.On).PromisedPercent is { } own ? GapWords.Percent(own) : "none")}"));
        return new AvailabilityPicture(promised, p.Computed, words.Length == 0 ? "nothing stands behind it" : words, Down(promised), p.Computed is { } c ? Down(c) : null, p.Footing);
    }

    static RespondPicture? Respond(AgreementTerms terms, List<Agreement> behind, LocalDate today) => terms.Targets.MinBy(t => t.Priority) is { } target
        ? new RespondPicture(target.RespondMinutes, behind.Select(a => a.TermsOn(today).TargetFor(target.Priority)?.RespondMinutes).Max()) : null;
}

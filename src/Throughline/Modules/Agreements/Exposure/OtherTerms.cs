using System.Globalization;
using Throughline.Modules.Agreements.Agreements;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>The question what other terms would be worth: for one promise and the agreements behind it. It stands in an address and saves nothing.</summary>
/// <param name="Service">S-2101, whose promise is tried; without it the one that stands worst.</param>
/// <param name="Priority">Whose times the terms give, 1 to 4; without it the one of the service that stands worst.</param>
/// <param name="Terms">In an address <c>terms[0].agreement=A-102&amp;terms[0].restore=4 h</c>, and <c>terms[1]</c> for the next agreement.</param>
/// <param name="Tiers">In an address <c>tiers[0].agreement=A-102&amp;tiers[0].from=0&amp;tiers[0].below=99.5&amp;tiers[0].percent=10</c>; those of an agreement replace its whole table.</param>
public sealed record OtherTerms([property: AtMost(20)] string? Service = null, [property: Between(1, 4)] int? Priority = null, IReadOnlyList<TriedTerms>? Terms = null, IReadOnlyList<TriedTier>? Tiers = null)
{
    /// <summary>The question as it stands behind the ? of an address.</summary>
    public string Query()
    {
        var fields = new List<(string Name, string? Value)> { ("service", Service), ("priority", AgreementForm.Text(Priority)) };
        for (var i = 0; i < Terms?.Count; i++)
        {
            var t = Terms[i];
            fields.AddRange(new[] { ("agreement", t.Agreement), ("whole", t.Whole ? "true" : null), ("calendar", t.Calendar), ("respond", t.Respond), ("restore", t.Restore), ("dayAndNight", t.DayAndNight is { } d ? d ? "true" : "false" : null), ("promisedPercent", AgreementForm.Text(t.PromisedPercent)), ("capPercent", AgreementForm.Text(t.CapPercent)) }.Select(f => ($"terms[{i}].{f.Item1}", f.Item2)));
        }
        var tiers = (Tiers ?? []).Where(t => !t.IsEmpty).ToList();
        for (var i = 0; i < tiers.Count; i++)
            fields.AddRange(new[] { ("agreement", tiers[i].Agreement), ("kind", tiers[i].Kind.ToString()), ("from", AgreementForm.Text(tiers[i].From)), ("below", AgreementForm.Text(tiers[i].Below)), ("percent", AgreementForm.Text(tiers[i].Percent)) }.Select(f => ($"tiers[{i}].{f.Item1}", f.Item2)));
        return QueryString.Create(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value))).Value!;
    }
}

/// <summary>Terms that one agreement would have; what is left out stays as agreed.</summary>
/// <param name="Agreement">A-031.</param>
/// <param name="Whole">What is left out is none instead, as in a form that shows all of it.</param>
/// <param name="Calendar">Hours in which its time counts, by name or id; <c>always</c> is day and night.</param>
/// <param name="Respond">Answered within: 15 min, 4 h, 2 d.</param>
/// <param name="Restore">Restored within.</param>
/// <param name="DayAndNight">The times of this priority count day and night, whatever the hours.</param>
public sealed record TriedTerms([property: AtMost(20)] string Agreement, bool Whole = false, [property: AtMost(120), Words("Hours")] string? Calendar = null, [property: AtMost(60)] string? Respond = null, [property: AtMost(60)] string? Restore = null, bool? DayAndNight = null,
    [property: Words("Availability promised")] decimal? PromisedPercent = null, [property: Words("Cap")] decimal? CapPercent = null)
{
    /// <summary>The form of the agreement with these terms in it.</summary>
    public AgreementForm On(AgreementForm form, int priority, IReadOnlyList<TriedTier> tiers)
    {
        var row = form.Targets?.FirstOrDefault(t => t.Priority == priority);
        var own = tiers.Where(t => Agreement.Equals(t.Agreement, StringComparison.OrdinalIgnoreCase) && !t.IsEmpty).ToList();
        var times = new TargetRow(priority, Respond ?? (Whole ? null : row?.Respond), Restore ?? (Whole ? null : row?.Restore), row?.Resolve, DayAndNight ?? row?.DayAndNight ?? false);
        return form with
        {
            Calendar = Calendar ?? (Whole ? "always" : form.Calendar),
            // a priority for which nothing is promised has no times at all
            Targets = [times.Respond is null && times.Restore is null ? times with { Resolve = null } : times, .. (form.Targets ?? []).Where(t => t.Priority != priority)],
            PromisedPercent = PromisedPercent ?? (Whole ? null : form.PromisedPercent),
            CapPercent = CapPercent ?? form.CapPercent,
            Tiers = Whole || own.Count > 0 ? [.. own.Select(t => new TierRow(t.Kind, t.From, t.Below, t.Percent))] : form.Tiers,
        };
    }
}

/// <summary>A line of the credit table that an agreement would have; without <c>below</c> it has no end.</summary>
public sealed record TriedTier([property: AtMost(20)] string? Agreement = null, TierKind Kind = TierKind.Availability, decimal? From = null, decimal? Below = null, [property: Words("The credit")] decimal? Percent = null)
{
    internal bool IsEmpty => this is { From: null, Below: null, Percent: null };
}

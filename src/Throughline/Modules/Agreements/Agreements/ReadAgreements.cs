using System.Globalization;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Which agreements are listed.</summary>
public enum AgreementFilter { InForce, Ours, Behind, Ending, Ended }

/// <summary>A page of agreements, the newest first.</summary>
public sealed record AgreementsModel(ReadAgreements.Input Asked, IReadOnlyList<AgreementLine> Agreements, string? Next);

/// <summary>An agreement in a list.</summary>
public sealed record AgreementLine(string Reference, string Title, Owes Owes, string With, LocalDate From, LocalDate? Until, LocalDate? NoticeBy, string Monthly, int? RestoreMinutes, decimal? PromisedPercent, int Covers, string StateKind, string StateWord);

/// <summary>Lists agreements: what we owe, what stands behind it, and what ends soon.</summary>
public sealed class ReadAgreements(ThroughlineDb db, CurrentUser user, IClock clock)
{
    const int PageSize = 40;

    /// <param name="Q">A part of what it is about, of the other party or of a network it covers, or its number.</param>
    /// <param name="Owes">Only those in which this side owes.</param>
    /// <param name="Cursor">From the answer before: <c>next</c>.</param>
    public sealed record Input(AgreementFilter Show = AgreementFilter.InForce, [property: AtMost(100)] string? Q = null, Owes? Owes = null, [property: AtMost(20)] string? Cursor = null);

    public async Task<AgreementsModel> Run(Input input)
    {
        var today = clock.Now().DateIn(user.Zone);
        var soon = today.PlusDays(120);
        var before = input.Cursor is null ? long.MaxValue : long.TryParse(input.Cursor, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new RuleException("not-a-cursor", $"“{input.Cursor}” is not a cursor; take next from the answer before.", "/cursor");
        var agreements = db.Agreements.AsNoTracking().Where(a => a.Number < before);
        agreements = input.Show switch
        {
            AgreementFilter.Ours => agreements.Where(a => a.Owes == Owes.UsToCustomer && (a.Until == null || a.Until >= today)),
            AgreementFilter.Behind => agreements.Where(a => a.Owes != Owes.UsToCustomer && (a.Until == null || a.Until >= today)),
            AgreementFilter.Ending => agreements.Where(a => a.Until != null && a.Until >= today && a.Until < soon),
            AgreementFilter.Ended => agreements.Where(a => a.Until != null && a.Until < today),
            _ => agreements.Where(a => a.Until == null || a.Until >= today),
        };
        if (input.Owes is { } owes) agreements = agreements.Where(a => a.Owes == owes);
        if (input.Q?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
            var number = References.NumberSought<Agreement>(words);
            agreements = agreements.Where(a => a.Number == number || a.Title.ToLower().Contains(words) || db.Organisations.Any(o => o.Id == a.OrganisationId && o.Name.ToLower().Contains(words))
                || a.Covers.Any(c => db.Networks.Any(x => x.Id == c.NetworkId && x.Name.ToLower().Contains(words))));
        }
        var rows = await (
            from a in agreements.OrderByDescending(a => a.Number).Take(PageSize + 1)
            join o in db.Organisations on a.OrganisationId equals o.Id
            orderby a.Number descending
            select new
            {
                a.Number, a.Title, a.Owes, o.Name, a.From, a.Until, Covers = a.Covers.Count,
                Terms = a.Terms.Where(v => v.From <= today || v.Number == 1).OrderByDescending(v => v.Number).Select(v => new { v.MonthlyMinor, v.Currency, v.PromisedPercent, v.NoticeDays, Restore = v.Targets.Where(t => t.Priority == 1).Select(t => (int?)t.RestoreMinutes).FirstOrDefault() }).First(),
            }).ToListAsync();
        return new AgreementsModel(input, [.. rows.Take(PageSize).Select(a =>
        {
            var notice = a.Until?.PlusDays(-a.Terms.NoticeDays);
            var (kind, word) = AgreementState.Of(a.From, a.Until, notice, today);
            return new AgreementLine($"A-{a.Number:000}", a.Title, a.Owes, a.Name, a.From, a.Until, notice, a.Terms.MonthlyMinor == 0 ? "–" : Money.Text(a.Terms.MonthlyMinor, a.Terms.Currency), a.Terms.Restore, a.Terms.PromisedPercent, a.Covers, kind, word);
        })], rows.Count > PageSize ? rows[PageSize - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>How an agreement stands on a day, and how people say who owes.</summary>
static class AgreementState
{
    public static (string Kind, string Word) Of(LocalDate from, LocalDate? until, LocalDate? notice, LocalDate today) =>
        until < today ? ("waived", "Ended")
        : today < from ? ("todo", $"From {from.DateText()}")
        : notice < today ? ("warn", $"Ends {until!.Value.DateText()}")
        : notice?.PlusDays(-AgreementWork.AlarmDays) <= today ? ("warn", $"Notice by {notice.Value.DateText()}")
        : ("ok", "In force");

    public static string Word(this Owes owes) => owes switch
    {
        Owes.UsToCustomer => "We owe the customer",
        Owes.ProviderToUs => "The provider owes us",
        Owes.PartnerToUs => "The partner owes us",
        _ => "Our tier owes the desk",
    };
}

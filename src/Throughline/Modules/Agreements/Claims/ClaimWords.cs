using System.Globalization;

namespace Throughline.Modules.Agreements.Claims;

/// <summary>Shapes and words of claims and credits as pages show them.</summary>
static class ClaimWords
{
    public static string Shape(ClaimState state) => state switch
    {
        ClaimState.Draft => "todo",
        ClaimState.Due => "warn",
        ClaimState.Submitted => "info",
        ClaimState.Accepted or ClaimState.Partial => "wait",
        ClaimState.Credited or ClaimState.Reconciled => "ok",
        ClaimState.Rejected or ClaimState.Lapsed => "bad",
        _ => "waived",
    };

    public static string Shape(CreditState state) => state switch
    {
        CreditState.Computed => "todo",
        CreditState.Reviewed => "info",
        CreditState.Offered => "wait",
        CreditState.Posted => "ok",
        _ => "waived",
    };

    public static string Word(ClaimState state) => state == ClaimState.Due ? "Draft, due" : Claim.Word(state).Capital();

    public static string Word(CreditState state) => Credit.Word(state).Capital();

    /// <summary>Mon 30 Nov.</summary>
    public static string Day(LocalDate date) => date.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary>13 days, tomorrow, today, 2 days ago.</summary>
    public static string Away(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var days => $"in {days} days",
        var days => $"{-days} days ago",
    };

    public static string Percent(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture) + " %";

    /// <summary>Why a credit is owed, in a few words: 99.4 % of 99.9 %.</summary>
    public static string Short(Credit credit) => Short(credit.AvailabilityPercent, credit.PromisedPercent, credit.Because);

    public static string Short(decimal available, decimal promised, IReadOnlyList<string> because) =>
        available < promised || because.Count == 0 ? $"{Percent(available)} of {Percent(promised)}" : because[0].Split(": ")[0];

}

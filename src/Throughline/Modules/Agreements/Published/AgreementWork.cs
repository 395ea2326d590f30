namespace Throughline.Modules.Agreements.Published;

/// <summary>Work that an agreement leaves for a later day.</summary>
public static class AgreementWork
{
    /// <summary>A version begins to hold: the clocks under it are derived anew.</summary>
    public const string TermsBegin = "agreement-terms";

    /// <summary>Notice must be given, or it must be renewed, soon.</summary>
    public const string Expires = "agreement-expires";

    /// <summary>How long before the last day of notice the alarm comes, in days.</summary>
    public const int AlarmDays = 30;

    public static DueWork Begins(Agreement agreement, AgreementTerms terms) =>
        DueWork.At(StartOf(terms.From, agreement.Zone), TermsBegin, $"{TermsBegin}:{agreement.Reference}:{terms.Number}", agreement.Id.ToString());

    /// <summary>Null for one that has no last day. Another last day, or another notice, is another alarm.</summary>
    public static DueWork? Alarm(Agreement agreement) => agreement.NoticeBy is not { } by ? null
        : DueWork.At(StartOf(by.PlusDays(-AlarmDays), agreement.Zone), Expires, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Expires}:{agreement.Reference}:{agreement.Until!.Value:uuuu-MM-dd}:{agreement.Latest.NoticeDays}"), agreement.Id.ToString());

    static Instant StartOf(LocalDate day, string zone) => day.AtStartOfDayInZone(Times.ZoneOf(zone)).ToInstant();
}

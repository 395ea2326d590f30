using System.Globalization;
using NodaTime.Text;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Dates and terms: each part can be there in time, licences and support last as long as the agreement.</summary>
public static class TimeChecks
{
    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");

    internal static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        foreach (var line in facts.List.Lines.OrderBy(l => l.Number))
        {
            var subject = line.Number.ToString(CultureInfo.InvariantCulture);
            if (facts.Design.NeedBy is { } needBy && line.Source == KitSource.New)
            {
                var orderBy = OrderBy(needBy, line.LeadDays);
                yield return orderBy >= facts.Today ? KitCheck.Pass("lead-time", subject, $"line {line.Number} arrives in time")
                    : new("lead-time", subject, "A part comes too late.", $"Line {line.Number}, {line.PartNumber}, takes {line.LeadDays} working days and is needed by {Day.Format(needBy)}: it had to be ordered by {Day.Format(orderBy)}. Move the date, expedite, or take another part.", false) { Lines = [line.Number], Mark = "Late" };
            }
            if (facts.Design.ContractMonths is { } months && line.TermMonths is { } term && line.Kind is PartKind.Licence or PartKind.Support)
                yield return term >= months ? KitCheck.Pass("term", subject, $"line {line.Number} lasts {term} of {months} months")
                    : new("term", subject, "A licence or support ends before the agreement.", $"Line {line.Number}, {line.PartNumber}, runs {term} months; the agreement runs {months}. Take the longer term.", false) { Lines = [line.Number], Mark = "Too short" };
        }
    }

    /// <summary>The last day to order: <paramref name="leadDays"/> working days, Monday to Friday, before the day of need.</summary>
    public static LocalDate OrderBy(LocalDate needBy, int leadDays)
    {
        var day = needBy;
        for (var left = leadDays; left > 0;)
        {
            day = day.PlusDays(-1);
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) left--;
        }
        return day;
    }
}

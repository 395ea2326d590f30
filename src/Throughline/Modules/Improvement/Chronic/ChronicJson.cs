using System.Text.Json;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>The report for programs: the same figures, every chronic issue, all its tickets.</summary>
internal static class ChronicJson
{
    public static void Write(Stream stream, History history, IReadOnlyList<string> faults)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("tickets", history.Tickets.Count);
        if (history.Tickets.Count > 0)
        {
            json.WriteString("from", history.First.ToString());
            json.WriteString("to", history.Last.ToString());
        }
        json.WriteNumber("linksUsed", history.Links);
        json.WriteString("currency", history.Rate.Currency);
        json.WriteNumber("hourMinor", history.Rate.HourMinor);
        json.WriteNumber("floorHours", history.Rate.FloorHours);
        var chronic = history.Chronic.ToList();
        json.WriteNumber("runRateMinor", chronic.Sum(i => i.RunRateMinor));
        json.WriteNumber("endingFirstTenSavesMinor", chronic.Take(10).Sum(i => i.RunRateMinor));
        json.WriteStartArray("issues");
        foreach (var issue in chronic) Issue(json, issue);
        json.WriteEndArray();
        json.WriteStartArray("notUsed");
        foreach (var fault in faults) json.WriteStringValue(fault);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Issue(Utf8JsonWriter json, ChronicIssue issue)
    {
        json.WriteStartObject();
        json.WriteString("name", issue.Name);
        json.WriteString("state", issue.Confirmed ? "known" : "new");
        Strings(json, "signature", issue.Signature);
        Strings(json, "rules", issue.Rules);
        json.WriteNumber("tickets", issue.Tickets.Count);
        json.WriteNumber("events", issue.Events.Count);
        json.WriteNumber("networks", issue.Networks);
        json.WriteNumber("customers", issue.Customers);
        json.WriteString("first", issue.Tickets[0].Created.ToString());
        json.WriteString("last", issue.Tickets[^1].Created.ToString());
        json.WriteNumber("hours", issue.Hours);
        json.WriteNumber("costMinor", issue.CostMinor);
        json.WriteNumber("repeatCostMinor", issue.RepeatCostMinor);
        json.WriteNumber("observedDays", issue.ObservedDays);
        json.WriteNumber("runRateMinor", issue.RunRateMinor);
        json.WriteStartObject("byMonth");
        foreach (var month in issue.Tickets.GroupBy(t => t.Created.InUtc().Date.ToYearMonth())) json.WriteNumber(month.Key.ToString("uuuu-MM", System.Globalization.CultureInfo.InvariantCulture), month.Count());
        json.WriteEndObject();
        Strings(json, "ids", issue.Tickets.Select(t => t.Id));
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

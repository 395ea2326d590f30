namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Tickets from a help desk's CSV export: columns are found by the names that desks use, or by a mapping.</summary>
public sealed class TicketCsv(TextReader reader, IReadOnlyDictionary<string, string> mapping, FileFaults faults, int most = int.MaxValue)
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["id"] = ["id", "ticket id", "ticket", "ticket number", "number", "issue key", "key", "case number", "incident", "ref"],
        ["created"] = ["created", "created at", "created time", "created date", "opened", "opened at", "date opened", "open date", "date created", "reported"],
        ["closed"] = ["closed", "closed at", "closed time", "resolved", "resolved at", "resolved time", "date closed", "solved at", "resolution date"],
        ["reopened"] = ["reopened", "reopened at"],
        ["title"] = ["title", "subject", "summary", "short description", "short_description", "headline"],
        ["body"] = ["body", "description", "details", "text", "problem"],
        ["resolution"] = ["resolution", "resolution notes", "close notes", "close_notes", "solution", "fix"],
        ["hours"] = ["hours", "time spent (hours)", "effort hours", "worked hours"],
        ["cost"] = ["cost", "amount"],
        ["visits"] = ["visits", "site visits", "truck rolls"],
        ["product"] = ["product", "project", "assignment group"],
        ["component"] = ["component", "components", "category", "component/s", "subcategory"],
        ["version"] = ["version", "affects version/s", "firmware"],
        ["platform"] = ["platform", "os"],
        ["type"] = ["type", "issue type", "severity"],
        ["priority"] = ["priority", "urgency"],
        ["network"] = ["network", "wan", "vrf"],
        ["site"] = ["site", "location", "branch"],
        ["service"] = ["service", "business service"],
        ["customer"] = ["customer", "company", "organization", "organisation", "account", "requester company"],
        ["model"] = ["model", "device", "configuration item", "cmdb ci"],
        ["cause"] = ["cause", "root cause", "cause code"],
    };

    /// <summary>Names of our fields, for a person who writes a mapping.</summary>
    public static IEnumerable<string> Fields => Names.Keys;

    public IEnumerable<TicketRecord> Read()
    {
        var rows = new CsvRows(reader, faults);
        if (rows.Next() is not { } head) yield break;
        var columns = Columns(head);
        if (!columns.ContainsKey("created")) { faults.Add("no column for created", 1, $"found {string.Join(", ", head)}; name it with --map created=COLUMN"); yield break; }
        var ids = new HashSet<string>();
        while (rows.Next() is { } row)
        {
            if (ids.Count >= most) { faults.Add(TicketFile.Beyond(most), rows.Line, "not looked at"); continue; }
            if (row.Count > head.Count + 3) { faults.Add("more fields than columns", rows.Line, $"{row.Count} fields, {head.Count} columns"); continue; }
            if (Ticket(row, rows.Line, columns, ids) is { } ticket) yield return ticket;
        }
    }

    private Dictionary<string, int> Columns(List<string> head)
    {
        var found = new Dictionary<string, int>();
        var lower = head.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        foreach (var (field, names) in Names)
        {
            var wanted = mapping.TryGetValue(field, out var own) ? [own.Trim().ToLowerInvariant()] : names;
            var at = wanted.Select(n => Array.IndexOf(lower, n)).Where(i => i >= 0).DefaultIfEmpty(-1).First();
            if (at >= 0) found[field] = at;
            else if (own is not null) faults.Add("no such column", 1, own);
        }
        return found;
    }

    private TicketRecord? Ticket(List<string> row, long line, Dictionary<string, int> columns, HashSet<string> ids)
    {
        string? Cell(string field) => columns.TryGetValue(field, out var at) && at < row.Count && !string.IsNullOrWhiteSpace(row[at]) ? row[at].Trim() : null;
        decimal? Number(string field, decimal most)
        {
            var value = RecordLimits.Number(Cell(field), most);
            if (value is null && Cell(field) is { } text) faults.AddWithout($"{field} is no usable number", line, text);
            return value;
        }
        Instant? Time(string field)
        {
            var at = Times.Read(Cell(field));
            if (at is null && Cell(field) is { } text) faults.AddWithout($"{field} is no date", line, text);
            return at;
        }
        var id = Cell("id") ?? (columns.ContainsKey("id") ? null : $"row {line}");
        if (id is null) { faults.Add("no id", line, "the id is empty"); return null; }
        if (id.Length > RecordLimits.Id) { faults.Add("id longer than 200 letters", line, id[..40]); return null; }
        if (Times.Read(Cell("created")) is not { } created) { faults.Add("no usable date", line, $"created = {Cell("created") ?? "nothing"}"); return null; }
        if (!ids.Add(id)) { faults.Add("id seen before", line, id); return null; }
        var facets = new List<Facet>();
        foreach (var field in columns.Keys) if (FacetNames.TryGet(field, out var kind) && Cell(field) is { } value) facets.Add(new Facet(kind, RecordLimits.Cut(value, RecordLimits.Value)));
        return new TicketRecord
        {
            Id = id, Created = created, Closed = Time("closed"), Reopened = Time("reopened"),
            Title = RecordLimits.Cut(Cell("title"), RecordLimits.Title), Body = RecordLimits.Text(Cell("body"), line, faults), Resolution = RecordLimits.Cut(Cell("resolution"), RecordLimits.Beginning), Facets = facets,
            Hours = Number("hours", 100_000), CostMinor = Number("cost", 1_000_000_000) is { } cost ? (long)Math.Round(cost * 100) : null, Visits = Number("visits", 1_000) is { } visits ? (int)visits : null,
        };
    }
}

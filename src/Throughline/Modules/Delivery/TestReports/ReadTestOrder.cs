using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports;

/// <summary>Reads what was ordered from JSON: the order itself, or an object that holds it under <c>order</c>.</summary>
public static class ReadTestOrder
{
    /// <exception cref="RuleException">Every field that is missing or makes no sense.</exception>
    public static TestOrder Run(string json)
    {
        var root = JsonText.Parse(json);
        var obstacles = new List<Obstacle>();
        var outer = new JsonFields(root, "", obstacles);
        var order = outer.Has("order") ? outer.Object("order") : outer;

        var read = new TestOrder(
            order.Text("circuit", required: true) ?? "",
            order.Text("uniPhy", required: true) ?? "",
            Positive(order, "lineMbps"),
            [.. order.Texts("directions")],
            (int)Math.Min(Positive(order, "performanceSeconds"), 31 * 86_400),
            [.. order.Objects("sac", required: true).Select(Criteria)],
            order.Has("rfc2544") ? Limits(order.Object("rfc2544")) : null);

        if (read.Directions.Count == 0 && obstacles.Count == 0) order.Refuse<string>("directions", "must name at least one direction");
        if (read.Sac.Count == 0 && obstacles.Count == 0) order.Refuse<string>("sac", "must hold the criteria of at least one class of service");
        if (read.Sac.DistinctBy(s => s.Cos).Count() < read.Sac.Count) order.Refuse<string>("sac", "names a class of service twice");
        RuleException.ThrowIfAny(obstacles);
        return read;
    }

    private static AcceptanceCriteria Criteria(JsonFields sac) => new(
        sac.Text("cos", required: true) ?? "", Positive(sac, "cirMbps"), Within(sac, "eirMbps", decimal.MaxValue), Within(sac, "flr", 1),
        Within(sac, "ftdMs", decimal.MaxValue), Within(sac, "ifdvMs", decimal.MaxValue), Within(sac, "availPct", 100));

    private static Rfc2544Limits Limits(JsonFields limits) => new(
        Within(limits, "minThroughputMbps", decimal.MaxValue), Within(limits, "maxLatencyUs", decimal.MaxValue), Within(limits, "maxLossPct", 100));

    private static decimal Positive(JsonFields fields, string name)
    {
        var number = fields.Number(name, required: true);
        if (number <= 0) fields.Refuse<string>(name, "must be above 0");
        return number ?? 0;
    }

    private static decimal Within(JsonFields fields, string name, decimal most)
    {
        var number = fields.Number(name, required: true);
        if (number < 0) fields.Refuse<string>(name, "must not be below 0");
        if (number > most) fields.Refuse<string>(name, FormattableString.Invariant($"must not be above {most}"));
        return number ?? 0;
    }
}

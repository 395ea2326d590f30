using NodaTime;

namespace Throughline.Ui.Gallery;

/// <summary>The drawings of the gallery: the two networks of Brightwater Clinics, and shapes that strain a layout.</summary>
public static class GalleryData
{
    static LocalDate D(int month, int day, int year = 2026) => new(year, month, day);

    public static GanttPlan Plan { get; } = new("Plan of N-1107 on working days",
    [
        new("1", "Project authorization", "Halden", D(9, 21), D(9, 21), "ok", "Done") { Internal = true },
        new("2", "Kickoff call", "Halden", D(9, 24), D(9, 24), "ok", "Done") { After = ["1"] },
        new("3", "Site survey, Quayside", "Halden", D(9, 29), D(9, 30), "ok", "Done") { After = ["2"] },
        new("4", "Street-works permit", "City council", D(10, 1), D(10, 9), "ok", "Done") { Critical = true, BaselineStart = D(10, 1), BaselineFinish = D(10, 9), After = ["3"] },
        new("5", "Landlord consent", "Brightwater", D(10, 1), D(10, 23), "ok", "Done") { BaselineStart = D(10, 1), BaselineFinish = D(10, 16), Note = "5 d late, customer", After = ["3"] },
        new("6", "Construction, Anchor Lane duct", "Norrvik", D(10, 12), D(12, 30), "info", "Running")
        {
            Critical = true, BaselineStart = D(10, 12), BaselineFinish = D(12, 22), Progress = 0.46, ProgressText = "day 36 of 79", After = ["4"],
            EarliestFinish = D(12, 10), EarliestText = "60 d", LatestFinish = D(1, 8, 2027), LatestText = "90 d leaves 3 days slack",
        },
        new("7", "Free one rack unit", "Brightwater", D(11, 9), D(11, 24), "blocked", "Blocked") { BaselineStart = D(11, 9), BaselineFinish = D(11, 13), FloatDays = 22, Note = "blocks install", After = ["3"] },
        new("8", "Sign kit list v2", "Halden", D(11, 17), D(11, 17), "warn", "Due today") { Internal = true, BaselineStart = D(10, 5), BaselineFinish = D(10, 5), FloatDays = 1, Note = "sign by 16:00" },
        new("9", "Kit delivery, 28 working days", "Norrvik", D(11, 18), D(12, 29), "todo", "To do") { BaselineStart = D(10, 6), BaselineFinish = D(11, 13), FloatDays = 1, After = ["8"] },
        new("10", "Book crew 2", "Halden", D(12, 8), D(12, 9), "todo", "To do") { Internal = true, FloatDays = 13, After = ["7"] },
        new("11", "Install and cross-connect", "Halden", D(12, 31), D(1, 4, 2027), "todo", "To do") { Critical = true, After = ["3", "6", "9", "7", "10"] },
        new("12", "Configure and turn up", "Halden", D(1, 5, 2027), D(1, 6, 2027), "todo", "To do") { Critical = true, Internal = true, After = ["11"] },
        new("13", "Service test, Y.1564 24 h", "Halden", D(1, 7, 2027), D(1, 8, 2027), "todo", "To do") { Critical = true, After = ["12"] },
        new("14", "Brightwater tests, 5 days", "Brightwater", D(1, 11, 2027), D(1, 15, 2027), "todo", "To do") { Critical = true, After = ["13"] },
        new("15", "Acceptance, billing starts", "Brightwater", D(1, 18, 2027), D(1, 18, 2027), "todo", "To do") { Critical = true, Milestone = true, After = ["14"] },
        new("16", "Welcome packet", "Halden", D(1, 19, 2027), D(1, 20, 2027), "todo", "To do") { FloatDays = 7, After = ["15"] },
    ], D(11, 17)) { Deadline = D(1, 29, 2027), DeadlineText = "Telvane circuit ends, hard", SlackText = "9 d slack" };

    static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 2, 41);

    public static Instant At => Now;

    public static IReadOnlyList<ClockLane> Clocks { get; } =
    [
        new("Customer", "restore 4 h", Instant.FromUtc(2026, 11, 17, 1, 58), Instant.FromUtc(2026, 11, 17, 5, 58)) { MetAt = Instant.FromUtc(2026, 11, 17, 2, 4) },
        new("Provider", "restore 6 h", Instant.FromUtc(2026, 11, 17, 2, 9), Instant.FromUtc(2026, 11, 17, 8, 20))
        { Pauses = [new(Instant.FromUtc(2026, 11, 17, 2, 20), Instant.FromUtc(2026, 11, 17, 2, 31), "waiting on Brightwater")] },
    ];

    public static TopologyModel Network { get; } = new("Topology of N-1042",
        [new("hs", "Harbour Street", "112 Harbour St, cabinet B2"), new("ng", "Northgate", "9 Mill Rd, room G4")],
        [
            new("cpe1", "HS-CPE-01", "10.20.0.1", "hs"), new("nte1", "HS-NTE-01", "Tx −40 dBm", "hs") { StateKind = "bad" }, new("lte", "LTE modem", "carries voice", "hs"),
            new("nvk", "Norrvik", "BRS2 – BRS5"), new("tvm", "Telvane", "LTE"),
            new("nte2", "NG-NTE-01", "reflector on", "ng"), new("cpe2", "NG-CPE-01", "10.24.0.1", "ng"),
        ],
        [
            new("cpe1", "nte1"),
            new("nte1", "nvk") { FromPort = "uplink", StateKind = "bad", StateText = "no light", Since = "01:56" },
            new("nvk", "nte2") { Circuit = "NVK/ETH/448-21907", Note = "1 Gbit/s, VLAN 2100" },
            new("nte2", "cpe2"),
            new("cpe1", "lte") { Backup = true },
            new("lte", "tvm") { Circuit = "TVM-88104-H", Note = "50 Mbit/s", Backup = true },
            new("tvm", "cpe2") { Backup = true },
        ]);

    /// <summary>One main site and five depots on two providers, a direct fibre between two of them, a pair of firewalls.</summary>
    public static TopologyModel Depots { get; } = new("Topology of Marlow Foods depots",
        [new("dc", "Marlow, data centre", "Rack 4"), .. Enumerable.Range(1, 5).Select(i => new TopologySite($"d{i}", $"Depot {i}", i == 3 ? "12 Canal Street, unit 4" : null))],
        [
            new("fw1", "MF-FW-01", "active", "dc"), new("fw2", "MF-FW-02", "standby", "dc"), new("core", "MF-CORE", "stack of 2", "dc"),
            new("nvk", "Norrvik", "L3VPN 7"), new("ost", "Ostara Fibre"),
            .. Enumerable.Range(1, 5).Select(i => new TopologyNode($"c{i}", $"DEP{i}-CPE-01", $"10.{60 + i}.0.1", $"d{i}") { StateKind = i == 4 ? "warn" : null }),
        ],
        [
            new("core", "fw1"), new("core", "fw2"), new("fw1", "fw2") { Note = "HA" },
            new("fw1", "nvk") { Circuit = "NVK-7-0001" }, new("fw2", "ost") { Circuit = "OST/2231" },
            new("nvk", "c1") { Circuit = "NVK-7-0011" }, new("nvk", "c2") { Circuit = "NVK-7-0012" },
            new("nvk", "c3") { Circuit = "NVK-7-0013", StateKind = "bad", StateText = "down", Since = "14:02" },
            new("nvk", "c4") { Circuit = "NVK-7-0014", StateKind = "warn", StateText = "2.1 % loss" }, new("ost", "c5") { Circuit = "OST/2240" },
            new("c4", "c5") { Note = "dark fibre", Backup = true },
        ]);

    public static ChartLine Satisfied { get; } = new("Satisfied", [.. Enumerable.Range(0, 24).Select(i =>
    {
        double value = Math.Round(48 + i * 1.2 + Math.Sin(i * 1.7) * 1.6), half = 15 - i * 0.4;
        return new ChartPoint(D(12, 1, 2024).PlusMonths(i).ToString("MMM yy", System.Globalization.CultureInfo.InvariantCulture), value, Math.Round(value - half), Math.Round(value + half), 96 + i * 5);
    })], Accent: true);

    public static IReadOnlyList<string> Months { get; } = [.. Enumerable.Range(0, 24).Select(i => D(12, 1, 2024).PlusMonths(i).ToString("MMM yy", System.Globalization.CultureInfo.InvariantCulture))];

    public static IReadOnlyList<BarLayer> Cost { get; } =
    [
        new("repeats", [.. Enumerable.Range(0, 24).Select(i => Math.Round(43 - i * 0.9 + i % 3))], BarLook.Hatch),
        new("other support", [.. Enumerable.Range(0, 24).Select(i => Math.Round(49 - i * 0.4 + i % 2))]),
    ];
}

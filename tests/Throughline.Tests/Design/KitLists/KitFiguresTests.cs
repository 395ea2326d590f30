using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;

namespace Throughline.Tests.Design.KitLists;

public class KitFiguresTests
{
    sealed record Figures(int Quantity, int Allocated, int Spare, int Cost);

    static readonly Arbitrary<Figures[]> Lists = (from quantity in Gen.Choose(1, 100_000)
                                                 from allocated in Gen.Choose(0, 200_000)
                                                 from spare in Gen.Choose(0, 1000)
                                                 from cost in Gen.Choose(0, 10_000_000)
                                                 select new Figures(quantity, allocated, spare, cost)).ArrayOf().ToArbitrary();

    [Fact]
    public void Trace_and_idle_value_follow_their_formulas() => Prop.ForAll(Lists, figures =>
    {
        var list = new KitList(Guid.CreateVersion7(), "GBP", Quayside.Monday);
        foreach (var f in figures)
        {
            var line = list.Add("X", PartKind.Device, "x", f.Quantity, "p");
            list.Price(line, f.Cost, f.Cost, 0);
            list.Keep(line, f.Spare, null, "r");
            if (f.Allocated > 0) list.Serve(line, [new("N", f.Allocated)]);
        }

        // said anew, without the engine's own sums
        decimal pieces = 0, traced = 0, idle = 0;
        foreach (var f in figures)
        {
            pieces += f.Quantity;
            traced += f.Allocated + f.Spare > f.Quantity ? f.Quantity : f.Allocated + f.Spare;
            if (f.Quantity - f.Allocated - f.Spare > 0) idle += (f.Quantity - f.Allocated - f.Spare) * (decimal)f.Cost;
        }
        return list.IdleMinor == idle && Math.Abs(list.KitTrace - (pieces == 0 ? 1 : (double)(traced / pieces))) < 1e-9 && list.KitTrace is >= 0 and <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_last_day_to_order_leaves_exactly_the_lead_time_in_weekdays() => Prop.ForAll(Gen.Choose(0, 5000).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (offset, lead) =>
    {
        var needBy = new LocalDate(2026, 1, 1).PlusDays(offset);
        var orderBy = TimeChecks.OrderBy(needBy, lead);
        var weekdays = Enumerable.Range(0, Period.DaysBetween(orderBy, needBy)).Count(d => orderBy.PlusDays(d).DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
        return weekdays == lead;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_hash_does_not_depend_on_the_order_in_which_things_were_said() => Prop.ForAll(Gen.Shuffle(new[] { "H-1", "L-1", "QS-NTE-01" }).ToArbitrary(), order =>
    {
        var (one, other) = (new KitList(Guid.CreateVersion7(), "GBP", Quayside.Monday), new KitList(Guid.CreateVersion7(), "GBP", Quayside.Monday));
        var design = new NetworkDesign(Guid.CreateVersion7());
        one.Serve(one.Add("X", PartKind.Cable, "x", 3, "p"), [new("H-1", 1), new("L-1", 1), new("QS-NTE-01", 1)]);
        other.Serve(other.Add("X", PartKind.Cable, "x", 3, "p"), [.. order.Select(o => new Allocation(o, 1))]);
        return Canonical.Hash(one.Content(design)) == Canonical.Hash(other.Content(design));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("H-1 × 2, L-1", "H-1=2 L-1=1")]
    [InlineData("h-1 x2", "H-1=2")]
    [InlineData("H-1", "H-1=7")]
    [InlineData("H-1; L-1 * 3", "H-1=1 L-1=3")]
    [InlineData("BOX-1 x 4", "BOX-1=4")]
    [InlineData("", "")]
    public void What_a_line_serves_is_read_as_people_write_it(string text, string allocations)
    {
        var design = new NetworkDesign(Guid.CreateVersion7());
        design.Place("BOX-1", "QS", "x");
        design.Place("N", "QS", "x");
        design.HandOver("QS", new(Medium.Copper, "RJ45", 1000, 1), null, 1, Witness.Survey, "");
        design.Draw(new("N", null), new("Norrvik", null), new(Medium.SingleMode, "LC", 1000, 1));

        Assert.Equal(allocations, string.Join(" ", ServesWords.Read(text, 7, design).Select(a => $"{a.Element}={a.Quantity}")));
    }
}

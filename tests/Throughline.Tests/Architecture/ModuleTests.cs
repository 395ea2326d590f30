namespace Throughline.Tests.Architecture;

public class ModuleTests
{
    private const string Samples = "Throughline.Tests.Architecture.Samples";

    [Fact]
    public void A_module_uses_another_only_downwards_and_only_through_Published()
    {
        // decided: the dossier, the statistics and the exchange with other programs read every module
        var readers = new HashSet<string> { "Dossier", "Improvement", "Exchange" };
        var order = Program.Modules.Select(m => m.GetType().Namespace!.Split('.')[2]).ToList();

        var faults = new Boundaries("Throughline", order, readers).Faults(Code.TypesBeside(typeof(Program)));

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Prying_and_looking_up_are_found_and_politeness_is_not()
    {
        var types = Code.TypesBeside(typeof(ModuleTests)).Where(t => Code.NamespaceOf(t).StartsWith(Samples, StringComparison.Ordinal));

        var faults = new Boundaries(Samples, ["Lower", "Upper", "Reader"], new HashSet<string> { "Reader" }).Faults(types);

        Assert.Collection(faults,
            fault => Assert.StartsWith($"{Samples}.Kernel.Knows uses {Samples}.Modules.Lower.Published.Open: Kernel", fault),
            fault => Assert.StartsWith($"{Samples}.Modules.Lower.Things.LooksUp uses {Samples}.Modules.Upper.Published.Gate: Upper lies above", fault),
            fault => Assert.StartsWith($"{Samples}.Modules.Upper.Things.Pries uses {Samples}.Modules.Lower.Things.Hidden: only what is in", fault));
    }

    [Fact]
    public void The_dossier_writes_nothing()
    {
        var writes = Code.TypesBeside(typeof(Program))
            .Where(t => Code.NamespaceOf(t).StartsWith("Throughline.Modules.Dossier", StringComparison.Ordinal))
            .SelectMany(t => Code.Calls(t).Where(c => c.Name is "SaveChanges" or "SaveChangesAsync" or "ExecuteUpdateAsync" or "ExecuteDeleteAsync" or "ExecuteSqlRawAsync" or "ExecuteSqlAsync")
                .Select(c => $"{Code.Outermost(t).FullName} calls {c.Name}"));

        Assert.Empty(writes);
    }

    [Fact]
    public void The_kernel_has_fewer_than_twenty_files()
    {
        var files = Sources.Of("Kernel", ".cs");

        Assert.InRange(files.Count, 1, 19);
    }
}

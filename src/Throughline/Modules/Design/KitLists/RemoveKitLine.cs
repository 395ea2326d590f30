using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Takes a line out of the kit list; its number is not given again.</summary>
public sealed class RemoveKitLine(Workbench bench)
{
    public sealed record Input(string Network, int Line);

    public async Task<KitList> Run(Input input)
    {
        await bench.Open(input.Network);
        RuleException.ThrowIfAny(ChangeKitLine.ObstaclesToDirectChange(bench));
        bench.List.Remove(bench.List.Line(input.Line));
        await bench.Save($"line {input.Line} removed");
        return bench.List;
    }
}

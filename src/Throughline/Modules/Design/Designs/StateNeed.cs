using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Writes down what the design needs beside devices and lines: a routing feature, support, a licence.</summary>
public sealed class StateNeed(Workbench bench)
{
    public sealed record Input(string Network, NeedKind Kind, [property: AtMost(400), Words("What is needed")] string Words, [property: AtMost(60)] string? Label = null, [property: AtMost(400)] string? Covers = null);

    public async Task<DesignNeed> Run(Input input)
    {
        await bench.Open(input.Network);
        var need = bench.Design.Need(input.Kind, input.Words, input.Label);
        bench.Design.Cover(need, CoverWords.Numbers(input.Covers));
        await bench.Save($"{need.Label} added");
        return need;
    }
}

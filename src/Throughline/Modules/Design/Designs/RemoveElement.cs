using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.Designs;

/// <summary>Takes an element or a requirement out of the design; kit that served it is found by the checks.</summary>
public sealed class RemoveElement(Workbench bench)
{
    public sealed record Input(string Network, string Label);

    public async Task<NetworkDesign> Run(Input input)
    {
        await bench.Open(input.Network);
        bench.Design.Remove(input.Label);
        await bench.Save($"{input.Label} removed", new ElementRemoved(input.Label));
        return bench.Design;
    }
}

/// <summary>An element or a requirement left the design.</summary>
public sealed record ElementRemoved(string Label) : Happening
{
    public override string Sentence => $"{Label} taken out of the design.";
}

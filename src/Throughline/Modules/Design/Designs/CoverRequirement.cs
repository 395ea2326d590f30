using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Says which element of the design answers a requirement.</summary>
public sealed class CoverRequirement(Workbench bench)
{
    public sealed record Input(string Network, string Requirement, [property: AtMost(60)] string Element);

    public async Task<DesignElement> Run(Input input)
    {
        await bench.Open(input.Network);
        var element = bench.Design.Element(input.Element)
            ?? throw new RuleException("no-such-element", $"The design has no {input.Element}. Elements: {string.Join(", ", bench.Design.Elements.Select(e => e.Label).DefaultIfEmpty("none yet"))}.", "/element");
        bench.Design.Cover(element, CoverWords.Numbers(input.Requirement));
        await bench.Save($"{element.Label} covers {input.Requirement}");
        return element;
    }
}

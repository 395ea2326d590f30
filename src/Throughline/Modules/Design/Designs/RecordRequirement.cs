using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Writes down something that the customer needs.</summary>
public sealed class RecordRequirement(Workbench bench)
{
    public sealed record Input(string Network, [property: AtMost(1000), Words("What the customer needs")] string Text, [property: AtMost(200), Words("Who asked for it")] string? AskedBy = null);

    public async Task<Requirement> Run(Input input)
    {
        await bench.Open(input.Network);
        var requirement = bench.Design.Ask(input.Text, input.AskedBy ?? "");
        await bench.Save($"requirement {requirement.Label} added", new RequirementRecorded(requirement.Label, requirement.Text));
        return requirement;
    }
}

/// <summary>A requirement was written down.</summary>
public sealed record RequirementRecorded(string Label, string Text) : Happening
{
    public override string Sentence => $"Requirement {Label}: {Text}";
}

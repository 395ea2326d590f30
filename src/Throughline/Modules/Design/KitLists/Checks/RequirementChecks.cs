using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists.Checks;

/// <summary>Every requirement is answered by an element of the design or by kit that serves it directly.</summary>
static class RequirementChecks
{
    public const string Code = "requirement-open";

    public static IEnumerable<KitCheck> Run(KitFacts facts)
    {
        foreach (var requirement in facts.Design.Requirements.OrderBy(r => r.Number))
        {
            var answered = facts.Design.Elements.Any(e => e.Covers.Contains(requirement.Number)) || facts.List.Lines.Any(l => l.AllocatedTo(requirement.Label) > 0);
            yield return answered ? KitCheck.Pass(Code, requirement.Label, $"{requirement.Label} is covered")
                : new(Code, requirement.Label, "A requirement is not answered.", $"{requirement.Label}, “{Short(requirement.Text)}”, is covered by no element of the design. Say which node, link, handoff or need answers it.", false);
        }
    }

    static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";
}

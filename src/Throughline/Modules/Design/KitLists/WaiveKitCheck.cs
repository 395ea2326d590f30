using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Takes a failing check on oneself, with a reason; the accountable engineer alone can.</summary>
public sealed class WaiveKitCheck(Workbench bench, WhoMaySign signers, CurrentUser user)
{
    public sealed record Input(string Network, string Check, [property: AtMost(1000), Words("Why it is acceptable")] string Reason, [property: Words("Look again by")] LocalDate? LookAgainBy = null);

    public async Task<KitCheck> Run(Input input)
    {
        await bench.Open(input.Network);
        var check = bench.Facts.Review().Checks.FirstOrDefault(c => c.Key == input.Check && !c.Passed)
            ?? throw new RuleException("check-passes", $"The check {input.Check} does not fail; there is nothing to waive.", "/check");
        var signer = await signers.Of(bench.Network, $"a waiver of {check.Key}");
        if (!signer.MaySign) throw new RuleException("not-the-engineer", signer.Refusal);
        bench.List.Waive(check, input.Reason, signer.Id, bench.Now, input.LookAgainBy);
        await bench.Save($"{check.Key} waived", new CheckWaived(bench.List.Id, check.Key, check.Words, input.Reason, user.Name));
        return check;
    }
}

/// <summary>Somebody took a failing check on himself.</summary>
public sealed record CheckWaived(Guid KitListId, string Check, string Words, string Reason, string Name) : Happening
{
    public override string Sentence => $"Waived by {Name}: {Words} Because: {Reason}";
    public override Guid? Subject => KitListId;
    public override bool IsKey => true;
}

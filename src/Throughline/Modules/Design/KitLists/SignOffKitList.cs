using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>Signs the version of the kit list that stands there; moves a network in design on to kit signed.</summary>
public sealed class SignOffKitList(Workbench bench, WhoMaySign signers, SigningPower power, MovePhase move, ThroughlineDb db, CurrentUser user)
{
    public sealed record Input(string Network);

    public async Task<KitList> Run(Input input)
    {
        await bench.Open(input.Network);
        var (list, network) = (bench.List, bench.Network);
        list.SignOff(bench.Design, bench.Facts.Review(), await signers.Of(network, $"kit list version {list.Number}"), bench.Now);
        // a deputy's signature is countersigned by the accountable engineer within days
        await power.Sign(network.Id, $"Kit list version {list.Number}", $"/networks/{network.Reference}/kit-list", list.Id);
        db.Facts.Add(Fact.Of(new KitListSigned(list.Id, list.Number, list.Current.Hash!, user.Name, list.Lines.Count), network.Id, user.Id, bench.Now));
        if (network.Phase == Phase.Design) await move.To(Phase.KitSigned, network);
        await bench.Commit();
        return list;
    }
}

/// <summary>The accountable engineer signed a version of the kit list.</summary>
public sealed record KitListSigned(Guid KitListId, int Version, string Hash, string Name, int Lines) : Happening
{
    public override string Sentence => $"{Name} signed kit list v{Version}, {Lines} lines, hash {Hash[..8]}.";
    public override Guid? Subject => KitListId;
    public override bool IsKey => true;
}

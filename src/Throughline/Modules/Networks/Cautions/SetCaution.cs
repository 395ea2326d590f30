using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Cautions;

/// <summary>Says what nobody may touch on a network, and why: it stands first in the dossier.</summary>
public sealed class SetCaution(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: AtMost(500), Words("What not to touch")] string Text, [property: AtMost(1000)] string Why);

    public async Task<Caution> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var caution = new Caution(networkId, input.Text, input.Why, user.Id, clock.Now());
        db.Cautions.Add(caution);
        db.Facts.Add(Fact.Of(new CautionSet(caution.Id, caution.Text, caution.Why), networkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return caution;
    }
}

/// <summary>Lifts a caution: the thing may be touched again.</summary>
public sealed class LiftCaution(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, Guid Caution);

    public async Task<Caution> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var caution = await db.Cautions.SingleOrDefaultAsync(c => c.Id == input.Caution && c.NetworkId == networkId) ?? throw new NotFoundException("The caution");
        expected.Check(caution);
        caution.Lift(user.Id, clock.Now());
        db.Facts.Add(Fact.Of(new CautionLifted(caution.Id, caution.Text), networkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return caution;
    }
}

/// <summary>Something must not be touched.</summary>
public sealed record CautionSet(Guid CautionId, string Text, string Why) : Happening
{
    public override string Sentence => $"Do not touch: {Text}. {Why}";
    public override Guid? Subject => CautionId;
    public override bool IsKey => true;
}

/// <summary>A caution is over.</summary>
public sealed record CautionLifted(Guid CautionId, string Text) : Happening
{
    public override string Sentence => $"Caution lifted: {Text}.";
    public override Guid? Subject => CautionId;
}

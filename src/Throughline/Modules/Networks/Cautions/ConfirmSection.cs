using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Cautions;

/// <summary>Says that a section of the dossier is still true; name and day are kept.</summary>
public sealed class ConfirmSection(ThroughlineDb db, IEnumerable<IDossierScore> dossiers, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: AtMost(60)] string Section);

    public async Task<SectionConfirmation> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var sections = dossiers.SelectMany(d => d.Sections).ToList();
        if (!sections.Contains(input.Section))
            throw new RuleException("no-such-section", $"The dossier has no section “{input.Section}” that can be confirmed. There are: {string.Join(", ", sections)}.", "/section");
        var confirmation = new SectionConfirmation(networkId, input.Section, user.Id ?? throw new RuleException("nobody-asks", "Sign in to confirm a section."), clock.Now());
        db.SectionConfirmations.Add(confirmation);
        db.Facts.Add(Fact.Of(new SectionConfirmed(networkId, input.Section), networkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return confirmation;
    }
}

/// <summary>A section of the dossier is still true.</summary>
public sealed record SectionConfirmed(Guid NetworkId, string Section) : Happening
{
    public override string Sentence => $"Dossier, {Section.Replace('-', ' ')}: still true.";
    public override Guid? Subject => NetworkId;
}

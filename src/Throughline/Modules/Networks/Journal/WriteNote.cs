using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Journal;

/// <summary>Writes a note into the journal: private to our people, or shared with everybody who has a seat.</summary>
public sealed class WriteNote(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Reads"><c>Us</c>, or <c>Everyone</c>; a partner or customer always shares.</param>
    public sealed record Input(string Network, [property: AtMost(4000), Words("The note")] string Text, [property: Words("Who reads it")] Readers? Reads = null);

    public async Task<Fact> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        if (user.Side == PartyKind.Us && input.Reads is null)
            throw new RuleException("readers-missing", "Say who reads the note: our own people, or everybody with a seat on this network.", "/reads");
        var readers = user.Side == PartyKind.Us ? input.Reads!.Value : Readers.Everyone;
        var fact = Fact.Of(new NoteWritten(input.Text, readers), networkId, user.Id, clock.Now());
        db.Facts.Add(fact);
        await db.SaveChangesAsync();
        return fact;
    }
}

/// <summary>Somebody wrote a note on a network.</summary>
public sealed record NoteWritten(string Text, Readers ReadBy) : Happening
{
    public override string Sentence => Text;
    public override Readers Readers => ReadBy;
}

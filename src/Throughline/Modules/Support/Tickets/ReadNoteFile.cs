using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Hands out a file of a note to whoever reads the note.</summary>
public sealed class ReadNoteFile(ThroughlineDb db)
{
    public sealed record Input(string Ticket, Guid File);

    public async Task<Download> Run(Input input)
    {
        var file = await (
            from t in db.Tickets.AsNoTracking().Referred(input.Ticket)
            join f in db.NoteFiles on t.Id equals f.TicketId
            where f.Id == input.File
            select f).SingleOrDefaultAsync() ?? throw new NotFoundException("The file");
        // shown are pictures and plain text alone: nothing that a browser would run
        return new Download(file.Name, file.Type, file.Content) { IsShown = file.Type != NoteFile.Unknown };
    }
}

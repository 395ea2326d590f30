using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Support.Intake;

/// <summary>Opens tickets as they come in, many at the same moment written together; each is answered when it is on the disk.</summary>
public sealed class TicketIntake(ThroughlineDb db, IntakeQueue queue, OpenTicket open, AddNote notes, CurrentUser user)
{
    public async Task<Ticket> Open(OpenTicket.Input input)
    {
        var files = input.Files ?? [];
        RuleException.ThrowIfAny([.. NoteFile.ObstaclesToKeep(files)]);
        // a trial does not reach into the queue
        var ticket = Trial.IsRunning ? await open.Run(input) : await queue.Open(new OpenTicket.Wish(input, user, db.Keys));
        if (files.Count > 0) await notes.Run(new(ticket.Reference, "Came with the report.", Files: files));
        return ticket;
    }
}

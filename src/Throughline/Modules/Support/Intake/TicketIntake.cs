using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Support.Intake;

/// <summary>Opens tickets as they come in, many at the same moment written together; each is answered when it is on the disk.</summary>
public sealed class TicketIntake(IntakeQueue queue, CurrentUser user)
{
    public Task<Ticket> Open(OpenTicket.Input input) => queue.Open(new OpenTicket.Wish(input, user));
}

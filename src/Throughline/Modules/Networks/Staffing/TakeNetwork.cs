using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Staffing;

/// <summary>An engineer takes a network that nobody holds: accountable from that instant, and in presales. First term, then phase: the database refuses the other order.</summary>
public sealed class TakeNetwork(ThroughlineDb db, PassAccountability pass, MovePhase move, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public Task<Network> Run(Input input) =>
        Run(input.Network, user.Id ?? throw new RuleException("nobody-asks", "Sign in to take a network."));

    /// <param name="engineerId">Who takes it: the asker, or whom a manager names.</param>
    internal async Task<Network> Run(string reference, Guid engineerId, Instant? from = null, string note = "")
    {
        var network = await db.Networks.One(reference);
        await db.InTransaction(async () =>
        {
            var request = await db.StaffingRequests.Include(r => r.Proposals).FirstOrDefaultAsync(r => r.NetworkId == network.Id && r.AnsweredAt == null);
            var chosen = request?.Proposals.FirstOrDefault(p => p.EngineerId == engineerId);
            var why = note.Length > 0 ? note : chosen is null ? "" : $"Chosen from {request!.Proposals.Count}: {string.Join("; ", chosen.Reasons)}.";
            await pass.To(network, engineerId, seen: null, TermReason.Initial, why, from);
            request?.Answer(engineerId, clock.Now());
            if (network.Phase == Phase.Lead) await move.To(Phase.Presales, network);
            await db.SaveChangesAsync();
        });
        return network;
    }
}

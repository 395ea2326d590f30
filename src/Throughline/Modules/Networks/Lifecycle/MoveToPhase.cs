using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Lifecycle;

/// <summary>Moves a network to a phase, or closes it as lost, withdrawn or retired; every gate is asked.</summary>
public sealed class MoveToPhase(ThroughlineDb db, MovePhase move, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, Phase Phase, [property: AtMost(1000), Words("Why")] string? Reason = null);

    public async Task<Network> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var ends = input.Phase is Phase.Lost or Phase.Withdrawn or Phase.Retired;
        if (input.Phase is Phase.Lost or Phase.Withdrawn && string.IsNullOrWhiteSpace(input.Reason))
            throw new RuleException("reason-missing", $"Say why {network.Reference} is {input.Phase.Word().ToLowerInvariant()}: the next offer learns from it.", "/reason");

        await db.InTransaction(async () =>
        {
            await move.To(input.Phase, network);
            if (ends)
            {
                network.NobodyAnswers();
                if (input.Reason is not null) db.Facts.Add(Fact.Of(new NetworkClosed(network.Id, input.Phase, input.Reason), network.Id, user.Id, clock.Now()));
            }
            await db.SaveChangesAsync();
            // after the phase: the database lets the last term end only on a network that needs nobody
            if (!ends || await db.AccountabilityTerms.AsNoTracking().Where(t => t.NetworkId == network.Id && t.Until == null).Select(t => (Instant?)t.From).SingleOrDefaultAsync() is not { } from) return;
            var now = Instant.Max(clock.Now(), from + Duration.FromTicks(10));
            await db.AccountabilityTerms.Where(t => t.NetworkId == network.Id && t.Until == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.Until, now));
        });
        return network;
    }
}

/// <summary>A network came to its end, and why.</summary>
public sealed record NetworkClosed(Guid NetworkId, Phase Phase, string Reason) : Happening
{
    public override string Sentence => $"{Phase.Word()}: {Reason}";
    public override Guid? Subject => NetworkId;
}

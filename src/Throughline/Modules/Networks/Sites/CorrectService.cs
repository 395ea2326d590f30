using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Writes down what is learnt of a service after it was added: the provider's number for it above all, which comes with the circuit. What it costs changes by a change order.</summary>
public sealed class CorrectService(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network, string Service,
        [property: AtMost(500), Words("What it joins")] string? Description = null,
        [property: AtMost(100), Words("Provider's circuit number")] string? CircuitId = null,
        [property: Between(0, 10_000_000_000), Words("Committed rate")] long? CommittedKbps = null,
        [property: AtMost(1000), Words("How to report a fault")] string? HowToReport = null);

    public async Task<(Network Network, Service Service)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var service = network.Services.FirstOrDefault(s => s.Reference.Equals(input.Service, StringComparison.OrdinalIgnoreCase) || s.Id == Ids.Of(input.Service)) ?? throw new NotFoundException($"Service {input.Service}");
        if (network.Correct(service, input.Description, input.CircuitId, input.CommittedKbps, input.HowToReport) is not { Length: > 0 } what)
            throw new RuleException("nothing-changed", $"{service.Reference} says all this already. Change something, or go back.");
        db.Facts.Add(Fact.Of(new ServiceCorrected(service.Id, service.Reference, what), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (network, service);
    }
}

/// <summary>What is known of a service was corrected.</summary>
public sealed record ServiceCorrected(Guid ServiceId, string Reference, string What) : Happening
{
    public override string Sentence => $"Service {Reference}: {What}.";
    public override Guid? Subject => ServiceId;
    public override Readers Readers => Readers.Everyone;
}

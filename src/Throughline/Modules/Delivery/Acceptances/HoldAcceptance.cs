using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>Mends what was rejected, lets the test stand still while the customer cannot test, lets it go on, and gives the signatory the link again.</summary>
public sealed class HoldAcceptance(ThroughlineDb db, MovePhase phases, ISendDocuments mail, PublicAddress address, CurrentUser user, IClock clock)
{
    public sealed record FixInput(string Network);
    public sealed record SuspendInput(string Network, [property: AtMost(500), Words("Why it stands still")] string Why);
    public sealed record ResumeInput(string Network, [property: Between(1, 60), Words("Test days that are left")] int Days = 5);

    /// <summary>Back to implementing; when it is mended it is declared ready again.</summary>
    public Task<Acceptance> Fix(FixInput input) => Change(input.Network, async (acceptance, network) =>
    {
        acceptance.Fix();
        if (network.Phase == Phase.ReadyForUse) await phases.To(Phase.Implementing, network);
        return "Defects are being mended.";
    });

    public Task<Acceptance> Suspend(SuspendInput input) => Change(input.Network, (acceptance, _) =>
    {
        acceptance.Suspend(input.Why, clock.Now());
        return Task.FromResult($"The test stands still: {input.Why}");
    });

    public async Task<(Acceptance Acceptance, string Link)> Resume(ResumeInput input)
    {
        var href = "";
        var acceptance = await Change(input.Network, async (acceptance, network) =>
        {
            var calendar = await db.CustomerCalendar(network, clock.Now());
            var endsOn = calendar.AddWorkingDays(clock.Now().InZone(calendar.Zone).Date, input.Days)!.Value;
            acceptance.Resume(calendar.Zone.AtLeniently(endsOn + new LocalTime(17, 0)).ToInstant(), endsOn);
            db.DueWork.Add(DeemAcceptance.At(acceptance));
            var (link, token) = SignedLink.For(LinkPurpose.Accept, network.Id, acceptance.Id, acceptance.SignatoryId, clock.Now(), acceptance.TestEndsAt);
            db.SignedLinks.Add(link);
            href = address.Of($"/accept/{token}");
            return $"The test goes on until {DayWords.Short(endsOn)}.";
        });
        return (acceptance, href);
    }

    /// <summary>Another link for the signatory, who lost the first; that one stays good.</summary>
    /// <exception cref="RuleException">There is nothing to accept now.</exception>
    public async Task<(string Link, bool Mailed)> LinkAgain(FixInput input)
    {
        var network = await db.Networks.One(input.Network);
        var acceptance = await db.Acceptances.Latest(network.Id);
        if (acceptance.State != AcceptanceState.CustomerTesting) throw new RuleException("not-testing", $"There is nothing to accept now: {network.Reference} is not in the customer's test. Hand it over first.");
        var (link, token) = SignedLink.For(LinkPurpose.Accept, network.Id, acceptance.Id, acceptance.SignatoryId, clock.Now(), acceptance.TestEndsAt);
        db.SignedLinks.Add(link);
        var href = address.Of($"/accept/{token}");
        var signatory = await db.People.AsNoTracking().SingleAsync(p => p.Id == acceptance.SignatoryId);
        if (signatory.Email is { } email)
            mail.Queue(new OutgoingLetter(email, signatory.Name, $"{network.Name}: your test ends {DayWords.Long(acceptance.TestEndsOn)}", $"Dear {signatory.Name},\n\nAccept {network.Name}, or tell us what is wrong, until {DayWords.Long(acceptance.TestEndsOn)}, 17:00:\n{href}\n\n{user.Name}"), $"accept:{link.Id}");
        db.Facts.Add(Fact.Of(new AcceptanceHeld(acceptance.Id, acceptance.State, $"{signatory.Name} gets the link to accept again."), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (href, signatory.Email is not null && mail.IsOn);
    }

    async Task<Acceptance> Change(string reference, Func<Acceptance, Network, Task<string>> change)
    {
        var network = await db.Networks.One(reference);
        var acceptance = await db.Acceptances.Latest(network.Id);
        var said = await change(acceptance, network);
        db.Facts.Add(Fact.Of(new AcceptanceHeld(acceptance.Id, acceptance.State, said), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return acceptance;
    }
}

/// <summary>An acceptance stands still, goes on, or its defects are mended.</summary>
public sealed record AcceptanceHeld(Guid AcceptanceId, AcceptanceState State, string What) : Happening
{
    public override string Sentence => What;
    public override Guid? Subject => AcceptanceId;
    public override Readers Readers => Readers.Everyone;
}

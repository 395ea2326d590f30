using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>The customer accepts the service or rejects it with defects: by the link that came in a letter, or signed in.</summary>
public sealed class DecideAcceptance(ThroughlineDb db, OpenLink links, CommenceService commence, CurrentUser user, IClock clock)
{
    public sealed record TokenInput(string Token, [property: AtMost(200), Words("Your name")] string Name, [property: AtMost(200), Words("Your role")] string Role, string Hash);
    public sealed record TokenRejectInput(string Token, [property: AtMost(200), Words("Your name")] string Name, [property: AtMost(200), Words("Your role")] string Role, [property: AtMost(4000), Words("What is wrong")] string Defects, string Hash);
    public sealed record Input(string Network, [property: AtMost(200), Words("Your role")] string Role, string Hash);
    public sealed record RejectInput(string Network, [property: AtMost(200), Words("Your role")] string Role, [property: AtMost(4000), Words("What is wrong")] string Defects, string Hash);

    public async Task<Acceptance> Accept(TokenInput input)
    {
        var (acceptance, link) = await ByLink(input.Token, input.Name);
        await Sign(acceptance, input.Name, input.Role, input.Hash);
        link.Use(clock.Now());
        await db.SaveChangesAsync();
        return acceptance;
    }

    public async Task<Acceptance> Reject(TokenRejectInput input)
    {
        var (acceptance, link) = await ByLink(input.Token, input.Name);
        await Refuse(acceptance, input.Name, input.Role, input.Defects, input.Hash);
        link.Use(clock.Now());
        await db.SaveChangesAsync();
        return acceptance;
    }

    public async Task<Acceptance> Accept(Input input)
    {
        var acceptance = await db.Acceptances.Latest(await db.Networks.IdOf(input.Network));
        await Sign(acceptance, user.Name, input.Role, input.Hash);
        await db.SaveChangesAsync();
        return acceptance;
    }

    public async Task<Acceptance> Reject(RejectInput input)
    {
        var acceptance = await db.Acceptances.Latest(await db.Networks.IdOf(input.Network));
        await Refuse(acceptance, user.Name, input.Role, input.Defects, input.Hash);
        await db.SaveChangesAsync();
        return acceptance;
    }

    async Task<(Acceptance, SignedLink)> ByLink(string token, string name)
    {
        var holder = await links.For(token, LinkPurpose.Accept);
        var acceptance = await db.Acceptances.SingleAsync(a => a.Id == holder.Link.SubjectId);
        if (acceptance.IsDone) return (acceptance, holder.Link); // the answer says when and by whom
        var obstacles = new List<Obstacle>();
        if (holder.IsExpired) obstacles.Add(new("link-expired", "This link has ended. If the test still runs, ask your accountable engineer for a new one."));
        if (holder.Intruder is { } other) obstacles.Add(new("wrong-person", $"This link was made for {holder.Name}, and {other} is signed in here. Only {holder.Name} may sign."));
        else if (!SameName(name, holder.Name)) obstacles.Add(new("wrong-person", $"This link was made for {holder.Name}; “{name}” cannot sign with it. If somebody else signs for your company now, tell us and we send them a link.", "/name"));
        RuleException.ThrowIfAny(obstacles);
        return (acceptance, holder.Link);
    }

    async Task Sign(Acceptance acceptance, string name, string role, string hash)
    {
        var (network, zone, signatory) = await Around(acceptance);
        var now = clock.Now();
        acceptance.Accept(user.Id ?? Guid.Empty, name, role, hash, signatory, zone, now);
        db.Facts.Add(Fact.Of(new ServiceAccepted(acceptance.Id, name, role, acceptance.ContentHash), network.Id, user.Id, now));
        await commence.Of(network, acceptance, zone);
    }

    async Task Refuse(Acceptance acceptance, string name, string role, string defects, string hash)
    {
        var (network, zone, signatory) = await Around(acceptance);
        acceptance.Reject(user.Id ?? Guid.Empty, name, role, defects, hash, signatory, zone, clock.Now());
        db.Facts.Add(Fact.Of(new ServiceRejected(acceptance.Id, name, role, defects), network.Id, user.Id, clock.Now()));
    }

    async Task<(Network Network, DateTimeZone Zone, string? Signatory)> Around(Acceptance acceptance)
    {
        var network = await db.Networks.One(acceptance.NetworkId.ToString());
        return (network, (await db.CustomerCalendar(network, clock.Now())).Zone, await db.People.Where(p => p.Id == acceptance.SignatoryId).Select(p => p.Name).SingleOrDefaultAsync());
    }

    static bool SameName(string typed, string known) => string.Equals(string.Join(' ', typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)), known, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The customer signed for the service.</summary>
public sealed record ServiceAccepted(Guid AcceptanceId, string Name, string Role, string Hash) : Happening
{
    public override string Sentence => $"Accepted by {Name}, {Role} (signed {Hash[..8]}).";
    public override Guid? Subject => AcceptanceId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}

/// <summary>The customer found defects.</summary>
public sealed record ServiceRejected(Guid AcceptanceId, string Name, string Role, string Defects) : Happening
{
    public override string Sentence => $"Rejected by {Name}, {Role}: {Defects}";
    public override Guid? Subject => AcceptanceId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}

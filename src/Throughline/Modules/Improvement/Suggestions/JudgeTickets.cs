using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Keeps what a person said of two tickets: one judgement for each pair, every change of it in the journal.</summary>
public sealed class JudgeTickets(ThroughlineDb db, CurrentUser user)
{
    /// <summary>The two tickets of an act, tracked.</summary>
    public async Task<(Ticket One, Ticket Other)> Pair(string ticket, string other)
    {
        var one = await db.Tickets.Referred(ticket).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {ticket}");
        var two = await db.Tickets.Referred(other).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {other}");
        if (one.Id == two.Id) throw new RuleException("same-ticket", $"{one.Reference} is itself. Name another ticket.", "/other");
        return (one, two);
    }

    /// <summary>Writes the judgement; false when it stood so already. The caller saves.</summary>
    public async Task<bool> Say(Ticket one, Ticket other, LinkVerdict verdict, Instant now)
    {
        var (later, earlier) = one.Number > other.Number ? (one.Id, other.Id) : (other.Id, one.Id);
        var link = await db.TicketLinks.SingleOrDefaultAsync(l => l.LaterId == later && l.EarlierId == earlier);
        if (link?.Verdict == verdict) return false;
        if (link is null) db.TicketLinks.Add(new TicketLink(one, other, verdict, user.Id, now));
        else link.Judge(verdict, user.Id, now);
        return true;
    }

    /// <summary>All tickets that people said are one issue with this one, or merged, itself among them.</summary>
    public async Task<HashSet<Guid>> IssueOf(Guid ticket)
    {
        var issue = new HashSet<Guid> { ticket };
        List<Guid> edge = [ticket];
        while (edge.Count > 0 && issue.Count < MostInIssue)
        {
            edge = [.. (await ConfirmedLinks.Of(db, edge)).Values.SelectMany(l => new[] { l.LaterId, l.EarlierId }).Where(issue.Add)];
        }
        return issue;
    }

    const int MostInIssue = 5000;
}

/// <summary>Says that two tickets are the same issue. The problem that one of them belongs to is then the problem of both; the third within 90 days proposes one.</summary>
public sealed class LinkTickets(ThroughlineDb db, JudgeTickets judge, RaiseCandidate raise, CurrentUser user, IClock clock)
{
    public sealed record Input(string Ticket, string Other);

    public async Task<Ticket> Run(Input input)
    {
        var (one, other) = await judge.Pair(input.Ticket, input.Other);
        if (one.ErasedAt is not null || other.ErasedAt is not null)
            throw new RuleException("erased", $"The text of {(one.ErasedAt is null ? other : one).Reference} was erased, so nobody can say whether it is the same. Choose another ticket.", "/other");
        var now = clock.Now();
        if (!await judge.Say(one, other, LinkVerdict.Same, now)) return one;
        db.Facts.Add(Fact.Of(new TicketsLinked(one.Id, one.Reference, other.Id, other.Reference), one.NetworkId, user.Id, now));
        var issue = await judge.IssueOf(one.Id);
        issue.UnionWith(await judge.IssueOf(other.Id));
        await raise.Linked(one, issue, now);
        await db.SaveChangesAsync();
        return one;
    }
}

/// <summary>Says that two tickets are not the same issue: neither is suggested for the other again, and a link between them is taken back.</summary>
public sealed class RefuseTickets(ThroughlineDb db, JudgeTickets judge, CurrentUser user, IClock clock)
{
    public sealed record Input(string Ticket, string Other);

    public async Task<Ticket> Run(Input input)
    {
        var (one, other) = await judge.Pair(input.Ticket, input.Other);
        var now = clock.Now();
        if (!await judge.Say(one, other, LinkVerdict.NotSame, now)) return one;
        db.Facts.Add(Fact.Of(new TicketsRefused(one.Id, one.Reference, other.Id, other.Reference), one.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return one;
    }
}

/// <summary>A person said that two tickets are the same issue.</summary>
public sealed record TicketsLinked(Guid TicketId, string Reference, Guid OtherId, string Other) : Happening
{
    public override string Sentence => $"{Reference} is the same issue as {Other}.";
    public override Guid? Subject => TicketId;
}

/// <summary>A person said that two tickets are not the same issue.</summary>
public sealed record TicketsRefused(Guid TicketId, string Reference, Guid OtherId, string Other) : Happening
{
    public override string Sentence => $"{Reference} is not the same issue as {Other}.";
    public override Guid? Subject => TicketId;
}

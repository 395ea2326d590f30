using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>Raises a candidate when a fault came for the third time in 90 days, or joins the fault to the problem that its likes belong to. A person confirms; nothing is confirmed by itself.</summary>
public sealed class RaiseCandidate(ThroughlineDb db, FindLikeFaults like, Numbers numbers) : IWhenTicketResolved
{
    public async Task Resolved(Ticket ticket, Instant now)
    {
        if (ticket.Kind != TicketKind.Incident) return;
        var (others, _) = await like.LikeTo(FaultSignature.Of(ticket), ticket.OpenedAt);
        var problem = await like.ProblemOf([ticket.Id, .. others.Select(o => o.Id)]).Include(p => p.Tickets).FirstOrDefaultAsync();
        if (problem is null && others.Count + 1 < FaultSignature.Many) return;
        if (problem is null)
        {
            var what = ticket.Component ?? ticket.Cause?.Word() ?? "Fault";
            problem = new Problem(await numbers.Next("PR"), $"{what}: {ticket.Title}" is { Length: <= 200 } title ? title : $"{what}: {ticket.Title}"[..200], ticket.NetworkId, ticket.Component, now);
            db.Problems.Add(problem);
            db.Facts.Add(Fact.Of(new ProblemRaised(problem.Id, problem.Reference, others.Count + 1, what), ticket.NetworkId, null, now));
            // the link stands on the problem: an older ticket that somebody changes at this moment must not stop this one from being resolved
            foreach (var other in others) problem.Link(other.Id, now);
        }
        problem.Link(ticket.Id, now);
        problem.CameAgain();
        ticket.BelongsTo(problem.Reference);
        // a rule did it and no person: the journal says so
        db.Facts.Add(Fact.Of(new TicketJoinedProblem(ticket.Id, ticket.Reference, problem.Reference, problem.Title), ticket.NetworkId, null, now));
    }

    /// <summary>A person said which tickets are one issue: they join the problem that one of them belongs to; where there is none, the third in 90 days proposes one.</summary>
    public async Task Linked(Ticket ticket, IReadOnlyCollection<Guid> issue, Instant now)
    {
        var ids = issue.ToList();
        var problem = await like.ProblemOf(ids).Include(p => p.Tickets).FirstOrDefaultAsync();
        if (problem is null)
        {
            var times = await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.OpenedAt).Select(t => t.OpenedAt).ToListAsync();
            if (!Enumerable.Range(0, Math.Max(0, times.Count - FaultSignature.Many + 1)).Any(i => times[i + FaultSignature.Many - 1] - times[i] <= Duration.FromDays(FaultSignature.Days))) return;
            problem = new Problem(await numbers.Next("PR"), ticket.Title, ticket.NetworkId, ticket.Component, now);
            db.Problems.Add(problem);
            db.Facts.Add(Fact.Of(new ProblemRaised(problem.Id, problem.Reference, times.Count, ticket.Title), ticket.NetworkId, null, now));
        }
        foreach (var id in ids) problem.Link(id, now);
        problem.CameAgain();
        if (ticket.ProblemReference is null) ticket.BelongsTo(problem.Reference);
    }
}

/// <summary>A fault came back often enough to be a problem of its own.</summary>
public sealed record ProblemRaised(Guid ProblemId, string Reference, int Faults, string What) : Happening
{
    public override string Sentence => $"{Reference} proposed: {What}, {Faults} like faults in {FaultSignature.Days} days.";
    public override Guid? Subject => ProblemId;
    public override bool IsKey => true;
}

/// <summary>A problem moved on.</summary>
public sealed record ProblemMoved(Guid ProblemId, string Reference, ProblemState To, string? Why) : Happening
{
    public override string Sentence => $"{Reference} is {Problem.Word(To)}{(Why is null ? "" : $": {Why}")}.";
    public override Guid? Subject => ProblemId;
    public override bool IsKey => To is ProblemState.RootCause or ProblemState.Eliminated;
}

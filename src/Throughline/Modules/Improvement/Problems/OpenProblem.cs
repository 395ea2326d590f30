using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>Opens a problem for a ticket and all that people said are the same issue, or joins them to one that is there. Who opens it owns it.</summary>
public sealed class OpenProblem(ThroughlineDb db, JudgeTickets judge, Numbers numbers, CurrentUser user, IClock clock)
{
    /// <param name="Problem">PR-…: joins the ticket to this problem. Without it a new one is opened.</param>
    /// <param name="Title">What the problem is; needed for a new one.</param>
    public sealed record Input(string Ticket, [property: AtMost(200), Words("What the problem is")] string? Title = null, [property: AtMost(20), Words("The problem that is there")] string? Problem = null);

    public async Task<Problem> Run(Input input)
    {
        var ticket = await db.Tickets.Referred(input.Ticket).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {input.Ticket}");
        if (string.IsNullOrWhiteSpace(input.Title) && string.IsNullOrWhiteSpace(input.Problem))
            throw new RuleException("title-missing", "Say what the problem is, or name one that is there, like PR-12.", "/title");
        var issue = (await judge.IssueOf(ticket.Id)).ToList();
        var tickets = await db.Tickets.Where(t => issue.Contains(t.Id)).OrderBy(t => t.Number).ToListAsync();
        if (string.IsNullOrWhiteSpace(input.Problem)) return await For(tickets, input.Title!, ticket);
        var problem = await Known(input.Problem);
        return await Join(problem, tickets, ticket, clock.Now());
    }

    /// <summary>A new problem for these tickets.</summary>
    /// <param name="asked">The ticket that the person looked at; null for all alike.</param>
    public async Task<Problem> For(IReadOnlyList<Ticket> tickets, string title, Ticket? asked = null)
    {
        var now = clock.Now();
        return await Join(await Fresh(asked ?? tickets[0], title, tickets.Count, now), tickets, asked, now);
    }

    async Task<Problem> Join(Problem problem, IReadOnlyList<Ticket> tickets, Ticket? asked, Instant now)
    {
        foreach (var ticket in tickets)
        {
            problem.Link(ticket.Id, now);
            if (ticket.Id == asked?.Id || ticket.ProblemReference is null) ticket.BelongsTo(problem.Reference);
            if (asked is null || ticket.Id == asked.Id) db.Facts.Add(Fact.Of(new TicketJoinedProblem(ticket.Id, ticket.Reference, problem.Reference, problem.Title), ticket.NetworkId, user.Id, now));
        }
        await db.SaveChangesAsync();
        return problem;
    }

    async Task<Problem> Fresh(Ticket ticket, string title, int tickets, Instant now)
    {
        var problem = new Problem(await numbers.Next("PR"), title, ticket.NetworkId, ticket.Component, now);
        db.Problems.Add(problem);
        db.Facts.Add(Fact.Of(new ProblemRaised(problem.Id, problem.Reference, tickets, title), ticket.NetworkId, user.Id, now));
        problem.Confirm(user.Id ?? throw new RuleException("nobody-asks", "Sign in to open a problem."), title, now);
        db.Facts.Add(Fact.Of(new ProblemMoved(problem.Id, problem.Reference, problem.State, title), ticket.NetworkId, user.Id, now));
        return problem;
    }

    async Task<Problem> Known(string reference)
    {
        var problem = await db.Problems.Include(p => p.Tickets).Referred(reference.Trim()).SingleOrDefaultAsync()
            ?? throw new RuleException("unknown-problem", $"There is no problem {reference}. See the list of problems, or leave it empty and give a title to open one.", "/problem");
        if (problem.State == ProblemState.Dismissed) throw new RuleException("dismissed", $"{problem.Reference} was dismissed. Open a new problem.", "/problem");
        problem.CameAgain();
        return problem;
    }
}

/// <summary>A person said which problem a ticket belongs to.</summary>
public sealed record TicketJoinedProblem(Guid TicketId, string Reference, string Problem, string Title) : Happening
{
    public override string Sentence => $"{Reference} belongs to {Problem}: {Title}.";
    public override Guid? Subject => TicketId;
}

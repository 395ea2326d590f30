using Throughline.Web;

namespace Throughline.Modules.Improvement.Problems;

/// <summary>Finds problems by the number people use or by id.</summary>
public static class ProblemReferences
{
    public static async Task<Problem> One(this IQueryable<Problem> problems, string reference) =>
        await problems.Include(p => p.Tickets).Referred(reference).SingleOrDefaultAsync() ?? throw new NotFoundException($"Problem {reference}");
}

/// <summary>Confirms a candidate: whoever does owns it from now on, under a title of its own.</summary>
public sealed class ConfirmProblem(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Problem, [property: AtMost(200)] string Title);

    public async Task<Problem> Run(Input input)
    {
        var problem = await db.Problems.One(input.Problem);
        expected.Check(problem);
        var now = clock.Now();
        problem.Confirm(user.Id ?? throw new RuleException("nobody-asks", "Sign in to confirm a problem."), input.Title, now);
        db.Facts.Add(Fact.Of(new ProblemMoved(problem.Id, problem.Reference, problem.State, input.Title), problem.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return problem;
    }
}

/// <summary>Publishes a known error: the cause, and what helps until it is mended.</summary>
public sealed class PublishKnownError(ThroughlineDb db, Numbers numbers, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Problem, Origin Origin, [property: AtMost(2000)] string Cause, [property: AtMost(2000)] string Workaround);

    public async Task<Problem> Run(Input input)
    {
        var problem = await db.Problems.One(input.Problem);
        expected.Check(problem);
        var now = clock.Now();
        problem.KnowsItsCause(input.Origin, input.Cause, input.Workaround, problem.KnownErrorNumber ?? await numbers.Next("KE"));
        db.Facts.Add(Fact.Of(new ProblemMoved(problem.Id, problem.Reference, problem.State, $"{problem.KnownError}, {input.Cause}"), problem.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return problem;
    }
}

/// <summary>Moves a problem on: fix planned, deployed, watched, eliminated, accepted or dismissed.</summary>
public sealed class MoveProblem(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Problem, ProblemState State, [property: AtMost(1000)] string? Why = null);

    public async Task<Problem> Run(Input input)
    {
        var problem = await db.Problems.One(input.Problem);
        expected.Check(problem);
        if (input.State is ProblemState.Accepted or ProblemState.Dismissed && string.IsNullOrWhiteSpace(input.Why))
            throw new RuleException("why-missing", $"Say why {problem.Reference} is {Problem.Word(input.State)}: somebody will ask.", "/why");
        var now = clock.Now();
        problem.MoveTo(input.State);
        db.Facts.Add(Fact.Of(new ProblemMoved(problem.Id, problem.Reference, problem.State, input.Why), problem.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return problem;
    }
}

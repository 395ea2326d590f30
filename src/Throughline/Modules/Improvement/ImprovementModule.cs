using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Finding;
using Throughline.Modules.Improvement.Learning;
using Throughline.Modules.Improvement.Nights;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Improvement.Recurrences;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;
using Problem = Throughline.Modules.Improvement.Problems.Problem;

namespace Throughline.Modules.Improvement;

/// <summary>What keeps coming back: similarity, problems, satisfaction and cost.</summary>
public sealed class ImprovementModule : Module
{
    public override void Services(IServiceCollection services) => services
        .AddSingleton(s => TierRates.Of(s.GetRequiredService<IConfiguration>()))
        .AddScoped<FindLikeFaults>().AddScoped<IFindLikeFaults>(s => s.GetRequiredService<FindLikeFaults>()).AddScoped<RaiseCandidate>().AddScoped<IWhenTicketResolved>(s => s.GetRequiredService<RaiseCandidate>())
        .AddScoped<ConfirmProblem>().AddScoped<PublishKnownError>().AddScoped<MoveProblem>().AddScoped<ReadProblems>()
        .AddScoped<INetworkOpenItems, ProblemItems>()
        .AddSingleton<DeskIndex>().AddHostedService<FollowTickets>().AddScoped<FindSimilar>().AddScoped<IFindSimilarTickets>(s => s.GetRequiredService<FindSimilar>()).AddScoped<AskSimilar>()
        .AddScoped<IFindTicketsByWords, FindTicketsByWords>()
        .AddScoped<JudgeTickets>().AddScoped<LinkTickets>().AddScoped<RefuseTickets>().AddScoped<OpenProblem>()
        .AddScoped<ReadDesk>().AddScoped<LearnFromLinks>().AddScoped<SpentOnTickets>().AddScoped<CostOfTickets>().AddScoped<LookThroughHistory>().AddScoped<MeasureRecurrence>().AddScoped<PlanNight>().AddScoped<IDoDueWork, BeginNight>()
        .AddSingleton<NightShift>().AddHostedService(s => s.GetRequiredService<NightShift>())
        .AddScoped<ReadRecurrences>().AddScoped<SplitRecurrence>().AddScoped<MergeRecurrences>().AddScoped<NameRecurrence>().AddScoped<IEraseWords, EraseFromImprovement>().AddScoped<OpenProblemOfRecurrence>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadProblems, ReadProblems.Input, ProblemsModel, ProblemsPage>("/problems", Roles.Technical, (read, input) => read.Run(input));
        app.MapView<ReadProblems, ReadProblems.OneInput, ProblemModel, ProblemPage>("/problems/{problem}", Roles.Technical, (read, input) => read.One(input));
        app.MapView<ReadRecurrences, ReadRecurrences.Input, RecurrencesModel, RecurrencesPage>("/improvement", Roles.Staff, (read, input) => read.Run(input));
        app.MapView<ReadRecurrences, ReadRecurrences.OneInput, RecurrenceModel, RecurrencePage>("/improvement/{issue}", Roles.Staff, (read, input) => read.One(input));
        app.MapAct("/improvement/look", Roles.Technical, (NightShift shift, Nothing _) =>
        {
            shift.Begin();
            return Task.FromResult(Answer.Done("/improvement", new { begun = true }, "The history is being looked through. Load this page again in a moment"));
        });
        app.MapAct("/improvement/{issue}/split", Roles.Technical, async (SplitRecurrence verb, SplitRecurrence.Input input) => Found(await verb.Run(input), $"{input.Tickets.Count} taken out"));
        app.MapAct("/improvement/{issue}/merge", Roles.Technical, async (MergeRecurrences verb, MergeRecurrences.Input input) => Found(await verb.Run(input), $"{input.Other} is part of it"));
        app.MapAct("/improvement/{issue}/name", Roles.Technical, async (NameRecurrence verb, NameRecurrence.Input input) => Found(await verb.Run(input), "named"));
        app.MapAct("/improvement/{issue}/problem", Roles.Technical, async (OpenProblemOfRecurrence verb, OpenProblemOfRecurrence.Input input) => Moved(await verb.Run(input)));
        app.MapRead<FindSimilar, FindSimilar.Input, SimilarTickets>("/tickets/{ticket}/similar", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAsk<AskSimilar, AskSimilar.Input, SimilarTickets, SimilarPart>("/tickets/similar", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct("/tickets/{ticket}/similar/{other}/link", Roles.Technical, async (LinkTickets verb, LinkTickets.Input input) => Judged(await verb.Run(input), $"is the same issue as {input.Other}"));
        app.MapAct("/tickets/{ticket}/similar/{other}/refuse", Roles.Technical, async (RefuseTickets verb, RefuseTickets.Input input) => Judged(await verb.Run(input), $"is not the same issue as {input.Other}"));
        app.MapAct("/tickets/{ticket}/problem", Roles.Technical, async (OpenProblem verb, OpenProblem.Input input) =>
        {
            var problem = await verb.Run(input);
            return Answer.New($"/tickets/{input.Ticket}", new { problem.Reference, problem.Version, problem.State }, $"{input.Ticket} belongs to {problem.Reference}");
        });
        app.MapAct("/problems/{problem}/confirm", Roles.Technical, async (ConfirmProblem verb, ConfirmProblem.Input input) => Moved(await verb.Run(input)));
        app.MapAct("/problems/{problem}/known-error", Roles.Technical, async (PublishKnownError verb, PublishKnownError.Input input) => Moved(await verb.Run(input)));
        app.MapAct("/problems/{problem}/state", Roles.Technical, async (MoveProblem verb, MoveProblem.Input input) => Moved(await verb.Run(input)));
    }

    static Done<RecurrenceNow> Found(Recurrence issue, string said) =>
        Answer.Done($"/improvement/{issue.Reference}", new RecurrenceNow(issue.Reference, issue.Version, issue.Name, issue.Tickets.Count, issue.RunRateMinor, issue.EndedAt), $"{issue.Reference}: {said}");

    static Done<TicketJudged> Judged(Ticket ticket, string said) => Answer.Done($"/tickets/{ticket.Reference}", new TicketJudged(ticket.Reference, ticket.Version, ticket.ProblemReference), $"{ticket.Reference} {said}");

    static Done<ProblemNow> Moved(Problem problem) =>
        Answer.Done($"/problems/{problem.Reference}", new ProblemNow(problem.Reference, problem.Version, problem.State, problem.KnownError), $"{problem.Reference} is {Problem.Word(problem.State)}");

    public override IEnumerable<Command> Commands() => [SimilarCommand.Create(), ChronicCommand.Create()];
}

/// <summary>A chronic issue as it is after it was split, merged or named.</summary>
public sealed record RecurrenceNow(string Reference, int Version, string Name, int Tickets, long RunRateMinor, Instant? Ended);

/// <summary>A ticket after somebody judged what it is like.</summary>
public sealed record TicketJudged(string Reference, int Version, string? ProblemReference);

/// <summary>A problem as it is after it moved on.</summary>
public sealed record ProblemNow(string Reference, int Version, ProblemState State, string? KnownError);

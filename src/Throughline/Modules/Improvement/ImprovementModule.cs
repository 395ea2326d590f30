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
        app.MapAct<NightShift, Nothing>("/improvement/look", Roles.Technical, (shift, _) =>
        {
            shift.Begin();
            return Task.FromResult(new Answer("/improvement", new { begun = true }, "The history is being looked through. Load this page again in a moment"));
        });
        app.MapAct<SplitRecurrence, SplitRecurrence.Input>("/improvement/{issue}/split", Roles.Technical, async (verb, input) => Found(await verb.Run(input), $"{input.Tickets.Count} taken out"));
        app.MapAct<MergeRecurrences, MergeRecurrences.Input>("/improvement/{issue}/merge", Roles.Technical, async (verb, input) => Found(await verb.Run(input), $"{input.Other} is part of it"));
        app.MapAct<NameRecurrence, NameRecurrence.Input>("/improvement/{issue}/name", Roles.Technical, async (verb, input) => Found(await verb.Run(input), "named"));
        app.MapAct<OpenProblemOfRecurrence, OpenProblemOfRecurrence.Input>("/improvement/{issue}/problem", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
        app.MapRead<FindSimilar, FindSimilar.Input, SimilarTickets>("/tickets/{ticket}/similar", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAsk<AskSimilar, AskSimilar.Input, SimilarTickets, SimilarPart>("/tickets/similar", Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct<LinkTickets, LinkTickets.Input>("/tickets/{ticket}/similar/{other}/link", Roles.Technical, async (verb, input) => Judged(await verb.Run(input), $"is the same issue as {input.Other}"));
        app.MapAct<RefuseTickets, RefuseTickets.Input>("/tickets/{ticket}/similar/{other}/refuse", Roles.Technical, async (verb, input) => Judged(await verb.Run(input), $"is not the same issue as {input.Other}"));
        app.MapAct<OpenProblem, OpenProblem.Input>("/tickets/{ticket}/problem", Roles.Technical, async (verb, input) =>
        {
            var problem = await verb.Run(input);
            return Answer.New($"/tickets/{input.Ticket}", new { problem.Reference, problem.Version, problem.State }, $"{input.Ticket} belongs to {problem.Reference}");
        });
        app.MapAct<ConfirmProblem, ConfirmProblem.Input>("/problems/{problem}/confirm", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
        app.MapAct<PublishKnownError, PublishKnownError.Input>("/problems/{problem}/known-error", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
        app.MapAct<MoveProblem, MoveProblem.Input>("/problems/{problem}/state", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
    }

    static Answer Found(Recurrence issue, string said) =>
        new($"/improvement/{issue.Reference}", new { issue.Reference, issue.Version, issue.Name, tickets = issue.Tickets.Count, issue.RunRateMinor, ended = issue.EndedAt }, $"{issue.Reference}: {said}");

    static Answer Judged(Ticket ticket, string said) => new($"/tickets/{ticket.Reference}", new { ticket.Reference, ticket.Version, ticket.ProblemReference }, $"{ticket.Reference} {said}");

    static Answer Moved(Problem problem) =>
        new($"/problems/{problem.Reference}", new { problem.Reference, problem.Version, problem.State, problem.KnownError }, $"{problem.Reference} is {Problem.Word(problem.State)}");

    public override IEnumerable<Command> Commands() => [SimilarCommand.Create(), ChronicCommand.Create()];
}

using System.CommandLine;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Problems;
using Throughline.Modules.Improvement.Similarity;
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
        .AddScoped<FindLikeFaults>().AddScoped<IFindLikeFaults>(s => s.GetRequiredService<FindLikeFaults>()).AddScoped<IWhenTicketResolved, RaiseCandidate>()
        .AddScoped<ConfirmProblem>().AddScoped<PublishKnownError>().AddScoped<MoveProblem>().AddScoped<ReadProblems>()
        .AddScoped<INetworkOpenItems, ProblemItems>();

    public override void Routes(IEndpointRouteBuilder app)
    {
        app.MapView<ReadProblems, ReadProblems.Input, ProblemsModel, ProblemsPage>("/problems", Roles.Technical, (read, input) => read.Run(input));
        app.MapView<ReadProblems, ReadProblems.OneInput, ProblemModel, ProblemPage>("/problems/{problem}", Roles.Technical, (read, input) => read.One(input));
        app.MapAct<ConfirmProblem, ConfirmProblem.Input>("/problems/{problem}/confirm", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
        app.MapAct<PublishKnownError, PublishKnownError.Input>("/problems/{problem}/known-error", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
        app.MapAct<MoveProblem, MoveProblem.Input>("/problems/{problem}/state", Roles.Technical, async (verb, input) => Moved(await verb.Run(input)));
    }

    static Answer Moved(Problem problem) =>
        new($"/problems/{problem.Reference}", new { problem.Reference, problem.Version, problem.State, problem.KnownError }, $"{problem.Reference} is {Problem.Word(problem.State)}");

    public override IEnumerable<Command> Commands() => [SimilarCommand.Create(), ChronicCommand.Create()];
}

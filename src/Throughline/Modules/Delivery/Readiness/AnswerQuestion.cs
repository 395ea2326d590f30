using Throughline.Modules.Networks.Published;
using Throughline.Modules.Delivery.Plans;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Answers a question, by us from a call or a survey, or by the customer in the portal. Earlier answers are kept.</summary>
public sealed class AnswerQuestion(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network, int Question, [property: AtMost(1000)] string Answer, [property: AtMost(20)] string? Unit = null,
        AnswerSource? Source = null, Confidence Confidence = Confidence.Sure, [property: AtMost(200), Words("Who said it")] string? SaidBy = null);

    /// <summary>One answer of several; empty is none.</summary>
    public sealed record Given(int Question, [property: AtMost(1000)] string? Answer = null);

    /// <summary>The answers that somebody gives in one go.</summary>
    public sealed record Several(string Network, IReadOnlyList<Given> Answers);

    public async Task<QuestionList> Run(Input input)
    {
        var (networkId, list) = await ListOf(input.Network);
        Keep(list, networkId, input);
        await db.SaveChangesAsync();
        return list;
    }

    /// <summary>Keeps all that are filled in, or none when one of them is no answer.</summary>
    public async Task<(QuestionList List, int Kept)> RunAll(Several input)
    {
        var (networkId, list) = await ListOf(input.Network);
        var given = input.Answers.Index().Where(a => !string.IsNullOrWhiteSpace(a.Item.Answer)).ToList();
        if (given.Count == 0) throw new RuleException("no-answer", "No question is answered yet. Fill in at least one; the others keep until you know.");
        var faults = new List<Obstacle>();
        foreach (var (at, answer) in given)
        {
            try
            {
                Keep(list, networkId, new Input(input.Network, answer.Question, answer.Answer!));
            }
            catch (RuleException no)
            {
                faults.AddRange(no.Obstacles.Select(o => o with { Pointer = $"/answers/{at}{o.Pointer}" }));
            }
        }
        if (faults.Count > 0) throw new RuleException(faults);
        await db.SaveChangesAsync();
        return (list, given.Count);
    }

    async Task<(Guid NetworkId, QuestionList List)> ListOf(string network)
    {
        var networkId = await db.Networks.IdOf(network);
        return (networkId, await db.QuestionLists.Include(l => l.Questions).ThenInclude(q => q.Answers).AsSplitQuery().SingleOrDefaultAsync(l => l.NetworkId == networkId)
            ?? throw new RuleException("no-questions", $"No questions were put for {network} yet. They come with the plan, or by hand on /networks/{network}/readiness."));
    }

    void Keep(QuestionList list, Guid networkId, Input input)
    {
        var question = list.Question(input.Question);
        if (!user.SeesAll && question.Asked is TaskParty.Us) throw new NotFoundException($"Question {input.Question}");
        var source = user.SeesAll ? input.Source ?? AnswerSource.Call : AnswerSource.Portal;
        list.Answer(question, input.Answer, input.Unit, user.Id, user.SeesAll ? input.SaidBy ?? user.Name : user.Name, source, input.Confidence, clock.Now());
        db.Facts.Add(Fact.Of(new QuestionAnswered(list.Id, question.Number, question.Text, input.Answer, source, question.Asked == TaskParty.Us), networkId, user.Id, clock.Now()));
    }
}

/// <summary>A question was answered.</summary>
public sealed record QuestionAnswered(Guid ListId, int Question, string Text, string Answer, AnswerSource Source, bool Ours) : Happening
{
    public override string Sentence => $"{Text} {Answer} ({Source.ToString().ToLowerInvariant()}).";
    public override Guid? Subject => ListId;
    public override Readers Readers => Ours ? Readers.Us : Readers.Everyone;
}

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

    public async Task<QuestionList> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var list = await db.QuestionLists.Include(l => l.Questions).ThenInclude(q => q.Answers).AsSplitQuery().SingleOrDefaultAsync(l => l.NetworkId == networkId)
            ?? throw new RuleException("no-questions", $"No questions were put for {input.Network} yet. They come with the plan, or by POST /networks/{input.Network}/readiness.");
        var question = list.Question(input.Question);
        if (!user.SeesAll && question.Asked is TaskParty.Us) throw new NotFoundException($"Question {input.Question}");
        var source = user.SeesAll ? input.Source ?? AnswerSource.Call : AnswerSource.Portal;
        list.Answer(question, input.Answer, input.Unit, user.Id, user.SeesAll ? input.SaidBy ?? user.Name : user.Name, source, input.Confidence, clock.Now());
        db.Facts.Add(Fact.Of(new QuestionAnswered(list.Id, question.Number, question.Text, input.Answer, source, question.Asked == TaskParty.Us), networkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return list;
    }
}

/// <summary>A question was answered.</summary>
public sealed record QuestionAnswered(Guid ListId, int Question, string Text, string Answer, AnswerSource Source, bool Ours) : Happening
{
    public override string Sentence => $"{Text} {Answer} ({Source.ToString().ToLowerInvariant()}).";
    public override Guid? Subject => ListId;
    public override Readers Readers => Ours ? Readers.Us : Readers.Everyone;
}

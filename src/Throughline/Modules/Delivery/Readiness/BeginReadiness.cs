using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Puts the standard questions of a network and plans a survey of each site; done again it adds only what is new.</summary>
public sealed class BeginReadiness(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<QuestionList> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var list = await For(network);
        await db.SaveChangesAsync();
        return list;
    }

    /// <summary>The same without saving, for a verb that begins more.</summary>
    internal async Task<QuestionList> For(Network network)
    {
        var list = await db.QuestionLists.Include(l => l.Questions).ThenInclude(q => q.Answers).AsSplitQuery().SingleOrDefaultAsync(l => l.NetworkId == network.Id);
        if (list is null)
        {
            db.QuestionLists.Add(list = new QuestionList(network.Id, QuestionTemplate.ELineNewSite, [.. network.Sites.Select(s => (s.Id, s.Name))]));
            db.Facts.Add(Fact.Of(new QuestionsAsked(list.Id, list.Template, list.TemplateVersion, list.Questions.Count), network.Id, user.Id, clock.Now()));
        }
        var surveyed = await db.Surveys.Where(s => s.NetworkId == network.Id).Select(s => s.SiteId).ToListAsync();
        db.Surveys.AddRange(network.Sites.Where(s => !surveyed.Contains(s.Id)).Select(s => new Survey(network.Id, s.Id)));
        return list;
    }
}

/// <summary>The standard questions were put to the customer and to ourselves.</summary>
public sealed record QuestionsAsked(Guid ListId, string Template, int Version, int Count) : Happening
{
    public override string Sentence => $"{Count} questions of “{Template}” v{Version} put.";
    public override Guid? Subject => ListId;
    public override Readers Readers => Readers.Everyone;
}

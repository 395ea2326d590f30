using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>The successor starts the drill: ten questions made from what the dossier records; the clock runs.</summary>
public sealed class StartDrill(ThroughlineDb db, CurrentHandover current, AnsweringNow answering, CurrentUser user, IClock clock)
{
    public async Task<(Network Network, HandoverDrill Drill)> Run(OfNetwork input)
    {
        var (network, handover) = await current.Of(input.Network);
        if (user.Id != handover.ToId) throw new RuleException("not-successor", "The successor takes the drill. Ask them to start it.");
        var now = clock.Now();
        var questions = DrillQuestions.From(await Records(network, now), $"{handover.Id}/{handover.Drills.Count}");
        var drill = handover.StartDrill(questions, now);
        await db.SaveChangesAsync();
        return (network, drill);
    }

    async Task<DossierRecords> Records(Network network, Instant now)
    {
        var providers = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Provider || o.Side == PartyKind.Partner).ToDictionaryAsync(o => o.Id, o => o.Name);
        var ids = network.Contacts.Select(c => c.PersonId).Append(network.AccountManagerId).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var customer = await db.Organisations.AsNoTracking().Where(o => o.Id == network.CustomerId).Select(o => o.Name).SingleAsync();
        var (_, duty) = await answering.For(network.Id, now, user.Zone);
        return new DossierRecords(customer, people[network.AccountManagerId].Name, duty?.Phone, network.Sites,
            [.. network.Services.Select(s => (s, s.ProviderId is { } p ? providers.GetValueOrDefault(p) : null))],
            [.. network.Contacts.Where(c => people.ContainsKey(c.PersonId)).Select(c => (people[c.PersonId].Name, people[c.PersonId].Phone, c.Purpose))],
            await db.ChangeRecords.AsNoTracking().Where(c => c.NetworkId == network.Id).OrderByDescending(c => c.At).Take(10).ToListAsync(),
            await db.Cautions.AsNoTracking().Where(c => c.NetworkId == network.Id && c.LiftedAt == null).ToListAsync());
    }
}

/// <summary>The successor hands in the answers; nine right in fifteen minutes pass.</summary>
public sealed class AnswerDrill(ThroughlineDb db, CurrentHandover current, CurrentUser user, IClock clock)
{
    /// <summary>One answer per question, by its number; what is not known stays empty.</summary>
    public sealed record Input(string Network, string? Answer1 = null, string? Answer2 = null, string? Answer3 = null, string? Answer4 = null, string? Answer5 = null,
        string? Answer6 = null, string? Answer7 = null, string? Answer8 = null, string? Answer9 = null, string? Answer10 = null)
    {
        internal IReadOnlyList<string> Answers => [.. new[] { Answer1, Answer2, Answer3, Answer4, Answer5, Answer6, Answer7, Answer8, Answer9, Answer10 }.Select(a => a ?? "")];
    }

    public async Task<(Network Network, HandoverDrill Drill)> Run(Input input)
    {
        var (network, handover) = await current.Of(input.Network);
        if (user.Id != handover.ToId) throw new RuleException("not-successor", "The successor takes the drill. Ask them to answer it.");
        var drill = handover.AnswerDrill(input.Answers, clock.Now());
        current.Note(handover, string.Create(CultureInfo.InvariantCulture, $"Drill {(drill.Passed ? "passed" : "not passed")} by {user.Name}: {drill.Right} of {HandoverDrill.Questions} right in {drill.Minutes} min."), key: drill.Passed);
        await db.SaveChangesAsync();
        return (network, drill);
    }
}

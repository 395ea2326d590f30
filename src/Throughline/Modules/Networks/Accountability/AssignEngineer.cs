using Throughline.Modules.Networks.Published;
using Throughline.Modules.Networks.Staffing;
using Throughline.Web;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>A manager says who is accountable: the first engineer, or another by reorganisation, emergency or correction. The usual way to change is a handover.</summary>
public sealed class AssignEngineer(ThroughlineDb db, PassAccountability pass, TakeNetwork take, ExpectedVersion expected, CurrentUser user)
{
    /// <param name="Holder">Who was accountable when the asker looked; a change since is refused.</param>
    /// <param name="From">Only for a correction; empty is now.</param>
    public sealed record Input(string Network, [property: AtMost(200)] string Engineer, TermReason Reason = TermReason.Initial, [property: AtMost(1000)] string? Note = null, Instant? From = null, Guid? Holder = null);

    public async Task<Network> Run(Input input)
    {
        if (input.Reason == TermReason.Handover) throw new RuleException("use-handover", "A handover has its own page with checklist and drill. Plan one there.", "/reason");
        var engineer = await Person(input.Engineer);
        // before the network: whoever moves it between the two is noticed as the first, not as somebody else
        var seen = await pass.OpenTerm(await db.Networks.IdOf(input.Network));
        var network = await db.Networks.One(input.Network);
        if (input.Reason == TermReason.Initial && network.EngineerId is null)
        {
            expected.Check(network);
            return await take.Run(input.Network, engineer, input.From, input.Note ?? $"Assigned by {user.Name}.");
        }

        if (input.Holder is { } holder && holder != network.EngineerId) seen = Guid.Empty;
        if (input.Reason == TermReason.Initial) seen = null;
        await db.InTransaction(async () =>
        {
            await pass.To(network, engineer, seen, input.Reason, input.Note ?? "", input.From);
            await db.SaveChangesAsync();
        });
        return network;
    }

    async Task<Guid> Person(string name) =>
        await db.People.AsNoTracking().Where(p => p.Name == name || p.Email == name || p.Id == Ids.Of(name)).OrderBy(p => p.DisabledAt != null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync()
        ?? throw new RuleException("no-person", $"There is no person {name}. Choose one of our engineers.", "/engineer");
}

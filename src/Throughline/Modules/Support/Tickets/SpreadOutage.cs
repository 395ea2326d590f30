using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>An outage of a shared part: a ticket of its own for each circuit it takes down, each with the promises of its own agreement, from the instant of the first report.</summary>
public sealed class SpreadOutage(ThroughlineDb db, OpenTicket open, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Circuits">What is down with it: <c>N-1042/S-2101</c>, or a whole network <c>N-1042</c>; several with commas.</param>
    public sealed record Input(string Ticket, [property: Words("What is down with it")] IReadOnlyList<string> Circuits);

    public async Task<Ticket> Run(Input input)
    {
        var parent = await db.Tickets.One(input.Ticket);
        expected.Check(parent);
        var now = clock.Now();
        var named = input.Circuits.SelectMany(c => c.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var wishes = named.Select(c => c.Split('/', 2)).Select(c => new OpenTicket.Wish(new OpenTicket.Input(parent.Title, parent.Description, c[0], parent.Kind, parent.Impact, parent.Urgency,
            Service: c.ElementAtOrDefault(1), Component: parent.Component, Channel: parent.Channel, Reporter: parent.ReporterName, ReportedAt: now - parent.OpenedAt > Duration.FromDays(31) ? null : parent.OpenedAt), user, [])).ToList();
        var outcomes = await open.Prepare(wishes);
        RuleException.ThrowIfAny([.. outcomes.SelectMany((o, i) => o.Refusal?.Obstacles.Select(x => x with { Pointer = $"/circuits/{i}", Message = $"{named[i]}: {x.Message}" }) ?? [])]);
        foreach (var child in outcomes.Select(o => o.OrThrow()))
        {
            child.Ticket.IsPartOf(parent);
            child.AddTo(db);
        }
        db.Facts.Add(Fact.Of(new OutageSpread(parent.Id, parent.Reference, [.. outcomes.Select(o => o.Opened!.Ticket.Reference)]), parent.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return parent;
    }
}

/// <summary>An outage turned out to take down more.</summary>
public sealed record OutageSpread(Guid TicketId, string Reference, IReadOnlyList<string> Children) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => $"{Reference} takes down {Children.Count} more: {string.Join(", ", Children)}.";
    public override bool IsKey => true;
}

namespace Throughline.Modules.Networks.Published;

/// <summary>Who is on duty, and the number that reaches them.</summary>
public sealed record OnDuty(Guid? PersonId, string Name, string? Phone, Instant? Until);

/// <summary>Says who is on duty for a team at an instant: answered by the module that keeps the rotas.</summary>
public interface IWhoIsOnDuty
{
    /// <param name="team">The team of the network; null for the house's own rota.</param>
    Task<OnDuty?> At(Guid? team, Instant at);
}

/// <summary>Something open on a network: a ticket, a problem, a change, an order, a permit, a claim, a question, a void signature.</summary>
/// <param name="Kind">What it is, one word: <c>Ticket</c>.</param>
/// <param name="State">Shape and word of its state: <c>("bad", "Blocked")</c>.</param>
/// <param name="Note">Whose turn it is, and on what, one line.</param>
/// <param name="Due">When it must be done; null when nothing hangs on a date.</param>
/// <param name="Blocks">True when something else cannot go on before it is done.</param>
/// <param name="HandedOver">True for what a handover must decide on: tickets, problems, changes, orders, permits, claims.</param>
public sealed record OpenItem(string Kind, string StateKind, string StateWord, string Title, string Note, string Href, Instant? Due = null, bool Blocks = false, bool HandedOver = false, Guid? Subject = null, string? DueText = null);

/// <summary>One module's open items of a network: they stand on its overview, and a handover decides on each.</summary>
public interface INetworkOpenItems
{
    Task<IReadOnlyList<OpenItem>> Of(Guid networkId);
}

/// <summary>A date on the overview: <c>Committed</c>, <c>Hard deadline</c>, with a shape when it is a milestone or in danger.</summary>
public sealed record NetworkDate(string Label, string Text, string? Note = null, string? StateKind = null, bool Strong = false);

/// <summary>A figure on the overview: <c>Questions, 46 of 48 answered</c>, with its share as a bar.</summary>
public sealed record NetworkFigure(string Label, string Text, double? Share = null, string? Kind = null, string? Href = null);

/// <summary>What a module says of a site in the overview's table: readiness, handoff.</summary>
public sealed record SiteFigure(Guid SiteId, string? ReadinessKind = null, string? ReadinessWord = null, string? Handoff = null);

/// <summary>What another module puts on a network's overview besides open items.</summary>
public interface INetworkOverview
{
    Task<IReadOnlyList<NetworkDate>> Dates(Guid networkId) => Task.FromResult<IReadOnlyList<NetworkDate>>([]);
    Task<IReadOnlyList<NetworkFigure>> Figures(Guid networkId) => Task.FromResult<IReadOnlyList<NetworkFigure>>([]);
    Task<IReadOnlyList<SiteFigure>> Sites(Guid networkId) => Task.FromResult<IReadOnlyList<SiteFigure>>([]);

    /// <summary>What an agreement promises per service: service id to a line such as <c>A-044, restore 4 h</c>.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Agreements(Guid networkId) => Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

    /// <summary>A note under a phase of the rail: <c>forecast 8 Jan</c>.</summary>
    Task<IReadOnlyDictionary<Phase, string>> PhaseNotes(Guid networkId) => Task.FromResult<IReadOnlyDictionary<Phase, string>>(new Dictionary<Phase, string>());
}

/// <summary>How a network is: the shape and the word in the side menu and on Today.</summary>
/// <param name="Gravity">The greatest wins when several modules speak: 0 healthy, 50 watch, 80 blocked or degraded, 100 down.</param>
public sealed record NetworkHealth(string StateKind, string Word, int Gravity, int OpenTickets = 0);

/// <summary>Says how networks are; the gravest answer is shown.</summary>
public interface INetworkHealth
{
    Task<IReadOnlyDictionary<Guid, NetworkHealth>> Of(IReadOnlyCollection<Guid> networks);
}

/// <summary>Something that waits for one person, for the page Today.</summary>
/// <param name="StateWord">What it is, one word: <c>Clock</c>, <c>Sign</c>, <c>Countersign</c>.</param>
/// <param name="Where">Network and customer, one line.</param>
/// <param name="Why">What happens when it is not done, one line.</param>
/// <param name="Due">When it runs out; those without come last.</param>
/// <param name="Given">How long there was, for the bar; null without a bar.</param>
/// <param name="Act">Words of the button: <c>Review and sign</c>.</param>
public sealed record Need(string StateKind, string StateWord, string Title, string Href, string Where, string Why, Instant? Due, Duration? Given, string Act);

/// <summary>One module's list of what waits for a person.</summary>
public interface INeedsYou
{
    Task<IReadOnlyList<Need>> Of(Guid person, Instant now);
}

/// <summary>How complete and fresh the dossier of a network is, 0 to 100: answered by the module Dossier.</summary>
public interface IDossierScore
{
    /// <summary>The words of the sections that somebody can say are still true.</summary>
    IReadOnlyList<string> Sections { get; }

    Task<IReadOnlyDictionary<Guid, int>> Of(IReadOnlyCollection<Guid> networks);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Throughline.Data.Bulk;
using Throughline.Data.Names;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Rows that are written together, by table.</summary>
sealed class Batch : NewRows
{
    public int Networks { get; set; }
    public int Tickets { get; set; }

    public void Add(Organisation organisation, params Person[] people)
    {
        Add<Organisation>(organisation);
        Add(NamedThings.WordsOf(organisation));
        foreach (var person in people)
        {
            Add(person);
            Add(NamedThings.WordsOf(person));
            foreach (var skill in person.Skills) Add(skill, person.Id);
        }
    }

    public void Add(Agreement agreement)
    {
        Add<Agreement>(agreement);
        foreach (var terms in agreement.Terms)
        {
            Add(terms, agreement.Id);
            foreach (var target in terms.Targets) Add(target, terms.Id);
            foreach (var tier in terms.Tiers) Add(tier, terms.Id);
        }
        foreach (var cover in agreement.Covers) Add(cover, agreement.Id);
    }

    public void Add(Network network, NetworkDesign? design)
    {
        Add<Network>(network);
        foreach (var change in network.Changes) Add(change, network.Id);
        Add([.. NamedThings.WordsOf(network), .. network.Sites.SelectMany(s => NamedThings.WordsOf(s, network.Id)), .. network.Services.SelectMany(s => NamedThings.WordsOf(s, network.Id))]);
        foreach (var site in network.Sites) Add(site, network.Id);
        foreach (var service in network.Services) Add(service, network.Id);
        foreach (var contact in network.Contacts) Add(contact, network.Id);
        if (design is null) return;
        Add<NetworkDesign>(design);
        Add([.. design.Nodes.SelectMany(n => NamedThings.WordsOf(n, network.Id)), .. design.Links.SelectMany(l => NamedThings.WordsOf(l, network.Id))]);
        foreach (var requirement in design.Requirements) Add(requirement, design.Id);
        foreach (var node in design.Nodes) Add(node, design.Id);
        foreach (var link in design.Links) Add(link, design.Id);
        foreach (var handoff in design.Handoffs) Add(handoff, design.Id);
    }

    void Add(IReadOnlyList<NameWord> words)
    {
        foreach (var word in words) Add<NameWord>(word);
    }

    public void Add(Story story)
    {
        Add(story.Ticket);
        foreach (var clock in story.Ticket.Clocks)
        {
            Add(clock, story.Ticket.Id);
            foreach (var fact in clock.Facts) Add(fact, clock.Id);
        }
        if (story.Note is { } note) Add(note);
        if (story.Work is { } work) Add(work);
    }
}

/// <summary>The tables in the order in which they are written, and the column that holds the key of the whole.</summary>
static class BatchTables
{
    static readonly (Type Type, string? Parent)[] Order =
    [
        (typeof(Organisation), null), (typeof(Person), null), (typeof(Skill), "PersonId"), (typeof(Network), null), (typeof(AccountabilityTerm), null), (typeof(PhaseChange), "NetworkId"), (typeof(Site), "NetworkId"),
        (typeof(Service), "NetworkId"), (typeof(NetworkContact), "NetworkId"), (typeof(Grant), null), (typeof(NetworkDesign), null), (typeof(Requirement), "DesignId"), (typeof(DesignNode), "DesignId"),
        (typeof(DesignLink), "DesignId"), (typeof(Handoff), "DesignId"), (typeof(Agreement), null), (typeof(AgreementTerms), "AgreementId"), (typeof(Target), "TermsId"), (typeof(CreditTier), "TermsId"), (typeof(AgreementCover), "AgreementId"),
        (typeof(Ticket), null), (typeof(TicketClock), "TicketId"), (typeof(TicketClockFact), "ClockId"), (typeof(TicketNote), null), (typeof(WorkEntry), null), (typeof(Fact), null), (typeof(JournalHead), null), (typeof(NameWord), null),
    ];

    /// <param name="termsFirst">On SQLite a network in work is refused while no term stands; PostgreSQL asks at the end of the transaction.</param>
    public static IReadOnlyList<(Type Type, BulkTable Table)> Of(ThroughlineDb db, bool termsFirst)
    {
        var all = Order.Select(o => (o.Type, new BulkTable(db.Model, o.Type, o.Parent))).ToList();
        if (!termsFirst) return all;
        var at = all.FindIndex(t => t.Type == typeof(AccountabilityTerm));
        var terms = all[at];
        all.RemoveAt(at);
        all.Insert(0, terms);
        return all;
    }
}

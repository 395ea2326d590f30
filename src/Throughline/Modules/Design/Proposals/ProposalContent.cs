using Throughline.Modules.Design.Designs;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Ui;

namespace Throughline.Modules.Design.Proposals;

/// <summary>What a proposal says to the customer: no cost, no name of a device, no number of a provider.</summary>
public sealed record ProposalContent(
    string Reference, string Operator, string Customer, string Network, string NetworkReference, string Purpose, LocalDate Issued, LocalDate ValidUntil, LocalDate? NeedBy, int? ContractMonths, int LongestLead,
    string Engineer, string? EngineerPhone, string? EngineerEmail, string AccountManager, string? AccountManagerPhone, int KitVersion, string KitHash, string SignedOn,
    IReadOnlyList<(string Label, string Text)> Requirements, TopologyModel Topology, IReadOnlyList<(string Label, string Site, string Line)> Handoffs,
    IReadOnlyList<(string Reference, string Kind, string Description, long MonthlyMinor, string Currency)> Services,
    IReadOnlyList<(string Description, int Quantity, long PriceMinor)> Kit, ProposalPrice Price)
{
    /// <summary>Gathers the content of a proposal from a workbench whose list is signed.</summary>
    internal static async Task<ProposalContent> Gather(Workbench bench, ThroughlineDb db, string reference, LocalDate validUntil, string zone)
    {
        var (network, design, list) = (bench.Network, bench.Design, bench.List);
        var people = await db.People.AsNoTracking().Where(p => p.Id == network.EngineerId || p.Id == network.AccountManagerId).ToListAsync();
        var (engineer, manager) = (people.Single(p => p.Id == network.EngineerId), people.Single(p => p.Id == network.AccountManagerId));
        var customer = await db.Organisations.AsNoTracking().Where(o => o.Id == network.CustomerId).Select(o => o.Name).SingleAsync();
        var us = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstOrDefaultAsync() ?? "Throughline";
        var models = design.Nodes.Select(n => n.DeviceType).Distinct().ToDictionary(s => s, s => bench.Catalogue.Device(s)?.Model ?? "Device");
        var sites = network.Sites.ToDictionary(s => s.Code, s => s.Name);
        return new(reference, us, customer, network.Name, network.Reference, network.Purpose, bench.Now.DateIn(zone), validUntil, design.NeedBy, design.ContractMonths, list.Lines.Select(l => l.LeadDays).DefaultIfEmpty(0).Max(),
            engineer.Name, engineer.Phone, engineer.Email, manager.Name, manager.Phone, list.Number, list.Current.Hash!, list.Current.SignedAt!.Value.DayText(zone),
            [.. design.Requirements.OrderBy(r => r.Number).Select(r => (r.Label, r.Text))], TopologyOf.Design(design, network, models, forCustomer: true),
            [.. design.Handoffs.OrderBy(h => h.Number).Select(h => (h.Label, sites.GetValueOrDefault(h.SiteCode, h.SiteCode), h.Line.ToString()))],
            [.. network.Services.OrderBy(s => s.Number).Select(s => (s.Reference, s.Kind, s.Description, s.MonthlyMinor, s.Currency))],
            [.. list.Lines.OrderBy(l => l.Number).Select(l => (l.Description, l.Quantity, l.PriceTotal))], PriceOf(list, network));
    }

    internal static ProposalPrice PriceOf(KitList list, Network network) =>
        new(list.PriceTotal, network.Services.Where(s => s.Currency == list.Currency).Sum(s => s.MonthlyMinor), list.Currency);
}

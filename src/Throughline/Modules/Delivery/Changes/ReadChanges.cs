using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Changes;

/// <summary>The change orders of a network, newest first.</summary>
public sealed record ChangesModel(NetworkHeadModel Head, IReadOnlyList<ChangeLine> Changes, IReadOnlyList<string> Sites, IReadOnlyList<string> Devices, bool Ours, bool MayApprove, bool MayRaise);

/// <summary>A change order with its effect; our cost only for us.</summary>
public sealed record ChangeLine(
    string Reference, string What, string AskedBy, Instant RaisedAt, ChangeState State, string Word, IReadOnlyList<string> Kit, long OnceMinor, long MonthlyMinor, long RecoveryMinor, long? CostMinor, string Currency,
    LocalDate? ForecastBefore, LocalDate? ForecastAfter, int? SlackBefore, int? SlackAfter, string SlaEffect, string? DecidedName, string? DecidedHow, Instant? DecidedAt, int? VoidedVersion);

/// <summary>Reads the change orders of a network.</summary>
public sealed class ReadChanges(ThroughlineDb db, ReadNetworkHead heads, CurrentUser user)
{
    public sealed record Input(string Network);

    public async Task<ChangesModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().One(input.Network);
        var changes = await db.ChangeOrders.AsNoTracking().Where(c => c.NetworkId == network.Id).OrderByDescending(c => c.Number).ToListAsync();
        var signs = user.Id is { } id && network.Contacts.Any(c => c.PersonId == id && c.Purpose == ContactPurpose.Signs);
        return new ChangesModel(await heads.For(network.Id), [.. changes.Select(c => LineOf(c, user.SeesAll))], [.. network.Sites.Select(s => s.Code).Order(StringComparer.Ordinal)], user.SeesAll ? await Devices(network.Id) : [], user.SeesAll, signs,
            user.SeesAll && user.Holds(Roles.Delivery | Role.AccountManager) && network.Phase is Phase.Won or Phase.Implementing or Phase.ReadyForUse or Phase.InService);
    }

    async Task<List<string>> Devices(Guid network) => await db.Designs.AsNoTracking().Where(d => d.NetworkId == network).SelectMany(d => d.Nodes).Select(n => n.Label).Order().ToListAsync();

    internal static ChangeLine LineOf(ChangeOrder c, bool ours) => new(c.Reference, c.What, c.AskedBy, c.RaisedAt, c.State, c.Word, c.KitWords, c.OnceMinor, c.MonthlyMinor, c.RecoveryMinor, ours ? c.CostMinor : null, c.Currency,
        c.ForecastBefore, c.ForecastAfter, c.SlackBefore, c.SlackAfter, c.SlaEffect, c.DecidedName, c.DecidedHow, c.DecidedAt, ours ? c.VoidedVersion : null);
}

/// <summary>A change as the reader of a signed link sees it.</summary>
public sealed record ApproveModel(string Token, string Operator, string Network, string Customer, string Holder, ChangeLine Change, string? Gone);

/// <summary>Reads a change by the link in a letter.</summary>
public sealed class ReadChangeByLink(ThroughlineDb db, OpenLink links)
{
    public sealed record Input(string Token);

    public async Task<ApproveModel> Run(Input input)
    {
        var holder = await links.For(input.Token, LinkPurpose.ApproveChange);
        var change = await db.ChangeOrders.AsNoTracking().SingleAsync(c => c.Id == holder.Link.SubjectId);
        var network = await db.Networks.AsNoTracking().Where(n => n.Id == change.NetworkId).Join(db.Organisations, n => n.CustomerId, o => o.Id, (n, o) => new { n.Name, Customer = o.Name }).SingleAsync();
        var us = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstAsync();
        var gone = change.State switch
        {
            ChangeState.Rejected => $"{change.Reference} was rejected by {change.DecidedName}.",
            ChangeState.CustomerApproved or ChangeState.Applied => $"{change.Reference} was approved by {change.DecidedName}. Nothing more is needed.",
            _ when holder.IsExpired => "This link has ended. Ask your accountable engineer for a new one.",
            _ => null,
        };
        return new ApproveModel(input.Token, us, network.Name, network.Customer, holder.Name, ReadChanges.LineOf(change, ours: false), gone);
    }
}

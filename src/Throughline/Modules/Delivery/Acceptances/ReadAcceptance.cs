using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.TestReports;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>Tests, acceptance and billing of a network.</summary>
public sealed record AcceptanceModel(
    NetworkHeadModel Head, IReadOnlyList<TestLine> Tests, IReadOnlyList<AcceptanceLine> Rounds, BillingLine? Billing, IReadOnlyList<ServiceChoice> Services, IReadOnlyList<Obstacle> InTheWayOfReady,
    bool Ours, bool IsEngineer, bool MaySign, string Signatory, string Currency, long OnceMinor, long MonthlyMinor);

/// <summary>A service that can be tested.</summary>
public sealed record ServiceChoice(string Reference, string Description, string? CircuitId, long CommittedKbps);

/// <summary>A test report with our verdict.</summary>
public sealed record TestLine(Guid Id, string Service, string Method, TestVerdict Verdict, IReadOnlyList<string> Reasons, IReadOnlyList<TestFigure> Figures, string FileName, string Hash, Instant ImportedAt, bool Mandatory, string? WaivedBecause);

/// <summary>What was promised and what was measured.</summary>
public sealed record TestFigure(string What, string Promised, string Measured);

/// <summary>One hand-over to the customer.</summary>
public sealed record AcceptanceLine(int Round, AcceptanceState State, Instant ReadyAt, LocalDate TestEndsOn, Instant TestEndsAt, string Content, string ContentHash, Instant? DecidedAt, string? Name, string? Role, string? Words);

/// <summary>From when it is billed.</summary>
public sealed record BillingLine(LocalDate On, long OnceMinor, long MonthlyMinor, long FirstMonthMinor, string Currency, bool Deemed);

/// <summary>Reads how far a network is with tests and acceptance.</summary>
public sealed class ReadAcceptance(ThroughlineDb db, ReadNetworkHead heads, MovePhase phases, CurrentUser user)
{
    public sealed record Input(string Network);

    public async Task<AcceptanceModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().One(input.Network);
        var rounds = await db.Acceptances.AsNoTracking().Where(a => a.NetworkId == network.Id).OrderByDescending(a => a.Round).ToListAsync();
        var signatory = await (from c in db.Networks.Where(n => n.Id == network.Id).SelectMany(n => n.Contacts) where c.Purpose == ContactPurpose.Signs join p in db.People on c.PersonId equals p.Id select new { p.Id, p.Name }).FirstOrDefaultAsync();
        var (once, monthly, currency) = await db.ChargesOf(network);
        var billing = await db.BillingStarts.AsNoTracking().Where(b => b.NetworkId == network.Id).OrderByDescending(b => b.On).FirstOrDefaultAsync();
        return new AcceptanceModel(await heads.For(network.Id), await TestsOf(network), [.. rounds.Select(LineOf)],
            billing is null ? null : new BillingLine(billing.On, billing.OnceMinor, billing.MonthlyMinor, billing.FirstMonthMinor, billing.Currency, billing.Deemed),
            [.. network.Services.OrderBy(s => s.Number).Select(s => new ServiceChoice(s.Reference, s.Description, s.CircuitId, s.CommittedKbps))],
            user.SeesAll && network.Phase == Phase.Implementing ? await phases.ObstaclesTo(Phase.ReadyForUse, network) : [],
            user.SeesAll, user.Id is not null && user.Id == network.EngineerId, signatory is not null && signatory.Id == user.Id, signatory?.Name ?? "nobody yet", currency, once, monthly);
    }

    internal async Task<IReadOnlyList<TestLine>> TestsOf(Network network)
    {
        var tests = await db.ServiceTests.AsNoTracking().Where(t => t.NetworkId == network.Id).OrderByDescending(t => t.ImportedAt)
            .Select(t => new { t.Id, t.ServiceId, t.Method, t.Verdict, t.Reasons, t.Figures, t.FileName, t.Hash, t.ImportedAt, t.Mandatory, t.WaivedBecause }).ToListAsync();
        return [.. tests.Select(t => new TestLine(t.Id, network.Services.FirstOrDefault(s => s.Id == t.ServiceId)?.Reference ?? "", t.Method, t.Verdict, t.Reasons,
            [.. t.Figures.Select(f => f.Split('|')).Where(f => f.Length == 3).Select(f => new TestFigure(f[0], f[1], f[2]))], t.FileName, t.Hash, t.ImportedAt, t.Mandatory, t.WaivedBecause))];
    }

    internal static AcceptanceLine LineOf(Acceptance a) => new(a.Round, a.State, a.ReadyAt, a.TestEndsOn, a.TestEndsAt, a.Content, a.ContentHash, a.DecidedAt, a.SignedName, a.SignedRole, a.Words);
}

/// <summary>The page behind a link to accept.</summary>
public sealed record AcceptModel(string Token, string Network, string Customer, string Holder, AcceptanceLine Acceptance, IReadOnlyList<TestLine> Tests, string Currency, long OnceMinor, long MonthlyMinor, string Engineer, string? EngineerPhone, string? Gone, string Zone);

/// <summary>Reads an acceptance by the link in a letter; a link that ended or was used answers in words.</summary>
public sealed class ReadAcceptanceByLink(ThroughlineDb db, OpenLink links, ReadAcceptance read, IClock clock)
{
    public sealed record Input(string Token);

    public async Task<AcceptModel> Run(Input input)
    {
        var holder = await links.For(input.Token, LinkPurpose.Accept);
        var acceptance = await db.Acceptances.AsNoTracking().SingleAsync(a => a.Id == holder.Link.SubjectId);
        var network = await db.Networks.AsNoTracking().One(acceptance.NetworkId.ToString());
        var customer = await db.Organisations.AsNoTracking().Where(o => o.Id == network.CustomerId).Select(o => o.Name).SingleAsync();
        var engineer = await db.People.AsNoTracking().Where(p => p.Id == network.EngineerId).Select(p => new { p.Name, p.Phone }).FirstOrDefaultAsync();
        var (once, monthly, currency) = await db.ChargesOf(network);
        var zone = (await db.CustomerCalendar(network, clock.Now())).Zone;
        var gone = acceptance.ObstaclesToDecide(holder.Link.PersonId, holder.Name, acceptance.ContentHash, zone).FirstOrDefault()?.Message
            ?? (holder.IsExpired ? $"This link ended on {acceptance.TestEndsAt.InZone(zone).ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture)}, with the test. Ask {engineer?.Name ?? "us"} if it should go on." : null)
            ?? (holder.Intruder is { } other ? $"This link was made for {holder.Name}, and {other} is signed in here. Only {holder.Name} may sign." : null);
        return new AcceptModel(input.Token, network.Name, customer, holder.Name, ReadAcceptance.LineOf(acceptance), await read.TestsOf(network), currency, once, monthly, engineer?.Name ?? "", engineer?.Phone, gone, zone.Id);
    }
}

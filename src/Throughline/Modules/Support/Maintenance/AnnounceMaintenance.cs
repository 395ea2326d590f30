using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Maintenance;

/// <summary>Announces that a network, or one service of it, is worked on: its people are told, and clocks stand still then, where the agreement was given notice enough.</summary>
public sealed class AnnounceMaintenance(ThroughlineDb db, HeedMaintenance heed, Numbers numbers, CurrentUser user, IClock clock)
{
    /// <param name="From">Local, in your zone.</param>
    /// <param name="Service">S-2101; without it the whole network.</param>
    /// <param name="By">The provider or partner who does the work, by name or id; without it we do.</param>
    /// <param name="ToldAt">When they told us, if that is not now.</param>
    public sealed record Input(
        string Network, [property: AtMost(400), Words("What is done")] string What, [property: Words("Begins")] LocalDateTime From, [property: Words("Ends")] LocalDateTime Until,
        [property: AtMost(40)] string? Service = null, [property: AtMost(200), Words("Who does it")] string? By = null, [property: Words("When they told us")] Instant? ToldAt = null);

    public async Task<MaintenanceWindow> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var now = clock.Now();
        var asked = Ids.Of(input.By);
        var by = input.By is null ? null : await db.Organisations.AsNoTracking().Where(o => (o.Name == input.By || o.Id == asked) && (o.Side == PartyKind.Provider || o.Side == PartyKind.Partner)).Select(o => new { o.Id, o.Name }).FirstOrDefaultAsync();
        var service = network.Services.FirstOrDefault(s => s.Reference.Equals(input.Service, StringComparison.OrdinalIgnoreCase) || s.Id == Ids.Of(input.Service));
        var obstacles = new List<Obstacle>();
        if (input.By is not null && by is null) obstacles.Add(new("unknown-party", $"There is no provider or partner {input.By}. Add it first, correct the name, or leave it empty when we do it.", "/by"));
        if (input.Service is not null && service is null) obstacles.Add(new("unknown-service", $"{network.Reference} has no service {input.Service}. Its services: {string.Join(", ", network.Services.Select(s => s.Reference))}.", "/service"));
        obstacles.AddRange(new[] { Times.Skipped(input.From, user.Zone, "/from"), Times.Skipped(input.Until, user.Zone, "/until") }.OfType<Obstacle>());
        RuleException.ThrowIfAny(obstacles);

        var window = new MaintenanceWindow(await numbers.Next("MW"), network.Id, service?.Id, by?.Id, input.What, input.From.Given(user.Zone, "/from"), input.Until.Given(user.Zone, "/until"), input.ToldAt ?? now, user.Id, now);
        await db.InTransaction(async () =>
        {
            db.MaintenanceWindows.Add(window);
            db.DueWork.Add(HeedMaintenance.WhenItBegins(window));
            db.Facts.Add(Fact.Of(new MaintenanceAnnounced(window.Id, window.Reference, window.What, window.From, window.Until, by?.Name), network.Id, user.Id, now));
            foreach (var person in network.Contacts.Select(c => c.PersonId).Distinct())
                db.DueWork.Add(NoticeData.To(person, $"{window.Reference}:announced", $"{network.Name}: maintenance {window.From.Text(user.Zone)}", $"{window.What}\nUntil {window.Until.Text(user.Zone)} ({user.Zone}).", $"/networks/{network.Reference}/maintenance", now));
            await heed.Changed(window, "announced", now);
            await db.SaveChangesAsync();
        });
        return window;
    }
}

/// <summary>Calls announced maintenance off, or says that it is over early.</summary>
public sealed class EndMaintenance(ThroughlineDb db, HeedMaintenance heed, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Window">MW-12, or its id.</param>
    public sealed record Input(string Window, [property: AtMost(400)] string Why);

    public async Task<(MaintenanceWindow Window, string Network)> Run(Input input)
    {
        var window = await db.MaintenanceWindows.Referred(input.Window).SingleOrDefaultAsync() ?? throw new NotFoundException($"Maintenance {input.Window}");
        expected.Check(window);
        var now = clock.Now();
        window.End(input.Why, now);
        await db.InTransaction(async () =>
        {
            db.Facts.Add(Fact.Of(new MaintenanceEnded(window.Id, window.Reference, window.CancelledAt is not null, input.Why), window.NetworkId, user.Id, now));
            await heed.Changed(window, window.CancelledAt is null ? "is over early" : "called off", now);
            await db.SaveChangesAsync();
        });
        return (window, await db.Networks.Where(n => n.Id == window.NetworkId).Select(n => "N-" + n.Number).SingleAsync());
    }
}

/// <summary>Maintenance was announced.</summary>
public sealed record MaintenanceAnnounced(Guid WindowId, string Reference, string What, Instant From, Instant Until, string? By) : Happening
{
    public override Guid? Subject => WindowId;
    public override string Sentence => $"{Reference} announced: {What}, {From.Text(null)} to {Until.Text(null)} UTC{(By is null ? "" : $", by {By}")}.";
}

/// <summary>Maintenance was called off, or was over early.</summary>
public sealed record MaintenanceEnded(Guid WindowId, string Reference, bool CalledOff, string Because) : Happening
{
    public override Guid? Subject => WindowId;
    public override string Sentence => $"{Reference} {(CalledOff ? "called off" : "over early")}: {Because}";
}

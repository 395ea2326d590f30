using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Support.Maintenance;

/// <summary>A time in which a network, or one service of it, is worked on: announced before, so that it is nobody's outage.</summary>
public sealed class MaintenanceWindow : Root, IOfNetwork, INumbered
{
    /// <summary>Longer than this is no maintenance but an outage.</summary>
    public static readonly Duration Longest = Duration.FromDays(3);

    /// <summary>How a stretch of a clock that it takes out begins to explain itself.</summary>
    internal const string Announced = "announced maintenance";

    MaintenanceWindow() { }

    /// <param name="byId">Who does the work: a provider or a partner; null when we do.</param>
    /// <param name="toldAt">When they told us of it; now when we do it ourselves.</param>
    public MaintenanceWindow(long number, Guid networkId, Guid? serviceId, Guid? byId, string what, Instant from, Instant until, Instant toldAt, Guid? announcedBy, Instant now)
    {
        var obstacles = new List<Obstacle>();
        if (until <= from) obstacles.Add(new("window-inverted", $"The window would end {until.Text(null)} UTC, not after it begins {from.Text(null)} UTC. Exchange the two.", "/until"));
        else if (until - from > Longest) obstacles.Add(new("window-too-long", $"The window would last {(until - from).TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours; at most {Longest.TotalHours.ToString("0", CultureInfo.InvariantCulture)} can be announced as maintenance. Announce the nights one by one.", "/until"));
        if (from <= now) obstacles.Add(new("window-past", $"It is {now.Text(null)} UTC; a window that begins {from.Text(null)} UTC cannot be announced any more. What is down now is an outage: open a ticket.", "/from"));
        if (toldAt > now) obstacles.Add(new("told-in-future", $"They cannot have told us {toldAt.Text(null)} UTC: it is {now.Text(null)} now.", "/toldAt"));
        RuleException.ThrowIfAny(obstacles);
        (Number, NetworkId, ServiceId, ById, What, From, Until, ToldAt, AnnouncedBy, AnnouncedAt) = (number, networkId, serviceId, byId, what, from, until, toldAt, announcedBy, now);
    }

    public long Number { get; private set; }
    public static string Prefix => "MW-";
    public string Reference => $"{Prefix}{Number}";
    public Guid NetworkId { get; private set; }

    /// <summary>Null for the whole network.</summary>
    public Guid? ServiceId { get; private set; }

    /// <summary>The provider or partner who does the work; null when we do.</summary>
    public Guid? ById { get; private set; }
    public string What { get; private set; } = "";
    public Instant From { get; private set; }
    public Instant Until { get; private set; }

    /// <summary>When whoever does it told us.</summary>
    public Instant ToldAt { get; private set; }

    /// <summary>When we told the customer.</summary>
    public Instant AnnouncedAt { get; private set; }
    public Guid? AnnouncedBy { get; private set; }
    public Instant? CancelledAt { get; private set; }
    public string? CancelledWhy { get; private set; }

    /// <summary>As it stands in the lines of a clock.</summary>
    internal string Words => $"{Announced} {Reference}: {What}";

    /// <summary>Whether its time does not count under an agreement: it was announced as early as the agreement asks.</summary>
    /// <param name="notice">How long before; null where maintenance counts.</param>
    /// <param name="owedBy">Who promised in the agreement: a company behind us is excused only for its own work, by when it told us; null for us, by when we told the customer.</param>
    public bool IsExcluded(Duration? notice, Guid? owedBy) =>
        CancelledAt is null && notice is { } before && (owedBy is null ? AnnouncedAt + before <= From : owedBy == ById && ToldAt + before <= From);

    /// <summary>It does not take place, or is over early: what is left of it counts like any other time.</summary>
    public void End(string why, Instant now)
    {
        var obstacles = new List<Obstacle>();
        if (CancelledAt is not null || now >= Until) obstacles.Add(new("window-over", $"{Reference} is over since {(CancelledAt ?? Until).Text(null)} UTC. Announce a new one."));
        if (string.IsNullOrWhiteSpace(why)) obstacles.Add(new("missing", "Say why: whoever was told of it will ask.", "/why"));
        RuleException.ThrowIfAny(obstacles);
        CancelledWhy = why;
        if (now <= From) CancelledAt = now;
        else Until = now;
        Touch();
    }
}

sealed class MaintenanceWindowMapping : IEntityTypeConfiguration<MaintenanceWindow>
{
    public void Configure(EntityTypeBuilder<MaintenanceWindow> window)
    {
        window.Property(w => w.What).HasMaxLength(400);
        window.Property(w => w.CancelledWhy).HasMaxLength(400);
        window.Ignore(w => w.Words);
        window.HasIndex(w => w.Number).IsUnique();
        window.HasIndex(w => new { w.NetworkId, w.Until });
        window.HasOne<Network>().WithMany().HasForeignKey(w => w.NetworkId).OnDelete(DeleteBehavior.Restrict);
        window.HasOne<Organisation>().WithMany().HasForeignKey(w => w.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

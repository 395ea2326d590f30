using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Agreements.Reports;

/// <summary>What a customer was told of a month: the document as it was made, and each attempt to send it. A later edition follows, the earlier stays.</summary>
public sealed partial class ServiceReport : Root, IMayBeOfNetwork, INumbered
{
    ServiceReport() { }

    public ServiceReport(long number, Guid customerId, YearMonth month, int edition, string html, string hash, Guid? by, Instant now) =>
        (Number, OrganisationId, Month, Edition, Html, Hash, MadeBy, MadeAt) = (number, customerId, month.OnDayOfMonth(1), edition, html, hash, by, now);

    public long Number { get; private set; }
    public static string Prefix => "SR-";
    public string Reference => $"{Prefix}{Number}";

    /// <summary>The customer, whose people may read it.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Null: it tells of all networks of the customer.</summary>
    public Guid? NetworkId { get; private set; }

    /// <summary>First day of the month it tells of.</summary>
    public LocalDate Month { get; private set; }

    /// <summary>1 for the first of the month; one that was made anew counts up.</summary>
    public int Edition { get; private set; }

    /// <summary>The whole page; nothing of it is fetched from elsewhere.</summary>
    public string Html { get; private set; } = "";

    /// <summary>SHA-256 of the page as it was made, hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    public Guid? MadeBy { get; private set; }
    public Instant MadeAt { get; private set; }
    public List<ReportSending> Sendings { get; private set; } = [];

    public string MonthName => Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Notes an attempt to send it.</summary>
    /// <param name="outcome">Taken by the mail server, mail is off, or what went wrong.</param>
    public void Tried(string to, bool taken, string outcome, Instant now)
    {
        Sendings.Add(new ReportSending(to, taken, outcome.Length > 500 ? outcome[..500] : outcome, now));
        Touch();
    }

    /// <summary>Erased words leave what people read of the page; its tags and styles stay.</summary>
    internal void TakeOut(ErasedWords words)
    {
        if (!words.StandIn(Html)) return;
        Html = TextOfPage().Replace(Html, part => part.Value.StartsWith('<') ? part.Value : words.TakenOutOf(part.Value));
        Touch();
    }

    [GeneratedRegex("<style.*?</style>|<[^>]*>|[^<]+", RegexOptions.Singleline)]
    private static partial Regex TextOfPage();

    public bool WasSent => Sendings.Any(s => s.Taken);
}

/// <summary>An attempt to send a report.</summary>
public sealed class ReportSending
{
    ReportSending() { }

    public ReportSending(string to, bool taken, string outcome, Instant at) => (To, Taken, Outcome, At) = (to, taken, outcome, at);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string To { get; private set; } = "";

    /// <summary>The mail server took it.</summary>
    public bool Taken { get; private set; }
    public string Outcome { get; private set; } = "";
    public Instant At { get; private set; }
}

/// <summary>On which day of a month a customer gets the report of the month before, and who reads it.</summary>
public sealed class ReportSchedule : Root, IInternal
{
    ReportSchedule() { }

    public ReportSchedule(Guid customerId) => CustomerId = customerId;

    public Guid CustomerId { get; private set; }

    /// <summary>Day of the month, 1 to 28; on a weekend it is sent all the same.</summary>
    public int Day { get; private set; }

    /// <summary>A contact of the customer.</summary>
    public Guid RecipientId { get; private set; }

    public void Set(int day, Guid recipientId)
    {
        if (day is < 1 or > 28) throw new RuleException("day-out-of-range", $"There is no day {day} in every month: give 1 to 28.", "/day");
        (Day, RecipientId) = (day, recipientId);
        Touch();
    }

    /// <summary>When the report of a month is due: at eight in the morning where the customer is.</summary>
    public Instant DueFor(YearMonth month, string zone) => month.OnDayOfMonth(1).PlusMonths(1).PlusDays(Day - 1).At(new LocalTime(8, 0)).InZoneLeniently(Times.ZoneOf(zone)).ToInstant();
}

sealed class ServiceReportMapping : IEntityTypeConfiguration<ServiceReport>
{
    public void Configure(EntityTypeBuilder<ServiceReport> report)
    {
        report.Property(r => r.Hash).HasMaxLength(64);
        report.Ignore(r => r.WasSent);
        report.HasIndex(r => r.Number).IsUnique();
        report.HasIndex(r => new { r.OrganisationId, r.Month, r.Edition }).IsUnique();
        report.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        report.HasMany(r => r.Sendings).WithOne().HasForeignKey("ServiceReportId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ReportSendingMapping : IEntityTypeConfiguration<ReportSending>
{
    public void Configure(EntityTypeBuilder<ReportSending> sending)
    {
        sending.ToTable("ServiceReportSendings");
        sending.Property(s => s.To).HasMaxLength(320);
        sending.Property(s => s.Outcome).HasMaxLength(500);
    }
}

sealed class ReportScheduleMapping : IEntityTypeConfiguration<ReportSchedule>
{
    public void Configure(EntityTypeBuilder<ReportSchedule> schedule)
    {
        schedule.HasIndex(s => s.CustomerId).IsUnique();
        schedule.HasOne<Organisation>().WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
        schedule.HasOne<Person>().WithMany().HasForeignKey(s => s.RecipientId).OnDelete(DeleteBehavior.Restrict);
    }
}

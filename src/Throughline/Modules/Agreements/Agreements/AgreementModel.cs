using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>An agreement with the version that was asked for, all it covers and all that stands with it.</summary>
public sealed record AgreementModel(
    string Reference, int Version, string Title, Owes Owes, string With, int? Tier, LocalDate From, LocalDate? Until, LocalDate? NoticeBy, string? EndedWhy, string Zone, string StateKind, string StateWord,
    TermsModel Terms, IReadOnlyList<VersionLine> Versions, IReadOnlyList<CoverLine> Covers, IReadOnlyList<PartyLine> Parties, IReadOnlyList<SupportLine> StandsOn, IReadOnlyList<SupportLine> StandsBehind,
    ChainModel? Chain, IReadOnlyList<HistoryLine> History, bool MayChange, LocalDate Today) : IVersioned;

/// <summary>What one version promises.</summary>
/// <param name="Card">The same in plain words, as the customer reads it.</param>
public sealed record TermsModel(
    int Number, LocalDate From, string? Why, string Hours, Guid? CalendarId, string? Calendar, ClockStart ClockStarts, ClockPauses ClockPauses, ClockStop ClockStops, long MonthlyMinor, long OnceMinor, string Currency,
    decimal? PromisedPercent, bool MonthIsThirtyDays, decimal CapPercent, CreditsAdd CreditsAdd, Exclusions Excluded, int? InstallDays, int? ChronicMonths, int ChronicNoticeDays, int ClaimDays, int NoticeDays,
    IReadOnlyList<TargetLine> Targets, IReadOnlyList<TierLine> Tiers, IReadOnlyList<string> Card);

/// <summary>What is promised for one priority.</summary>
public sealed record TargetLine(int Priority, int RespondMinutes, int RestoreMinutes, int? ResolveMinutes, bool DayAndNight);

/// <summary>A line of the credit table; without <c>below</c> it has no end.</summary>
public sealed record TierLine(TierKind Kind, decimal From, decimal? Below, decimal Percent);

/// <summary>A version in the list of versions.</summary>
public sealed record VersionLine(int Number, LocalDate From, string? Why, bool Holds);

/// <summary>What an agreement covers.</summary>
public sealed record CoverLine(Guid Id, string Network, string Name, string? Service, string? Circuit);

/// <summary>A company named beside the two sides.</summary>
public sealed record PartyLine(string Name, PartyKind Role);

/// <summary>An agreement before or behind this one.</summary>
public sealed record SupportLine(Guid Id, string Reference, string Title, string With, int Group, decimal? PromisedPercent, int? RestoreMinutes);

/// <summary>What the agreements behind can give together, percent, beside what is promised.</summary>
public sealed record ChainModel(decimal Percent, decimal? Promised, string? Warning);

/// <summary>Something that happened to an agreement.</summary>
public sealed record HistoryLine(Instant At, string? Who, string Text);

using Throughline.Modules.Agreements.Claims;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>What we promise, what stands behind it, and what the difference costs.</summary>
/// <param name="Of">Whose: a customer, a provider or an engineer; null for all.</param>
/// <param name="By">What the sums are listed by.</param>
public sealed record ExposureModel(
    string? Of, string Filter, ExposureBy By, ExposureSums Sums, IReadOnlyList<RightToLeave> Rights, ChainPicture? Picture, IReadOnlyList<GapLine> Gaps, int Promises, IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<MonthLine> Months, IReadOnlyList<ClaimLine> Claims, IReadOnlyList<CreditRow> Credits, LocalDate Today);

/// <summary>What sums are listed by.</summary>
public enum ExposureBy { Customer, Provider, Engineer }

/// <summary>The figures on top; amounts are written for people, each currency for itself.</summary>
public sealed record ExposureSums(string Month, string MonthNet, string MonthOut, string MonthIn, bool MonthLoses, string YearNet, string YearOut, string YearIn, string WorstYear, int Short, int Thin, int Uncovered, string ToClaim, LocalDate? NextDue);

/// <summary>A customer may leave because the same promise was missed month after month.</summary>
public sealed record RightToLeave(string Customer, string Agreement, string Service, string Network, Standard Missed, IReadOnlyList<string> Months, LocalDate From, bool IsReached, int NoticeDays, string YearHangs);

/// <summary>One promise in the table of gaps; services of one agreement that stand alike share a line.</summary>
/// <param name="Like">Further services for which the same holds.</param>
/// <param name="Margin">What is left at the worst start, signed; percent points for availability.</param>
public sealed record GapLine(
    string Service, string Kind, string Network, string NetworkName, string Customer, string Agreement, string Target, int? Priority, Footing Footing, string Promise, string Behind, IReadOnlyList<string> BehindAgreements,
    string Margin, string Worst, Instant? WorstStart, string? WayOut, IReadOnlyList<string> Like);

/// <summary>Sums of one customer, provider or engineer.</summary>
public sealed record GroupLine(string Name, string Href, string MonthNet, string YearNet, string WorstYear, int Short, int Thin, int Uncovered);

/// <summary>A month in the chart, in whole units of the currency that is owed most.</summary>
public sealed record MonthLine(string Label, long OutMinor, long InMinor, string Currency);

/// <summary>The chain of one service as it is drawn.</summary>
public sealed record ChainPicture(string Service, string Title, ChainEnd Customer, ChainEnd Us, IReadOnlyList<ChainEnd> Providers, ChainLink Promise, IReadOnlyList<ChainLink> Behind, RestorePicture? Restore, AvailabilityPicture? Available, RespondPicture? Respond, string Described);

/// <summary>A party of the chain.</summary>
public sealed record ChainEnd(string Name, string Role);

/// <summary>An agreement between two parties of the chain.</summary>
public sealed record ChainLink(string Agreement, string Words);

/// <summary>Restoring, at the worst start, in minutes on the wall clock.</summary>
/// <param name="Parts">What happens one after another behind us: name, minutes, whether it is our own.</param>
public sealed record RestorePicture(string Target, int PromiseMinutes, string PromiseWords, IReadOnlyList<RestorePart> Parts, int? GapMinutes, string Own, Footing Footing, string Worst);

/// <summary>A part of the time until it runs again.</summary>
public sealed record RestorePart(string Words, int Minutes, bool Ours);

/// <summary>Availability promised beside what the chain gives.</summary>
public sealed record AvailabilityPicture(decimal Promised, decimal? Computed, string BehindWords, int PromisedMinutesDown, int? ComputedMinutesDown, Footing Footing);

/// <summary>Answering promised to the customer and by the provider, minutes.</summary>
public sealed record RespondPicture(int Promised, int? Behind);

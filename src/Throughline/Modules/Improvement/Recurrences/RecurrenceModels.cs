using Throughline.Modules.Improvement.Problems;
using Throughline.Web;

namespace Throughline.Modules.Improvement.Recurrences;

/// <summary>What keeps coming back, the dearest a year first; what it costs; what this installation learned.</summary>
/// <param name="LookedAt">When the history was last looked through; null while it never was.</param>
/// <param name="LinkRate">Of the tickets closed in 90 days, the share that is linked to another or to a problem.</param>
public sealed record RecurrencesModel(
    IReadOnlyList<RecurrenceLine> Chronic, string? Next, RecurrenceSums Sums, Instant? LookedAt, int LookedThrough, double LinkRate, int ClosedLately, IReadOnlyList<LearnedNight> Learned, int Links, bool CanAct, string Zone);

/// <summary>All of them together.</summary>
public sealed record RecurrenceSums(int Count, int Known, int Tickets, int Minutes, long RunRateMinor, long FirstTenMinor);

/// <summary>One issue in the list.</summary>
public sealed record RecurrenceLine(
    string Reference, string Name, IReadOnlyList<string> Signature, bool Known, string? Problem, ProblemState? State, string? KnownError, string? Owner,
    int Tickets, int Events, int Networks, int InNinetyDays, IReadOnlyList<int> Months, long RepeatCostMinor, long RunRateMinor, Instant LastAt);

/// <summary>A night on which weights were compared.</summary>
public sealed record LearnedNight(Instant At, int Examples, int HeldBack, double Before, double After, bool Adopted);

/// <summary>One issue with its tickets and its history.</summary>
public sealed record RecurrenceModel(
    Guid Id, string Reference, int Version, string Name, IReadOnlyList<string> Signature, IReadOnlyList<string> Rules, bool Known, string? Problem, string? ProblemTitle, ProblemState? State, string? KnownError, string? Workaround,
    int Events, int Networks, int Customers, int Minutes, long CostMinor, long RepeatCostMinor, long RunRateMinor, Instant FirstAt, Instant LastAt, IReadOnlyList<int> Months, int InNinetyDays, Instant LookedAt, Instant? EndedAt, string? MergedInto,
    IReadOnlyList<RecurrenceMember> Tickets, IReadOnlyList<RecurrenceAct> History, bool CanAct, string Zone) : IVersioned;

/// <summary>One of its tickets.</summary>
public sealed record RecurrenceMember(string Reference, string Title, Instant OpenedAt, string? Network, string? NetworkName, string? Fix, int Minutes, long CostMinor);

/// <summary>What people did with it.</summary>
public sealed record RecurrenceAct(Instant At, string? Who, string What);

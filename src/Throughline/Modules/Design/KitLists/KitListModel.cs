using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.KitLists;

/// <summary>A network's kit list as it stands: lines, checks, what the signature needs, what it costs.</summary>
public sealed record KitListModel(
    NetworkHeadModel Head, int Version, int Number, KitState State, string Currency,
    IReadOnlyList<KitLineRow> Lines, KitReview Review, KitTotals Totals, SignOffCard SignOff,
    IReadOnlyList<VersionRow> Versions, KitDifference? Difference, int? DifferenceFrom,
    IReadOnlyList<Ui.Option> Parts, IReadOnlyList<Ui.Option> Serves, IReadOnlyList<Ui.Option> Engineers, bool MayEdit) : IVersioned;

/// <summary>A line of a kit list as it is read.</summary>
/// <param name="Mark">The word at its end, Traced or what is wrong.</param>
/// <param name="Faults">What is wrong, in words.</param>
/// <param name="Since">+ new, or ~ was 1, against what was signed last; null when it did not change.</param>
public sealed record KitLineRow(
    int Number, string PartNumber, string Description, int Quantity, string Purpose, IReadOnlyList<ServedBy> Serves, int Spare, SpareKind? SpareKind, string SpareReason,
    int LeadDays, long CostMinor, long PriceMinor, long CostTotal, long PriceTotal, KitSource Source, string StateKind, string Mark, IReadOnlyList<string> Faults, string? Since, string ServesText);

/// <summary>An element that pieces of a line serve.</summary>
public sealed record ServedBy(string Element, int Quantity);

/// <summary>Sums of a kit list, in minor units.</summary>
/// <param name="ReqCoverage">Requirements that are covered, 0 to 1.</param>
/// <param name="KitTrace">Pieces that are allocated or classed, 0 to 1.</param>
public sealed record KitTotals(int Pieces, int TracedPieces, long CostMinor, long PriceMinor, long MonthlyMinor, decimal? Margin, decimal MarginFloor, long IdleMinor, int LongestLead, int Covered, int Requirements, double ReqCoverage, double KitTrace, LocalDate? OrderBy);

/// <summary>What stands on the card of the signature.</summary>
/// <param name="Obstacles">All that stands in the way for the one who reads.</param>
/// <param name="Void">The signature that is void: by whom, when, why.</param>
public sealed record SignOffCard(IReadOnlyList<Obstacle> Obstacles, VersionRow? Signed, VersionRow? Void, string? VoidWords, string? Reviewer, string? ReviewWords, bool ReviewIsMine);

/// <summary>One version in the history of the list.</summary>
public sealed record VersionRow(int Number, string State, string Why, Instant StartedAt, string? Signer, Instant? SignedAt, string? Hash, Instant? VoidAt, string? Proposal)
{
    /// <summary>9f3c 21ab … 7e04.</summary>
    public string? ShortHash => Hash is null ? null : $"{Hash[..4]} {Hash[4..8]} … {Hash[^4..]}";
}

using Throughline.Modules.Agreements.Agreements;

namespace Throughline.Modules.Agreements.Exposure;

/// <summary>One promise as it is agreed, and as it would be with other terms.</summary>
/// <param name="Service">Null while no promise to a customer holds.</param>
/// <param name="Priorities">For which of them a time is promised.</param>
/// <param name="IsTried">Other terms were given; without them both columns say the same.</param>
/// <param name="Agreements">Ours first, then those behind it: the terms that were tried, or as agreed.</param>
/// <param name="Figures">Both beside each other, line by line.</param>
/// <param name="Changes">Promises that would stand otherwise.</param>
/// <param name="Services">How many services the agreements promise something for: what the sums are of.</param>
/// <param name="Picture">The chain with these terms.</param>
public sealed record OtherTermsModel(
    string? Service, string Title, string Customer, int Priority, IReadOnlyList<int> Priorities, bool IsTried, IReadOnlyList<TriedAgreement> Agreements, IReadOnlyList<TermsFigure> Figures, IReadOnlyList<PromiseChange> Changes,
    int Services, ChainPicture? Picture, IReadOnlyList<string> Calendars, IReadOnlyList<PromiseChoice> Others);

/// <summary>An agreement of the chain with the terms that are tried.</summary>
/// <param name="IsChanged">They differ from what is agreed.</param>
/// <param name="ChangeHref">The form that writes them into a new version.</param>
public sealed record TriedAgreement(string Reference, string With, string Owes, AgreementForm Form, bool IsChanged, string ChangeHref);

/// <summary>A figure as agreed and as it would be.</summary>
/// <param name="Better">Whether it would be better for us; null where it stays.</param>
public sealed record TermsFigure(string What, string Why, string Now, string Then, bool? Better);

/// <summary>A promise that would stand otherwise.</summary>
/// <param name="Like">Further services for which the same holds.</param>
public sealed record PromiseChange(string Service, string Kind, string NetworkName, string Target, Footing FootingNow, string Now, string WorstNow, Footing FootingThen, string Then, string WorstThen, IReadOnlyList<string> Like);

/// <summary>Another promise that can be tried.</summary>
public sealed record PromiseChoice(string Service, string Words);

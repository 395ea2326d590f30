namespace Throughline.Modules.Improvement.Similarity;

/// <summary>What is measured between a new ticket and an older one. The order is the order of every table of weights.</summary>
public enum Feature
{
    // words
    TextMatch, TextMatchShare, TextMatchToBest, TitleMatch, TitleToBest, TitleOverlap, TitleCoverage, TitleInText, TextHasTitle, TextLikeness, WholeLikeness, LikenessToBest,
    RarestShared, SecondRarest, ThirdRarest, SharedWords, SharedCodes, TextRank, TitleRank, TitleLength, TextLength, LengthRatio, NoText,
    TitleLetters, LettersToBest,
    // things
    SameProduct, SameComponent, SameVersion, SamePlatform, SameKind, SamePriority, SameNetwork, SameSite, SameService, SameCustomer, SameModel, SameCause, SameReference,
    OtherProduct, OtherComponent, OtherPlatform, OtherKind,
    // experience
    ProductAffinity, ComponentAffinity, ComponentAttracts, PriorityAttracts, KindAttracts,
    // time and state
    Age, IssueQuiet, IssueSize, InIssue, Closed, ClosedFor, OpenFor, ClosedLongAgo, IssueClosed, TicketsSince,
    // the issue as a whole
    BestOfIssue, IsFirstOfIssue, IssueLetters,
}

/// <summary>The measures' names and how many there are.</summary>
public static class Features
{
    public static readonly int Count = Enum.GetValues<Feature>().Length;
}

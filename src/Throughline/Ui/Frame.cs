namespace Throughline.Ui;

/// <summary>Which company a person belongs to; the shape of the avatar says it: us circle, customer square, provider octagon.</summary>
public enum Side { Us, Customer, Provider }

/// <summary>A network in the side menu with the state it is in.</summary>
public sealed record FrameNetwork(string Href, string Name, string StateKind, string StateWord);

/// <summary>A line of the menu. Key is the letter after <c>g</c> that goes there.</summary>
public sealed record FrameItem(string Href, string Label, string Icon, int? Count = null, string? Key = null);

/// <summary>A titled part of the menu; the first part usually has no title.</summary>
public sealed record FrameSection(string? Title, IReadOnlyList<FrameItem> Items);

/// <summary>What stands around every page: who is signed in, who is on duty, what the menu offers. Filled once per request.</summary>
public sealed class Frame
{
    public string OperatorName { get; set; } = "Throughline";
    public string Version { get; set; } = typeof(Frame).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>When the journal chain was last verified, in words: <c>Journal verified 09:00</c>.</summary>
    public string? JournalVerified { get; set; }

    public bool SignedIn { get; set; }
    public string UserName { get; set; } = "";
    public string UserInitials { get; set; } = "";
    public Side UserSide { get; set; } = Side.Us;

    /// <summary>The reader's company, shown in the customer's and partner's seat.</summary>
    public string UserOrganisation { get; set; } = "";
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>The time with its zone, in words: <c>Tue 17 Nov · 09:20 GMT</c>.</summary>
    public string NowText { get; set; } = "";
    public string? DutyName { get; set; }
    public string? DutyUntil { get; set; }
    public string? DutyPhone { get; set; }

    public IReadOnlyList<FrameNetwork> MyNetworks { get; set; } = [];
    public IReadOnlyList<FrameSection> Menu { get; set; } = [];

    /// <summary>The bar at the foot of a phone: at most five; when empty, the first five of the menu.</summary>
    public IReadOnlyList<FrameItem> TabBar { get; set; } = [];

    /// <summary>Lines of the menu behind one's own initials, above “Sign out”.</summary>
    public IReadOnlyList<FrameItem> Self { get; set; } = [];

    /// <summary>Path and query of the page.</summary>
    public string CurrentPath { get; set; } = "/";

    /// <summary>The search page; the palette asks <see cref="SearchPart"/><c>?q=</c> for list items when it is set.</summary>
    public string SearchHref { get; set; } = "/search";
    public string? SearchPart { get; set; }
    public string SignOutHref { get; set; } = "/sign-out";

    /// <summary>What just happened, said once: <c>Kit list v2 signed</c>.</summary>
    public string? Flash { get; set; }

    /// <summary><c>light</c> or <c>dark</c> from the cookie <c>theme</c>; null follows the machine.</summary>
    public string? Theme { get; set; }

    /// <summary>The line of the menu that the page belongs to: the longest address that begins it.</summary>
    public bool IsCurrent(string href)
    {
        var path = CurrentPath.Split('?', '#')[0];
        if (!Begins(path, href)) return false;
        return !Menu.SelectMany(s => s.Items).Select(i => i.Href).Concat(MyNetworks.Select(n => n.Href))
            .Any(other => other.Length > href.Length && Begins(path, other));
    }

    int ids;

    /// <summary>An id that no other element of this page has.</summary>
    public string NewId(string stem) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}-{++ids}");

    /// <summary>What stands at the foot of a phone.</summary>
    public IReadOnlyList<FrameItem> Foot => TabBar.Count > 0 ? TabBar : [.. Menu.SelectMany(s => s.Items).Take(5)];

    static bool Begins(string path, string href) =>
        path == href || (href != "/" && path.StartsWith(href, StringComparison.Ordinal) && path[href.Length] == '/');
}

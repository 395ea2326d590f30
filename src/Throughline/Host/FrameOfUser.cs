using System.Globalization;
using Throughline.Modules.Parties.Published;
using Throughline.Ui;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>The name of the company that runs this installation, read once.</summary>
sealed class OperatorName
{
    public string? Known { get; set; }
}

/// <summary>Who is signed in, what time it is for them, and the menu their roles open.</summary>
sealed class FrameOfUser(CurrentUser user, ThroughlineDb db, IClock clock, AccessTable access, OperatorName operatorName) : IFramePart
{
    static readonly (string? Title, FrameItem[] Items)[] Menu =
    [
        (null, [new("/", "Today", "today", Key: "t"), new("/duty", "Duty", "bell"), new("/search", "Search", "search")]),
        ("Work", [new("/networks", "Networks", "network", Key: "n"), new("/tickets", "Tickets", "ticket"), new("/plans", "Plans", "plan", Key: "p"), new("/kit-lists", "Kit lists", "box", Key: "k"), new("/catalogue", "Catalogue", "book")]),
        ("Agreements", [new("/agreements", "Agreements", "doc", Key: "a"), new("/exposure", "Exposure", "link", Key: "x"), new("/claims", "Claims", "money"), new("/service-reports", "Service reports", "print")]),
        ("Improve", [new("/improvement", "Chronic issues", "trend", Key: "i"), new("/problems", "Problems", "flag")]),
        ("People", [new("/people", "People", "people"), new("/handovers", "Handovers", "swap"), new("/calendars", "Calendars", "calendar")]),
    ];

    public async Task Fill(Frame frame, HttpContext http)
    {
        frame.SignedIn = user.IsSignedIn;
        frame.UserName = user.Name;
        frame.UserInitials = Avatar.Of(user.Name);
        frame.UserSide = user.Side switch { PartyKind.Us => Side.Us, PartyKind.Provider => Side.Provider, _ => Side.Customer };
        frame.UserOrganisation = user.Organisation;
        frame.Roles = [.. user.Roles.Each().Select(r => r.Word())];
        frame.Self = [new("/me/security", "Your sign-in", "key"), new("/api", "API", "doc")];
        frame.SearchPart = "/search/part";
        frame.CurrentPath = http.Request.Path + http.Request.QueryString;
        frame.Theme = http.Request.Cookies.TryGetValue("theme", out var theme) && theme is "light" or "dark" ? http.Request.Cookies["theme"] : null;
        frame.Flash = Web.Flash.Take(http);
        var now = clock.Now().InZone(Times.ZoneOf(user.Zone));
        frame.NowText = now.ToString("ddd d MMM · HH:mm x", CultureInfo.InvariantCulture);
        frame.Menu = [.. Menu.Select(s => new FrameSection(s.Title, [.. s.Items.Where(i => access.Opens(i.Href, user.Roles))])).Where(s => s.Items.Count > 0)];
        // last: all above needs no database, so the page of a fault has it
        operatorName.Known ??= await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstOrDefaultAsync();
        frame.OperatorName = operatorName.Known ?? "Throughline";
    }
}

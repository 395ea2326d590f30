using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>What the form of a new ticket offers.</summary>
/// <param name="Similar">What is like that which was typed before the form came back.</param>
/// <param name="Networks">The reader's own, or all that are shared with them: at most fifty.</param>
public sealed record TicketFormModel(string? Network, IReadOnlyList<NetworkChoice> Networks, IReadOnlyList<PlaceChoice> Sites, IReadOnlyList<PlaceChoice> Services, bool IsOurs, SimilarTickets Similar, string Zone);

/// <summary>A network to choose.</summary>
public sealed record NetworkChoice(string Reference, string Name, string Customer);

/// <summary>A site or service to choose.</summary>
public sealed record PlaceChoice(string Value, string Words);

/// <summary>Reads what a new ticket can be about.</summary>
public sealed class ReadTicketForm(ThroughlineDb db, Ui.Attempt attempt, IEnumerable<IFindSimilarTickets> similar, CurrentUser user)
{
    public sealed record Input([property: AtMost(40)] string? Network = null);

    public async Task<TicketFormModel> Run(Input input)
    {
        var mine = db.Networks.AsNoTracking().Where(n => !user.SeesAll || n.EngineerId == user.Id || n.AccountManagerId == user.Id);
        var networks = await (from n in mine join c in db.Organisations on n.CustomerId equals c.Id orderby n.Number descending select new NetworkChoice("N-" + n.Number, n.Name, c.Name)).Take(50).ToListAsync();
        var chosen = input.Network ?? (!user.SeesAll && networks.Count == 1 ? networks[0].Reference : null);
        var places = chosen is null ? null : await db.Networks.AsNoTracking().Referred(chosen).Select(n => new
        {
            Reference = "N-" + n.Number,
            Sites = n.Sites.Select(s => new PlaceChoice(s.Code, s.Name)).ToList(),
            Services = n.Services.Select(s => new PlaceChoice("S-" + s.Number, "S-" + s.Number + " " + s.Kind)).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync() ?? throw new NotFoundException($"Network {chosen}");
        return new TicketFormModel(places?.Reference, networks, places?.Sites ?? [], places?.Services ?? [], user.SeesAll, await Similar(), user.Zone);
    }

    async Task<SimilarTickets> Similar()
    {
        const string form = "open";
        string? Typed(string field) => attempt.Value(form, field);
        return attempt.Has(form) && similar.FirstOrDefault() is { } find
            ? await find.To(new TypedTicket(Typed("title"), Typed("description"), Typed("network"), Typed("site"), Typed("service"), Typed("component")))
            : SimilarTickets.None;
    }
}

using Throughline.Web;

namespace Throughline.Modules.Calendars.Feeds;

/// <summary>Makes the address of the reader's own calendar feed, or a new one in its place.</summary>
public sealed class RenewFeed(ThroughlineDb db, PublicAddress address, CurrentUser user, IClock clock)
{
    public async Task<string> Run()
    {
        var (me, now) = (user.Id!.Value, clock.Now());
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == me);
        if (feed is null) db.CalendarFeeds.Add(feed = new CalendarFeed(me));
        var again = feed.IsOn;
        var secret = feed.Renew(now);
        db.Facts.Add(Fact.Of(new CalendarFeedMade(me, user.Name, again), null, me, now));
        await db.SaveChangesAsync();
        return address.Of($"/calendar/{secret}.ics");
    }
}

/// <summary>Ends the reader's own calendar feed: the address answers nothing from now on.</summary>
public sealed class EndFeed(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public async Task Run()
    {
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == user.Id) is { IsOn: true } on ? on : throw new NotFoundException("Your calendar feed");
        feed.End();
        db.Facts.Add(Fact.Of(new CalendarFeedEnded(feed.PersonId, user.Name), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
    }
}

/// <summary>A person's calendar program may read their duty.</summary>
public sealed record CalendarFeedMade(Guid PersonId, string Person, bool Again) : Happening
{
    public override string Sentence => $"{Person} made {(Again ? "a new address" : "an address")} for their calendar feed.";
    public override Guid? Subject => PersonId;
}

/// <summary>A person's calendar feed answers no more.</summary>
public sealed record CalendarFeedEnded(Guid PersonId, string Person) : Happening
{
    public override string Sentence => $"{Person} ended their calendar feed.";
    public override Guid? Subject => PersonId;
}

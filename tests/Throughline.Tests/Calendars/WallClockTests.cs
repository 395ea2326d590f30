using NodaTime;
using NodaTime.TimeZones;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

public class WallClockTests
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    [Fact]
    public void A_local_moment_near_any_change_of_any_zone_is_the_first_occurrence_or_the_jump()
    {
        var compared = 0;
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            foreach (var stretch in zone.GetZoneIntervals(Instant.FromUtc(1850, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0)).Where(z => z.HasStart))
            {
                foreach (var minutes in new[] { -1500, -90, -31, -1, 0, 1, 29, 59, 60, 90, 1500 })
                {
                    var local = stretch.IsoLocalStart.PlusMinutes(minutes);
                    Assert.Equal(zone.ResolveLocal(local, Resolver).ToInstant(), WallClock.Reach(zone, local));
                    compared++;
                }
            }
        }
        Assert.True(compared > 100_000, $"only {compared} moments were compared");
    }

    [Fact]
    public void A_moment_is_shown_exactly_from_the_instant_it_is_reached()
    {
        foreach (var zone in Random.Zones.Select(z => DateTimeZoneProviders.Tzdb[z]))
        {
            foreach (var stretch in zone.GetZoneIntervals(Instant.FromUtc(1900, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0)).Where(z => z.HasStart))
            {
                foreach (var minutes in new[] { -70, -30, 0, 30, 70 })
                {
                    var local = WallClock.Ticks(stretch.IsoLocalStart.PlusMinutes(minutes));
                    var reached = WallClock.Reach(zone, local);
                    Assert.True(WallClock.Shown(zone, reached) >= local);
                    Assert.True(WallClock.Shown(zone, reached - 1) < local);
                }
            }
        }
    }
}

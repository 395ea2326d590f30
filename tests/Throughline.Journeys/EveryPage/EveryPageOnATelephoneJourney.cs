using Throughline.Journeys.Ground;

namespace Throughline.Journeys.EveryPage;

/// <summary>The same pages in the hand: a class of its own, so that it runs beside the walk at the desk.</summary>
public sealed class EveryPageOnATelephoneJourney(Browser browser, DemoSite demo)
{
    [Fact]
    public async Task Our_pages_are_readable_on_a_telephone() => await Walk.Through(browser, demo, "maja.kovac@halden.example", Look.Phone, EveryPageJourney.Ours);

    [Fact]
    public async Task The_customers_pages_are_readable_on_a_telephone() => await Walk.Through(browser, demo, "helen.ashworth@brightwater.example", Look.Phone, EveryPageJourney.Theirs);
}

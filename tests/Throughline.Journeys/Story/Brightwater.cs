using System.Globalization;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Throughline.Ground;
using Throughline.Journeys.Ground;
using Throughline.Modules.Exchange.Demo;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.Story;

/// <summary>
/// The story that must always work, on one site that begins with the people and the catalogue and no network.
/// A step plays those before it first if no other test did: each test can be run alone.
/// </summary>
public sealed class Brightwater(Browser browser) : IAsyncLifetime
{
    static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    static readonly Func<Brightwater, Task>[] Steps = [Step1_TheRequest.Play, Step2_TheKitList.Play, Step3_ThePlan.Play, Step4_TheSurveyAndTheChange.Play, Step5_TheAcceptance.Play, Step6_TwoInTheMorning.Play, Step7_TheThirdFault.Play, Step8_TheHandover.Play];

    readonly Dictionary<int, Task> played = [];
    readonly Dictionary<string, Seat> seats = [];
    TestSite? site;

    public TestSite Site => site ?? throw new InvalidOperationException("The site has not started.");

    /// <summary>The network of the story, since the first step.</summary>
    public string Network { get; set; } = "";

    public string At => "/networks/" + Network;

    /// <summary>Plays the story up to a step. A step that failed fails for everyone who builds on it.</summary>
    public async Task Reach(int step)
    {
        Need.Or(Browser.Unavailable);
        for (var i = 1; i <= step; i++)
        {
            if (!played.TryGetValue(i, out var done)) played[i] = done = Play(i);
            await done;
        }
    }

    /// <summary>Where a person of the demo sits, signed in.</summary>
    public async Task<Seat> As(string name, Look? look = null)
    {
        var key = look is null ? name : $"{name}, {look}";
        if (seats.TryGetValue(key, out var seat)) return seat;
        var window = await browser.Open($"http://localhost:{Site.Address.Port}", look);
        window.SetDefaultTimeout(30_000);
        seats[key] = seat = new Seat(name, await window.NewPageAsync());
        var email = await Site.Do((_, db) => Task.FromResult(db.People.Single(p => p.Name == name).Email!));
        await seat.Page.SignIn(email);
        await Assertions.Expect(seat.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        return seat;
    }

    /// <summary>Somebody with a link and no account.</summary>
    public async Task<Seat> Nobody(string name)
    {
        var window = await browser.Open($"http://localhost:{Site.Address.Port}");
        return seats[name] = new Seat(name, await window.NewPageAsync());
    }

    /// <summary>It becomes this hour in London; the clock never goes back.</summary>
    public void ItIs(string dateAndTime)
    {
        var then = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(dateAndTime).Value.InZoneLeniently(London).ToInstant();
        Assert.True(then >= Site.Clock.GetCurrentInstant(), $"The story is past {dateAndTime} already.");
        Site.Clock.Advance(then - Site.Clock.GetCurrentInstant());
    }

    public async ValueTask InitializeAsync()
    {
        if (Browser.Unavailable is not null) return;
        var (database, folder) = await TestDatabase.New();
        await DemoOrganisation.LoadCompany(database, TestSite.Morning);
        site = await TestSite.Start(database, folder: folder);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in seats.Values) await seat.Page.Context.CloseAsync();
        if (site is not null) await site.DisposeAsync();
    }

    async Task Play(int step)
    {
        try
        {
            await Steps[step - 1](this);
        }
        catch (Exception fault)
        {
            var seen = new List<string>();
            foreach (var seat in seats.Values)
            {
                var picture = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"story-{step}-{seats.Values.ToList().IndexOf(seat)}.png"));
                await seat.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
                seen.Add($"{seat.Name} at {seat.Page.Url}, picture {picture}");
            }
            throw new InvalidOperationException($"Step {step} of the story: {fault.Message}\n{string.Join('\n', seen)}", fault);
        }
    }
}

/// <summary>All steps of the story share one site and follow one another.</summary>
[CollectionDefinition(Name)]
public sealed class TheStory : ICollectionFixture<Brightwater>
{
    public const string Name = "The story";
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Throughline.Modules.Improvement.Learning;
using Throughline.Modules.Improvement.Nights;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Improvement.Suggestions;
using Throughline.Modules.Support.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Improvement.Learning;

[Trait("needs", "server")]
public class LearnFromLinksTests
{
    static readonly Instant Start = TestSite.Morning - Duration.FromDays(500);

    /// <summary>A hundred and forty repeats, each with two older tickets of the same words; by the rule given, people link the one or the other.</summary>
    static Task Tell(TestSite site, Func<int, bool> oldOne) => site.Do(async (_, db) =>
    {
        var number = 1L;
        Ticket Add(string title, double day)
        {
            var at = Start + Duration.FromDays(day);
            var ticket = new Ticket(number++, TicketKind.Incident, title, "", Impact.Impaired, Urgency.Normal, Channel.Phone, null, "Sam Okoro", at);
            ticket.Resolve(Cause.Kit, "mended", at + Duration.FromHours(3), at + Duration.FromHours(3));
            db.Tickets.Add(ticket);
            return ticket;
        }
        var old = Enumerable.Range(0, 140).Select(i => Add($"{Word(i)} {Word(i + 500)} broken", i * .5)).ToList();
        var late = Enumerable.Range(0, 140).Select(i => Add($"{Word(i)} {Word(i + 500)} broken", 300 + i * .5)).ToList();
        for (var i = 0; i < 140; i++)
        {
            var repeat = Add($"{Word(i)} {Word(i + 500)} broken", 400 + i * .5);
            db.TicketLinks.Add(new TicketLink(repeat, oldOne(i) ? old[i] : late[i], LinkVerdict.Same, null, repeat.OpenedAt + Duration.FromHours(1)));
        }
        await db.SaveChangesAsync();
    });

    // four letters that no other number gives
    static string Word(int i) => string.Concat(Enumerable.Range(0, 4).Select(k => (char)('b' + (i * 7919 + 13) / (int)Math.Pow(23, k) % 23)));

    [Fact]
    public async Task What_wins_on_links_it_has_not_seen_is_used_by_every_node_and_stored_with_its_figures()
    {
        var (database, folder) = await TestDatabase.New();
        // of the two nodes only the first works at night
        await using var second = await TestSite.Start(database, b => b.Services.RemoveAll<IHostedService>(), folder);
        await using var site = await TestSite.Start(database);
        // here it is always the old one that came back: the shipped weights believe the opposite
        await Tell(site, _ => true);
        await site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);

        var learned = await site.Do(async (_, db) => await db.LearnedRankers.AsNoTracking().SingleAsync());
        Assert.True(learned.Adopted, $"{learned.Before:F3} before, {learned.After:F3} after");
        Assert.True(learned.After > learned.Before);
        Assert.Equal((140, 140), (learned.Examples, learned.HeldBack));

        var index = second.App.Services.GetRequiredService<DeskIndex>();
        await index.CatchUp(TestContext.Current.CancellationToken);
        Assert.Equal(Weights(site.App.Services.GetRequiredService<DeskIndex>().Engine), Weights(index.Engine));
        Assert.NotEqual(ShippedRanker.Load().Linear.Weight, Weights(index.Engine));

        // nothing new was said: nothing is learned again
        await site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);
        Assert.Equal(1, await site.Do(async (_, db) => await db.LearnedRankers.CountAsync()));
    }

    [Fact]
    public async Task What_does_not_win_is_not_used_and_its_figures_are_kept()
    {
        await using var site = await TestSite.Start();
        // older links say the one, the newest the other: what is learned from the older loses on the newest
        await Tell(site, i => i < 105);
        await site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);

        var tried = await site.Do(async (_, db) => await db.LearnedRankers.AsNoTracking().SingleAsync());
        Assert.False(tried.Adopted);
        Assert.Null(tried.Weights);
        Assert.Equal(ShippedRanker.Load().Linear.Weight, Weights(site.App.Services.GetRequiredService<DeskIndex>().Engine));
    }

    [Fact]
    public async Task What_no_longer_wins_is_set_aside_for_the_weights_that_come_with_the_program()
    {
        await using var site = await TestSite.Start();
        await Tell(site, _ => true);
        await site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);
        Assert.True(await site.Do(async (_, db) => await db.LearnedRankers.AsNoTracking().Select(r => r.Adopted).SingleAsync()));

        // people take it all back: it is the late one that came back, as the shipped weights believe
        await site.Do(async (_, db) =>
        {
            await db.TicketLinks.ExecuteDeleteAsync();
            var tickets = await db.Tickets.OrderBy(t => t.Number).ToListAsync();
            for (var i = 0; i < 140; i++) db.TicketLinks.Add(new TicketLink(tickets[280 + i], tickets[140 + i], LinkVerdict.Same, null, TestSite.Morning + Duration.FromHours(1)));
            await db.SaveChangesAsync();
        });
        await site.App.Services.GetRequiredService<NightShift>().Work(TestContext.Current.CancellationToken);
        Assert.False(await site.Do(async (_, db) => await db.LearnedRankers.AsNoTracking().OrderByDescending(r => r.Number).Select(r => r.Adopted).FirstAsync()));
        var index = site.App.Services.GetRequiredService<DeskIndex>();
        await index.CatchUp(TestContext.Current.CancellationToken);
        Assert.Equal(ShippedRanker.Load().Linear.Weight, Weights(index.Engine));
    }

    static float[] Weights(SimilarityEngine engine) => engine.Ranker.Linear.Weight;
}

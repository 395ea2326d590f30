using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Kernel;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Support.Notices;
using Throughline.Tests.Ground;
using Throughline.Ui;
using Throughline.Web;

namespace Throughline.Tests.Web;

[Trait("needs", "server")]
public class ErrorPageTests
{
    sealed class Broken : IFramePart
    {
        public Task Fill(Frame frame, HttpContext http) => throw new InvalidOperationException("what stands around the page is broken");
    }

    static async Task<(int Status, string Page)> Open(TestSite site, string who, string path)
    {
        using var client = site.As(who);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_page_of_ours_that_fails_keeps_the_menu_of_who_asked()
    {
        await using var site = await TestSite.Start(adjust: b => b.Services.AddScoped<ReadPlans>(_ => throw new InvalidOperationException("broken")));
        await site.Person("Maja Kovač", Role.Engineer);

        var (status, page) = await Open(site, "Maja Kovač", "/plans");

        Assert.Equal(500, status);
        Assert.Contains("The fault is ours and is logged", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/tickets\"", page, StringComparison.Ordinal);
        Assert.Contains("Maja Kovač: your menu", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_fault_is_shown_even_when_what_stands_around_it_is_what_broke()
    {
        await using var site = await TestSite.Start(adjust: b => b.Services.AddScoped<IFramePart, Broken>());
        await site.Person("Maja Kovač", Role.Engineer);

        var (status, page) = await Open(site, "Maja Kovač", "/plans");

        Assert.Equal(500, status);
        Assert.Contains("The fault is ours and is logged", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/tickets\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_let_in_reads_who_is_and_whom_to_ask()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        await site.Person("Dev Patel", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);

        var (status, page) = await Open(site, "Maja Kovač", "/claims");
        Assert.Equal(403, status);
        Assert.Contains("It is open to: account manager, manager, finance.", page, StringComparison.Ordinal);

        (status, page) = await Open(site, "Dev Patel", "/claims");
        Assert.Equal(403, status);
        Assert.Contains("This page is for the people who run your networks", page, StringComparison.Ordinal);
        Assert.DoesNotContain("account manager, manager, finance", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Maja Kovač")]
    [InlineData("Dev Patel")]
    public async Task The_notices_are_reached_from_every_page_with_how_many_are_new(string who)
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        await site.Person("Dev Patel", Role.SiteContact, "Brightwater Clinics", PartyKind.Customer);
        await site.Do(async (_, db) =>
        {
            db.Notices.Add(new Notice("test", db.People.Single(p => p.Name == who).Id, "T-1001 is yours", "no light", "/tickets", site.Clock.Now()));
            await db.SaveChangesAsync();
        });

        var (_, page) = await Open(site, who, "/tickets");

        Assert.Contains("<span class=\"n\">1 new</span>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/notices\"", page, StringComparison.Ordinal);
    }
}

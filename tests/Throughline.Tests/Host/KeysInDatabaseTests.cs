using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Host;

[Trait("needs", "server")]
public sealed class KeysInDatabaseTests
{
    [Fact]
    public async Task A_key_that_is_made_while_a_page_is_drawn_does_not_wait_for_that_page()
    {
        await using var site = await TestSite.Start();
        var keys = site.App.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;
        var drawing = new Thread(() =>
        {
            // what draws a page does one thing at a time: what comes back to it waits until this returns
            SynchronizationContext.SetSynchronizationContext(new Busy());
            for (var i = 1; i <= 20; i++) keys.StoreElement(new XElement("key", $"made in between {i}"), $"key-{i}-of-this-test");
        }) { IsBackground = true };

        drawing.Start();
        Assert.True(await Task.Run(() => drawing.Join(TimeSpan.FromSeconds(60)), TestContext.Current.CancellationToken), "The key waits for the page, and the page for the key.");

        Assert.Equal(20, keys.GetAllElements().Count(e => e.Value.StartsWith("made in between", StringComparison.Ordinal)));
    }

    sealed class Busy : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}

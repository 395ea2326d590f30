using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Host;

namespace Throughline.Tests.Ground;

/// <summary>Does what is due on a site until nothing is left.</summary>
public static class DueOfSite
{
    /// <remarks>The program's own worker may be at it at the same moment; both go on until nothing is left.</remarks>
    public static async Task DoDue(this TestSite site)
    {
        var worker = site.App.Services.GetRequiredService<DueWorker>();
        var now = site.Clock.GetCurrentInstant();
        for (var round = 0; round < 500; round++)
        {
            await worker.RunOnce();
            if (!await site.Do(async (_, db) => await db.DueWork.AnyAsync(w => w.DoneAt == null && w.GivenUpAt == null && w.DueAt <= now))) return;
            await Task.Delay(10);
        }
        Assert.Fail(string.Join('\n', await site.Do(async (_, db) => await db.DueWork.Where(w => w.DoneAt == null && w.DueAt <= now).Select(w => $"{w.Key}: {w.LastError}").ToListAsync())));
    }
}

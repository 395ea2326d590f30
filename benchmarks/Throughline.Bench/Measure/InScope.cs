using Microsoft.Extensions.DependencyInjection;
using Throughline.Data;
using Throughline.Kernel;

namespace Throughline.Bench.Measure;

/// <summary>Works on a database as the program itself does for what nobody asked for.</summary>
internal static class InScope
{
    public static async Task<T> Do<T>(this IServiceProvider services, Func<IServiceProvider, ThroughlineDb, Task<T>> work)
    {
        await using var scope = services.CreateSystemScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ThroughlineDb>());
    }

    public static Task Do(this IServiceProvider services, Func<ThroughlineDb, Task> work) => services.Do(async (_, db) => { await work(db); return 0; });
}

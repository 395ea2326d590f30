using Microsoft.Extensions.DependencyInjection;

namespace Throughline.Kernel;

/// <summary>A scope in which the program itself acts, for work that nobody asked for: commands, watchers, what happens at night.</summary>
public static class SystemScope
{
    public static AsyncServiceScope CreateSystemScope(this IServiceProvider services) => services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();

    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem();
        return scope;
    }
}

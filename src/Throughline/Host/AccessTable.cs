using Microsoft.AspNetCore.Routing;
using Throughline.Kernel;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>Every route with the roles it opens to: what the menu asks, and what a test walks.</summary>
public sealed class AccessTable(EndpointDataSource routes)
{
    public sealed record Line(string Method, string Path, Access? Access);

    public IReadOnlyList<Line> Lines => [.. routes.Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m =>
            new Line(m, "/" + e.RoutePattern.RawText?.TrimStart('/'), e.Metadata.GetMetadata<Access>())))
        .OrderBy(l => l.Path, StringComparer.Ordinal).ThenBy(l => l.Method, StringComparer.Ordinal)];

    Dictionary<string, Role>? pages;

    /// <summary>Whether a page of this route exists and opens to any of these roles.</summary>
    public bool Opens(string path, Role roles)
    {
        pages ??= Lines.Where(l => l.Method == "GET" && l.Access is not null).GroupBy(l => l.Path)
            .ToDictionary(g => g.Key, g => g.Aggregate(Role.None, (all, l) => all | (l.Access!.Anyone ? (Role)(-1) : l.Access.Roles)));
        return pages.TryGetValue(path, out var open) && (open & roles) != 0;
    }
}

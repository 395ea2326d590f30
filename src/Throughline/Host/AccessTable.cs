using Microsoft.AspNetCore.Routing;
using Throughline.Kernel;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>Every route with the roles it opens to: what the menu asks, what <c>throughline routes</c> prints, and what a test walks.</summary>
public sealed class AccessTable(EndpointDataSource routes)
{
    /// <summary>One route. Access null would open to nobody.</summary>
    public sealed record Line(string Method, string Path, Access? Access, RouteEndpoint Route)
    {
        public override string ToString() => $"{Method}\t{Path}\t{Access?.Words ?? "nobody"}";
    }

    public IReadOnlyList<Line> Lines => [.. routes.Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m =>
            new Line(m, "/" + e.RoutePattern.RawText?.TrimStart('/'), e.Metadata.GetMetadata<Access>(), e)))
        .OrderBy(l => l.Path, StringComparer.Ordinal).ThenBy(l => l.Method, StringComparer.Ordinal)];

    /// <summary>The whole table as text: a line per route, tab-separated, after the named sets of roles.</summary>
    public string Text => string.Concat(Access.Legend.Select(l => $"# {l}\n").Concat(Lines.Select(l => $"{l}\n")));

    /// <summary>The table of a site that is not started.</summary>
    public static AccessTable Of(WebApplication app) => new(new CompositeEndpointDataSource(((IEndpointRouteBuilder)app).DataSources));

    Dictionary<string, Role>? pages;

    /// <summary>Whether a page of this route exists and opens to any of these roles.</summary>
    public bool Opens(string path, Role roles)
    {
        pages ??= Lines.Where(l => l.Method == "GET" && l.Access is not null).GroupBy(l => l.Path)
            .ToDictionary(g => g.Key, g => g.Aggregate(Role.None, (all, l) => all | (l.Access!.Anyone ? (Role)(-1) : l.Access.Roles)));
        return pages.TryGetValue(path, out var open) && (open & roles) != 0;
    }
}

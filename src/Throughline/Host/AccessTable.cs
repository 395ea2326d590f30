using Microsoft.AspNetCore.Routing;
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

    public bool Opens(string path, Role roles) => routes.Endpoints.OfType<RouteEndpoint>().Any(e =>
        "/" + e.RoutePattern.RawText?.TrimStart('/') == path
        && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        && e.Metadata.GetMetadata<Access>() is { } access && (access.Anyone || (access.Roles & roles) != 0));
}

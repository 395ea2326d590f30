namespace Throughline.Web;

/// <summary>The address under which people reach this installation, for links in letters.</summary>
public sealed class PublicAddress(IConfiguration configuration, IHttpContextAccessor http)
{
    /// <summary><c>PublicAddress</c> of the settings, else the address that the present request came to, else only the path.</summary>
    public string Of(string path) => configuration["PublicAddress"] is { Length: > 0 } set ? set.TrimEnd('/') + path
        : http.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}{path}" : path;
}

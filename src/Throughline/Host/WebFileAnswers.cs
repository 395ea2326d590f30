using Microsoft.AspNetCore.StaticFiles;
using Throughline.Ui;

namespace Throughline.Host;

/// <summary>Answers styles, scripts and pictures out of the program itself; an address with a content mark may be kept for ever.</summary>
static class WebFileAnswers
{
    static readonly FileExtensionContentTypeProvider Types = new();
    static readonly HashSet<string> Names = [.. WebFiles.Names];

    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        var name = http.Request.Path.Value?.TrimStart('/') ?? "";
        if (!HttpMethods.IsGet(http.Request.Method) || !Names.Contains(name) || WebFiles.Open(name) is not { } file)
        {
            await next(http);
            return;
        }
        await using (file)
        {
            http.Response.ContentType = Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
            http.Response.ContentLength = file.Length;
            http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
            await file.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }
}

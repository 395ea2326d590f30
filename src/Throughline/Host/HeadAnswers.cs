namespace Throughline.Host;

/// <summary>Answers HEAD wherever GET is answered, as every reader of links and watcher of sites expects: the same, without the body.</summary>
static class HeadAnswers
{
    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        var body = http.Response.Body;
        (http.Request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(http);
        }
        finally
        {
            (http.Request.Method, http.Response.Body) = (HttpMethods.Head, body);
        }
    }
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>The last net: what the asker did wrong gets its status, what we did wrong is logged once and answered 500.</summary>
static class Faults
{
    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            var status = fault switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                // the token stands in the form: a form that could not be read to its end says why
                AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => bad.StatusCode,
                AntiforgeryValidationException => 400,
                NotFoundException => 404,
                RuleException => 422,
                StaleException => 412,
                InvalidDataException => 400,
                OperationCanceledException when http.RequestAborted.IsCancellationRequested => 499,
                _ => 500,
            };
            if (status == 500)
                http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Throughline").LogError(fault, "{Method} {Path}", http.Request.Method, http.Request.Path);
            http.Response.Clear();
            http.Response.StatusCode = status;
            var obstacles = (fault as RuleException)?.Obstacles;
            if (Doors.IsApi(http)) await Problems.Write(http, status, obstacles, fault is StaleException or BadHttpRequestException { StatusCode: 415 } ? fault.Message : null);
            else await ErrorPages.WriteFault(http, status, fault is RuleException or StaleException ? fault.Message : null);
        }
    }
}

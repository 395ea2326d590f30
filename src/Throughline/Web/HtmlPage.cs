using System.Text;
using Microsoft.AspNetCore.Components;
using Throughline.Ui;

namespace Throughline.Web;

/// <summary>
/// A page as the answer to a request. The framework's own answer keeps every piece of the text apart until all are written, to stream what a page
/// waits for; ours wait for nothing.
/// </summary>
public sealed class HtmlPage<TPage>(object? model, int? status = null) : IResult where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext http)
    {
        using var text = new PageText();
        await Draw.To<TPage>(text, http.RequestServices, model is null ? [] : new() { ["Model"] = model });
        if (status is { } code) http.Response.StatusCode = code;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = Encoding.UTF8.GetByteCount(text.Written);
        Encoding.UTF8.GetBytes(text.Written, http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Throughline.Ui;

/// <summary>Draws a page or a document as HTML, once and whole: of one that fails half-way nothing is sent.</summary>
public static class Draw
{
    public static async Task To<TPage>(TextWriter output, IServiceProvider services, Dictionary<string, object?> parameters) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).WriteHtmlTo(output));
    }

    /// <summary>A document as text, to be kept, sent or printed.</summary>
    public static async Task<string> Text<TPaper>(IServiceProvider services, Dictionary<string, object?> parameters) where TPaper : IComponent
    {
        using var text = new StringWriter();
        await To<TPaper>(text, services, parameters);
        return text.ToString();
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Throughline.Ui;

namespace Throughline.Tests.Ui;

/// <summary>Draws a component to the HTML that a reader would get.</summary>
static class Drawn
{
    /// <summary>Parameters by name; <c>ChildContent</c> takes the text or a RenderFragment.</summary>
    public static async Task<string> Html<T>(object? parameters = null, Frame? frame = null, Attempt? attempt = null) where T : IComponent =>
        await Html(typeof(T), Of(parameters), frame, attempt);

    public static async Task<string> Html(RenderFragment content, Frame? frame = null, Attempt? attempt = null) =>
        await Html(typeof(Holder), new() { ["Content"] = content }, frame, attempt);

    static async Task<string> Html(Type component, Dictionary<string, object?> parameters, Frame? frame, Attempt? attempt)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(frame ?? new Frame { CurrentPath = "/networks/N-1042?tab=kit" })
            .AddSingleton(attempt ?? new Attempt())
            .AddSingleton<AntiforgeryStateProvider, FixedToken>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    static Dictionary<string, object?> Of(object? parameters) =>
        parameters?.GetType().GetProperties().ToDictionary(
            p => p.Name,
            p => p.GetValue(parameters) is string text && p.Name is "ChildContent" ? Text(text) : p.GetValue(parameters)) ?? [];

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    sealed class Holder : ComponentBase
    {
        [Parameter] public RenderFragment Content { get; set; } = null!;
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }

    sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token-of-this-reader", "__RequestVerificationToken");
    }
}

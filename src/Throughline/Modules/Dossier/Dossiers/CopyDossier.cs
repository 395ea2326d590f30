using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Throughline.Web;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>Makes one self-contained file of a dossier, for a phone without a network: the network that is down may be ours.</summary>
public sealed class CopyDossier(ReadDossier read, ThroughlineDb db, IServiceProvider services, ILoggerFactory logs, CurrentUser user)
{
    public async Task<Download> Run(ReadDossier.Input input)
    {
        var model = await read.Run(input);
        var ours = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstOrDefaultAsync() ?? "Throughline";
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<OfflineDossier>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(OfflineDossier.Model)] = model, [nameof(OfflineDossier.Operator)] = ours, [nameof(OfflineDossier.Reader)] = user.Name }))).ToHtmlString());
        return new Download($"dossier-{model.Head.Reference}.html", "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(html));
    }
}

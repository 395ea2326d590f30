using Throughline.Web;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>Makes one self-contained file of a dossier, for a phone without a network: the network that is down may be ours.</summary>
public sealed class CopyDossier(ReadDossier read, ThroughlineDb db, IServiceProvider services, CurrentUser user)
{
    public async Task<Download> Run(ReadDossier.Input input)
    {
        var model = await read.Run(input);
        var ours = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstOrDefaultAsync() ?? "Throughline";
        var html = await Ui.Draw.Text<OfflineDossier>(services, new() { [nameof(OfflineDossier.Model)] = model, [nameof(OfflineDossier.Operator)] = ours, [nameof(OfflineDossier.Reader)] = user.Name });
        return new Download($"dossier-{model.Head.Reference}.html", "text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(html));
    }
}

namespace Throughline.Modules.Calendars.Duty;

/// <summary>A rota, and the layer of it that is to be changed; none for a new one.</summary>
public sealed record LayerFormModel(RotaModel Rota, LayerLine? Layer);

/// <summary>Reads what the form of a layer shows.</summary>
public sealed class ReadLayer(ReadRota rotas)
{
    /// <param name="Layer">Its place, 1 is the lowest; null for a new one.</param>
    public sealed record Input(string Rota, int? Layer = null);

    public async Task<LayerFormModel> Run(Input input)
    {
        var rota = await rotas.Run(new ReadRota.Input(input.Rota));
        var layer = input.Layer is null ? null : rota.Layers.FirstOrDefault(l => l.Number == input.Layer && !l.HasEnded) ?? throw new NotFoundException($"Layer {input.Layer}");
        return new LayerFormModel(rota, layer);
    }
}

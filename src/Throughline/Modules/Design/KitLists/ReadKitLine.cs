using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Design.KitLists;

/// <summary>One line of a kit list with everything about it.</summary>
public sealed record KitLineModel(KitListModel List, KitLineRow Line);

/// <summary>Shows one line of a kit list, to be changed.</summary>
public sealed class ReadKitLine(ReadKitList lists)
{
    public sealed record Input(string Network, int Line);

    public async Task<KitLineModel> Run(Input input)
    {
        var list = await lists.Run(new(input.Network));
        return new(list, list.Lines.FirstOrDefault(l => l.Number == input.Line) ?? throw new NotFoundException($"Kit line {input.Line}"));
    }
}

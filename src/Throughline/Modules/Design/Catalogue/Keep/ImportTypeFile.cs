using Throughline.Modules.Design.Catalogue.Import;
using Throughline.Web;

namespace Throughline.Modules.Design.Catalogue.Keep;

/// <summary>Takes one device or module type from a file of the NetBox library into the catalogue, or refuses it with every fault and its line.</summary>
public sealed class ImportTypeFile(SaveCatalogue save)
{
    public sealed record Input(Upload File, [property: Words("It is a module type")] bool Module = false);

    public async Task<(HardwareType Type, CatalogueChange Change)> Run(Input input)
    {
        using var content = new MemoryStream(input.File.Bytes, writable: false);
        var file = await ReadTypeFile.Run(input.File.FileName, content, input.Module);
        RuleException.ThrowIfAny([.. file.Faults.Select(f => new Obstacle("type-file", FormattableString.Invariant($"{file.File}, line {f.Line}, column {f.Column}: {f.Message}"), "/file"))]);
        return (file.Type!, await save.Run([file.Type!], file.File));
    }
}

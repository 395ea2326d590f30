using Throughline.Modules.Design.Published;
using Throughline.Web;

namespace Throughline.Modules.Design.Designs;

/// <summary>Says how long the agreement will run and when the kit must be on site.</summary>
public sealed class AgreeTerms(Workbench bench)
{
    public sealed record Input(string Network, [property: Between(1, 240), Words("Months of the agreement")] int? ContractMonths = null, [property: Words("Kit needed by")] LocalDate? NeedBy = null);

    public async Task<NetworkDesign> Run(Input input)
    {
        await bench.Open(input.Network);
        bench.Design.Agree(input.ContractMonths, input.NeedBy);
        await bench.Save("terms changed");
        return bench.Design;
    }
}

using Throughline.Modules.Networks.Cautions;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Who said of a dossier that it is still true, and when: before ready for use as the gate asks, and since.</summary>
static class DemoDossiers
{
    static readonly string[] BeforeUse = ["access", "contacts", "addressing", "runbooks"];

    static readonly (int Network, string Section, string By, int Ago)[] Since =
    [
        (1042, "access", "Maja Kovač", 20), (1042, "contacts", "Maja Kovač", 20), (1042, "addressing", "Tomás Reyes", 64), (1042, "runbooks", "Maja Kovač", 20),
        (1015, "access", "Hannah Lindqvist", 33), (1015, "contacts", "Hannah Lindqvist", 33), (961, "contacts", "Tomás Reyes", 75), (933, "access", "Ines Duarte", 101),
    ];

    public static void Plan(DemoWorld world)
    {
        foreach (var network in DemoNetworkLines.All)
            if (network.Engineer is { } engineer && network.Phases.Where(p => p.Phase == Phase.ReadyForUse).Select(p => (int?)p.Ago).FirstOrDefault() is { } ready)
                foreach (var section in BeforeUse) Confirm(world, network.Number, section, engineer, ready);
        foreach (var (network, section, by, ago) in Since) Confirm(world, network, section, by, ago);
    }

    static void Confirm(DemoWorld world, int network, string section, string by, int ago) =>
        world.At<ConfirmSection>(world.Ago(ago, 15, 40), by, v => v.Run(new($"N-{network}", section)));
}

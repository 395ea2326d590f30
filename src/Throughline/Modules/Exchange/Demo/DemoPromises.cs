using Throughline.Modules.Agreements.Agreements;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What stands behind the promises, what the tiers owe the desk, and an agreement that was changed while it ran.</summary>
static class DemoPromises
{
    const string Jonas = "Jonas Weber";

    public static void Plan(DemoWorld world)
    {
        // the fibre ring and the mobile line stand in for each other: lose one and the other carries
        foreach (var promise in new[] { "A-031", "A-044" })
        {
            world.At<PutBehind>(world.Ago(40, 10), Jonas, v => v.Run(new(promise, "A-102")));
            world.At<PutBehind>(world.Ago(40, 11), Jonas, v => v.Run(new(promise, "A-103", "A-102")));
        }
        world.At(world.Ago(39, 10), async () =>
        {
            await world.NextNumber("A", 111);
            foreach (var (tier, restore) in new[] { (1, "1 h"), (2, "3 h"), (3, "8 h") })
                await world.Act<MakeAgreement>(Jonas, v => v.Run(new(Owes: Agreements.Published.Owes.TierToUs, Tier: tier, Title: $"Tier {tier} owes the desk", From: world.Today.PlusDays(-38),
                    Targets: [new(1, "15 min", restore), new(2, "30 min", restore), new(3, "2 h", "16 h"), new(4, "4 h", "48 h")])));
        });
        world.At<ChangeAgreement>(world.Ago(20, 15), Jonas, v => v.Run(new("A-018", From: world.Today.PlusDays(-12), Why: "A fifth depot: more a month, an answer to what is impaired in half an hour", Monthly: 2_410, ChronicMonths: 3, ChronicNoticeDays: 30,
            Excluded: [Agreements.Published.Exclusions.AnnouncedMaintenance, Agreements.Published.Exclusions.CustomerPower, Agreements.Published.Exclusions.CustomerEquipment])));
    }
}

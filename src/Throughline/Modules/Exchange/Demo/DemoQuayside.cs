using Throughline.Modules.Delivery.Changes;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Readiness;
using Throughline.Modules.Delivery.Start;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>N-1107 since Brightwater signed: the plan and its progress, the survey that found no free rack unit, the second port in copper.</summary>
static class DemoQuayside
{
    const string Network = "N-1107", Maja = "Maja Kovač", Priya = "Priya Nair", Dev = "Dev Patel", Tomas = "Tomás Reyes";

    public static void Plan(DemoWorld world)
    {
        var start = world.Today.PlusDays(-57);
        while (start.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) start = start.PlusDays(1);
        world.At<StartDelivery>(world.Ago(60, 16, 30), Priya, v => v.Run(new(Network, "Helen Ashworth", Dev, "Ruth Collins", StartsOn: start, Deadline: world.Today.PlusDays(73),
            DeadlineReason: "Telvane circuit 0117-QS-3 ends", DeadlineSource: "Telvane’s letter", Template: null, Provider: DemoCompanies.Norrvik, Lead: Priya)));
        Answer(world, 54);
        Survey(world);
        Progress(world);
        Change(world);
    }

    static void Answer(DemoWorld world, int ago)
    {
        (string Key, string Answer)[] answers =
        [
            ("move-date", "Monday two weeks before the old circuit ends; the clinic closes without it"), ("signatory", "Helen Ashworth"), ("billing", "Ruth Collins, order 88-1204, PDF by mail"),
            ("routing", "You route, BGP to Harbour Street"), ("cadence", "weekly"), ("street", "Street works notice at the city council, 7 working days"), ("carrier", "Norrvik, 60 to 90 days"),
        ];
        world.At(world.Ago(ago, 10, 20), () => world.Save(null, async db =>
        {
            var network = await db.Networks.Where(n => n.Number == 1107).Select(n => n.Id).SingleAsync();
            var questions = await db.QuestionLists.Where(l => l.NetworkId == network).SelectMany(l => l.Questions).OrderBy(q => q.Number).ToListAsync();
            foreach (var question in questions)
            {
                var known = answers.Where(a => a.Key == question.Key).Select(a => a.Answer).FirstOrDefault() ?? question.Choices.FirstOrDefault() ?? (question.Key is "after-hours" ? null : "See the survey");
                if (known is null) continue;
                world.At<AnswerQuestion>(world.Ago(ago - 1, 11, question.Number), Priya, v => v.Run(new(Network, question.Number, known, Source: AnswerSource.Call, SaidBy: Dev)));
            }
        }));
    }

    static void Survey(DemoWorld world)
    {
        world.At<SubmitSurvey>(world.Ago(48, 14, 30), Tomas, v => v.Run(new(Network, "QS", DemarcPlace: "Ground floor, comms room 2, backboard", EquipmentPlace: "Comms room 2, rack 1", RackFreeUnits: 0, RackDepthMm: 800,
            AcVolts: 230, FreeOutlets: 2, PowerDistanceMetres: 1.4m, FreeWatts: 600, Ups: false, Earth: true, Medium: Medium.Multimode, Connector: "LC", RateMbps: 1000, Ports: 2, DistanceMetres: 38,
            AccessHours: "Mon–Fri 7:00–16:00, two days’ notice", Hazards: "None seen", Photos: "31 photos; photo 14 shows the LC adapters, aqua")));
        world.At<SubmitSurvey>(world.Ago(48, 16, 10), Tomas, v => v.Run(new(Network, "HS", DemarcPlace: "Cabinet B2", EquipmentPlace: "Cabinet B2, below HS-NTE-01", RackFreeUnits: 6, RackDepthMm: 800,
            AcVolts: 230, FreeOutlets: 4, PowerDistanceMetres: 0.8m, FreeWatts: 900, Ups: true, Earth: true, Medium: Medium.SingleMode, Connector: "LC", RateMbps: 1000, Ports: 4, DistanceMetres: 12,
            AccessHours: "At any hour with the guard", AfterHoursContact: "Sam Okoro", Photos: "12 photos")));
    }

    static void Progress(DemoWorld world)
    {
        world.At(world.Ago(40, 17, 10), async () =>
        {
            var tasks = new Dictionary<string, (int Number, LocalDate Start, LocalDate Finish)>();
            await world.Save(null, async db =>
            {
                var network = await db.Networks.Where(n => n.Number == 1107).Select(n => n.Id).SingleAsync();
                foreach (var task in await db.Plans.AsNoTracking().Where(p => p.NetworkId == network).SelectMany(p => p.Tasks).ToListAsync())
                    if (task.Key is { } key) tasks[key] = (task.Number, task.BaselineStart ?? world.Today, task.BaselineFinish ?? world.Today);
            });
            // what lies before the survey went as planned; the landlord took five days longer
            foreach (var key in new[] { "authorization", "kickoff", "survey" })
                await Done(world, tasks[key].Number, tasks[key].Start, tasks[key].Finish, null);
            Later(world, tasks["permits"].Finish, () => Done(world, tasks["permits"].Number, tasks["permits"].Start, tasks["permits"].Finish, null));
            Later(world, tasks["consent"].Finish.PlusDays(7), () => Done(world, tasks["consent"].Number, tasks["consent"].Start, tasks["consent"].Finish.PlusDays(7), DelayCause.Customer));
            Later(world, tasks["construction"].Start, () => world.Act<RecordProgress>(Priya, v => v.Run(new(Network, tasks["construction"].Number, Started: tasks["construction"].Start))));
        });
    }

    static void Later(DemoWorld world, LocalDate date, Func<Task> act)
    {
        var at = date.At(new LocalTime(17, 20)).InZoneLeniently(DateTimeZoneProviders.Tzdb[DemoWorld.Zone]).ToInstant();
        world.At(at < world.Now ? world.Now : at > world.Anchor ? world.Anchor : at, act);
    }

    static Task Done(DemoWorld world, int task, LocalDate started, LocalDate finished, DelayCause? late) =>
        world.Act<RecordProgress>(Priya, v => v.Run(new(Network, task, Started: started, Finished: finished, Cause: late, Note: late is null ? null : "The estate’s board met a week later than said")));

    static void Change(DemoWorld world)
    {
        world.At(world.Work(2, 16, 48), async () =>
        {
            await world.NextNumber("CO", 7);
            await world.Act<RaiseChange>(Maja, v => v.Run(new(Network, "A second port at Quayside, in copper: the new scanner has a copper port only", ChangePreset.AddCopperPort, "Dev Patel, by portal", "QS", "RJ45", 1000, 22, "QS-NTE-01", "4", Monthly: 38)));
        });
        world.At<DecideChange>(world.Work(2, 17, 2), "Helen Ashworth", v => v.Approve(new(Network, "CO-7", Role: "Finance director")));
        world.At<DecideChange>(world.Work(2, 17, 6), Maja, v => v.Apply(new(Network, "CO-7")));
        world.At<AddKitLine>(world.Work(2, 17, 25), Maja, v => v.Run(new(Network, "SFP-1G-SX", 2, "")));
    }
}

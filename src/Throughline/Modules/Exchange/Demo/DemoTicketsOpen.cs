using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;
using Throughline.Web;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>The tickets that people tell of: what came before tonight, what is open by day, and the site that is dark now.</summary>
static class DemoTicketsOpen
{
    /// <summary>The first number that is not of the history.</summary>
    public const int FirstNumber = DemoTickets.Tonight - 8;

    const string Port = """
        BRS2> show interface 1/0/14
        1/0/14 is down, line protocol is down (loss of signal)
          Description: NVK/ETH/448-21907 Harbour Street
          Last change: 22:01:17 UTC, 6 changes in the last hour
          Tx power: -4.2 dBm   Rx power: -40.0 dBm (below -24.0, alarm)
          Input errors 0, CRC 0, carrier transitions 6

        """;

    const string Trunk = """
        D3-SW-01#show interfaces trunk
        Port      Mode    Encapsulation  Status    Native vlan
        Gi1/0/48  on      802.1q         trunking  1
        Port      Vlans allowed on trunk
        Gi1/0/48  1,110,120,130,220
        Port      Vlans allowed and active in management domain
        Gi1/0/48  1,110,120,130,220

        """;

    static Upload Log(string name, string text) => new(name, System.Text.Encoding.UTF8.GetBytes(text));

    const string Maja = "Maja Kovač", Tomas = "Tomás Reyes", Ines = "Ines Duarte", Sam = "Sam Okoro", Elin = "Elin Berg", Dark = "Harbour Street down: no light on the Norrvik uplink";

    public static void Plan(DemoWorld world)
    {
        ByDay(world);
        Tonight(world);
    }

    /// <summary>When it was dark before, and for how many minutes.</summary>
    public static IReadOnlyList<(Instant Opened, int Minutes)> Before(DemoWorld world) => [(world.Ago(76, 22, 15), 145), (world.Ago(22, 3, 40), 190)];

    // like tonight's, and mended the same way; told by the verbs so that whoever counts like faults counts them
    public static void Before(DemoWorld world, Instant opened, int minutes, long number)
    {
        var reference = $"T-{number}";
        world.At(opened, async () =>
        {
            await world.Number("T", number);
            await world.Act<OpenTicket>(Sam, v => v.Run(new(Dark, "Everything in Harbour Street is offline, phones went to mobile. The power blinked.", "N-1042", TicketKind.Incident, Impact.Down, Urgency.High, "HS", "S-2101", "HS-NTE-01")));
        });
        world.At<TakeTicket>(opened + Duration.FromMinutes(7), Tomas, v => v.Run(new(reference)));
        world.At<OpenProviderClock>(opened + Duration.FromMinutes(16), Tomas, v => v.Run(new(reference, $"{7_780_000 + number % 1000}")));
        world.At<AddNote>(opened + Duration.FromMinutes(minutes - 12), Tomas, v => v.Run(new(reference, "Reseated the uplink optic with Sam, waited 40 s: light at −16.8 dBm.", Shared: true)));
        world.At<ResolveTicket>(opened + Duration.FromMinutes(minutes), Tomas, v => v.Run(new(reference, Cause.VendorDefect, "Uplink optic reseated; it stays dark after a power dip", "HS-NTE-01")));
        world.At<LogWork>(opened + Duration.FromMinutes(minutes + 5), Tomas, v => v.Run(new(reference, minutes / 2, "Diagnosis, provider call")));
        world.At<CloseTicket>(opened + Duration.FromMinutes(minutes + 300), Sam, v => v.Run(new(reference)));
    }

    static void ByDay(DemoWorld world)
    {
        Open(world, 0, world.Work(4, 15, 20), "Sam Okoro", new("Which phones ring at night in Northgate?", "The night team moved. Which extensions should ring after 20:00?", "N-1042", TicketKind.Question, Impact.Minor, Urgency.Low, "NG"), "Aisha Bello",
            async reference => await world.Act<WaitOnTicket>("Aisha Bello", v => v.Run(new(reference, PartyKind.Customer, "Sam asked Helen which extensions ring", "Helen Ashworth", Evidence: "Mail to Helen, same day"))));
        Open(world, 1, world.Work(3, 14, 2), "Theo Grant", new("Wireless gone in room 4, third visit", "Third visit for the same access point. Partners are losing patience.", "N-988", TicketKind.Complaint, Impact.Minor, Urgency.High, "PC", Component: "PC-AP-03"), Maja);
        Open(world, 2, world.Work(2, 10, 12), "Dev Patel", new("Please open port 8443 to the lab system", "The lab’s new analyser talks to its maker on 8443.", "N-1042", TicketKind.Request, Impact.Minor, Urgency.Normal, "NG"), Ines);
        Open(world, 3, world.Work(2, 11, 40), "Luz Herrera", new("Second clinic asks for guest wireless", "Patients ask for wireless in the waiting room.", "N-877", TicketKind.Request, Impact.Minor, Urgency.Low, "SC"), "Dana Whitlock");
        Open(world, 4, world.Work(1, 9, 5), "George Fenwick", new("Crane 2 loses its terminal in the afternoon", "Between two and four the terminal drops, then it is well again.", "N-1015", TicketKind.Incident, Impact.Impaired, Urgency.Normal, "FF", Component: "FF-AP-07"), "Hannah Lindqvist");
        Open(world, 5, world.Work(1, 16, 31), "Nora Whitby", new("Catalogue slow in two libraries", "North library and the campus, since lunch.", "N-933", TicketKind.Incident, Impact.Minor, Urgency.Normal, "NL"), Ines);
        Open(world, 6, world.Minutes(250), "Ivy Chen", new("Depot 1: label printers offline now and then", "Two printers of the night shift.", "N-961", TicketKind.Incident, Impact.Minor, Urgency.Normal, "D1"), "Aisha Bello");
        Open(world, 7, world.Minutes(168), "Ivy Chen", new("Depot 3: VLAN 210 unreachable", "Cold-chain probes of Depot 3 do not answer; the store itself works.", "N-961", TicketKind.Incident, Impact.Impaired, Urgency.High, "D3", "S-1902", "D3-SW-01"), Maja,
            async reference =>
            {
                await world.Act<AddNote>(Tomas, v => v.Run(new(reference, "Diagnostics attached: trunk to D3-SW-01 lost VLAN 210 with the change of last night.", Files: [Log("D3-SW-01-trunk.txt", Trunk)])));
                await world.Act<LogWork>(Tomas, v => v.Run(new(reference, 24, "Diagnosis")));
            });
    }

    static void Open(DemoWorld world, int at, Instant when, string reporter, OpenTicket.Input input, string taker, Func<string, Task>? then = null)
    {
        var reference = $"T-{FirstNumber + at}";
        world.At(when, async () =>
        {
            await world.Number("T", FirstNumber + at);
            await world.Act<OpenTicket>(reporter, v => v.Run(input));
        });
        world.At<TakeTicket>(when + Duration.FromMinutes(17), taker, v => v.Run(new(reference)));
        if (then is not null) world.At(when + Duration.FromMinutes(32), () => then(reference));
    }

    static void Tonight(DemoWorld world)
    {
        const string reference = "T-20931";
        world.At(world.Minutes(43), async () =>
        {
            await world.Number("T", DemoTickets.Tonight);
            await world.Act<OpenTicket>(Sam, v => v.Run(new(Dark, "Everything in Harbour Street is offline, phones went to mobile.", "N-1042", TicketKind.Incident, Impact.Down, Urgency.High, "HS", "S-2101", "HS-NTE-01", CustomerReference: "BWC-5521")));
        });
        world.At<AcknowledgeTicket>(world.Minutes(37), Tomas, v => v.Run(new(reference)));
        world.At<TakeTicket>(world.Minutes(36), Tomas, v => v.Run(new(reference)));
        world.At<OpenProviderClock>(world.Minutes(32), Tomas, v => v.Run(new(reference, "7781204")));
        world.At<PauseProviderClock>(world.Minutes(21), Tomas, v => v.Run(new(reference, "Brightwater", "site access for remote hands", "mail of their NOC")));
        world.At<ResumeProviderClock>(world.Minutes(10), Tomas, v => v.Run(new(reference)));
        world.At<AddNote>(world.Minutes(10), Elin, v => v.Run(new(reference, "Access confirmed, resuming. BRS2 port 1/0/14 shows loss of signal since the power dip. No alarm on our fibre.", Shared: true, Files: [Log("BRS2-1-0-14.txt", Port)])));
        world.At<AddNote>(world.Minutes(8), Tomas, v => v.Run(new(reference, "UPS test was started by facilities at 22:00 without telling us. Keep that out of the shared notes until Maja has spoken with Helen; it decides whether the outage is excluded.")));
        world.At<AddNote>(world.Minutes(2), Sam, v => v.Run(new(reference, "Step 3 done. Port LED on the Norrvik side is still off, photo follows.", Shared: true)));
        world.At<LogWork>(world.Minutes(1), Tomas, v => v.Run(new(reference, 37, "Diagnosis, provider call")));
    }
}

using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What goes wrong on the networks of the demo, and what keeps going wrong.</summary>
static class DemoTroubles
{
    public static readonly Trouble DarkUplink = new("No light on the uplink after a power dip", "Everything is offline, phones went to mobile. The power blinked a minute before.", "NTE-01", Impact.Down, Urgency.High,
        Cause.VendorDefect, "Uplink optic reseated, light back above −18 dBm after 40 s", 165, AtProvider: true);
    public static readonly Trouble VoiceVlan = new("No dial tone after the switch was replaced", "Phones show no service since the switch was changed.", "SW-01", Impact.Impaired, Urgency.High,
        Cause.Kit, "Voice VLAN 300 added to the access ports; the template of the switch lacks it", 95);
    public static readonly Trouble Unannounced = new("Link down at night without notice", "The link was gone for some minutes in the night and came back by itself.", "NTE-01", Impact.Down, Urgency.Normal,
        Cause.Provider, "Planned work of the provider that nobody here was told of", 48, AtProvider: true);
    public static readonly Trouble Poe = new("Access points restart one after the other", "Wireless drops for a minute, then another room.", "SW-02", Impact.Impaired, Urgency.Normal,
        Cause.Design, "Power budget of the switch exceeded; four access points moved to a second switch", 140);
    public static readonly Trouble WrongOptic = new("New port has no link", "The port that was installed today stays dark.", "CPE-01", Impact.Minor, Urgency.Normal,
        Cause.Kit, "Single-mode optic on a multimode cord; the right one was sent and fitted", 320);
    public static readonly Trouble Leaver = new("Account of a leaver still opens the VPN", "Somebody who left in spring can still sign in.", "VPN", Impact.Minor, Urgency.High, Cause.Process, "Account closed; list compared with personnel", 60);

    static readonly Trouble[] Usual =
    [
        new("Slow in the morning", "Records take half a minute to open between nine and ten.", "CPE-01", Impact.Impaired, Urgency.Normal, Cause.ConfigurationChange, "Shaper was set to the old rate; raised to what is bought", 130),
        new("Please open a port to the new printer", "New printer on the second floor, fixed address.", null, Impact.Minor, Urgency.Low, Cause.Answered, "Port opened and tested with the caller", 25, TicketKind.Request),
        new("Which address may the scanner have?", "The supplier asks for a fixed address.", null, Impact.Minor, Urgency.Low, Cause.Answered, "Address given and written into the plan", 18, TicketKind.Question),
        new("Backup did not run", "The night’s backup over the line failed.", "CPE-01", Impact.Minor, Urgency.Normal, Cause.CustomerEquipment, "Server of the customer was off; started by them", 70),
        new("Errors on the link", "Error counter rises slowly, calls crackle.", "NTE-01", Impact.Impaired, Urgency.Normal, Cause.Provider, "Provider cleaned the connector in the street cabinet", 260, AtProvider: true),
        new("Wireless weak in the meeting room", "Calls drop at the far end of the table.", "AP-03", Impact.Minor, Urgency.Normal, Cause.Build, "Access point was mounted behind a beam; moved", 190),
        new("Site dark, power cut in the street", "No power in the whole street.", "CPE-01", Impact.Down, Urgency.High, Cause.CustomerPower, "Power came back, all devices came up by themselves", 110),
        new("LTE backup did not take over", "The line was gone and nothing took over.", "LTE-01", Impact.Down, Urgency.Normal, Cause.ConfigurationChange, "Watch address changed with the provider’s router; corrected", 85),
        new("Router restarts by itself", "The router started anew twice this week.", "CPE-01", Impact.Impaired, Urgency.High, Cause.VendorDefect, "Firmware updated to the version with the repair", 150),
        new("Nothing found after a short outage", "It was gone for two minutes, now all is well.", "CPE-01", Impact.Minor, Urgency.Normal, Cause.NoFaultFound, "No trace in any log; watched for a day", 45),
        new("Phone number shows wrong", "Callers see the main number instead of ours.", null, Impact.Minor, Urgency.Low, Cause.ConfigurationChange, "Caller line set per extension", 40, TicketKind.Request),
        new("Digger cut the duct", "Street works in front of the building, then silence.", "NTE-01", Impact.Down, Urgency.High, Cause.External, "Provider spliced the cable the same night", 410, AtProvider: true),
    ];

    /// <summary>What keeps coming back on a network, and about how often a year; the rest of its tickets are usual trouble.</summary>
    public static readonly Dictionary<int, (Trouble Trouble, int[] DaysAgo)[]> Chronic = new()
    {
        [961] = [(DarkUplink, [92, 236]), (VoiceVlan, [18, 41, 77, 120, 199, 260]), (Unannounced, [33, 64, 150])],
        [933] = [(VoiceVlan, [25, 58, 101]), (Unannounced, [12, 71])],
        [988] = [(Poe, [96, 104, 118, 131, 160, 178, 205]), (Leaver, [30, 110])],
        [877] = [(VoiceVlan, [14, 52, 139, 180]), (WrongOptic, [61])],
        [1015] = [(Unannounced, [8, 39, 82, 143]), (WrongOptic, [21, 70]), (Leaver, [44])],
        [1042] = [(Unannounced, [55, 130])],
    };

    public static Trouble Any(ref Dice dice) => dice.Pick(Usual);

    public static readonly string[] Notes =
    [
        "Counters cleared, watching them until the evening.", "Caller confirms that it works again.", "Same as last month, see the linked ticket.", "Asked for the levels on both ends before anybody drives there.",
        "Port statistics attached; no errors on our side.", "They had moved the cable themselves. Told them kindly.", "Configuration of yesterday evening compared: one line differs.", "Provider says they see the loss on their side as well.",
    ];
}

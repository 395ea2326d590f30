using Throughline.Journeys.Ground;

namespace Throughline.Journeys.Story;

/// <summary>Step 6: a site is dark at 2 a.m.; the duty engineer, on a telephone, knows within a minute what it is, what changed and whom to call; both clocks run, and the month's credits are computed.</summary>
[Collection(TheStory.Name)]
public sealed class Step6_TwoInTheMorning(Brightwater story)
{
    [Fact]
    public Task The_duty_engineer_on_a_telephone_sees_the_last_change_the_circuit_and_both_clocks() => story.Reach(6);

    internal static async Task Play(Brightwater story)
    {
        story.ItIs("2027-04-12 22:14");
        await TheEvening(story);
        story.ItIs("2027-04-13 01:58");
        var sam = await story.As("Sam Okoro");
        var ticket = await Report(sam, "Quayside is dark", "The scanner and the desks at Quayside are offline; the boundary device has power");

        story.ItIs("2027-04-13 02:04");
        var tomas = await story.As("Tomás Reyes", Look.PhoneDark);
        await Understand(story, tomas, ticket);
        await Work(story, tomas, sam, ticket);
        await Resolve(story, tomas, ticket);
    }

    static async Task TheEvening(Brightwater story)
    {
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At + "/dossier");
        await maja.Unfolds("Record a change");
        await maja.Fills(("What was changed", "Firmware 4.2 on QS-NTE-01"), ("Reference", "CHG-88"));
        await maja.Presses("Record the change");
        await maja.Unfolds("Set a caution");
        await maja.Fills(("What nobody may touch", "Do not power-cycle QS-NTE-01"), ("Why, and what to do instead", "The laser may not come back; reseat the optic"));
        await maja.Presses("Set the caution");
        await maja.Reads("Firmware 4.2 on QS-NTE-01", "Do not power-cycle QS-NTE-01");
    }

    /// <summary>The customer's technician reports a site that is down, at their own seat; answers the ticket's number.</summary>
    internal static async Task<string> Report(Seat sam, string title, string words)
    {
        await sam.Goes("/tickets/new");
        await sam.Fills(("What is wrong, in one line", title), ("How much is gone", "Down"), ("What you see", words), ("Site", "Quayside"), ("Service", "E-Line"));
        await sam.Presses("Open the ticket");
        await sam.Reads(title, "P1", "Down");
        return sam.Page.Url.Split('/')[^1];
    }

    static async Task Understand(Brightwater story, Seat tomas, string ticket)
    {
        await tomas.Goes("/");
        await tomas.Reads("Quayside is dark");
        await tomas.Follows("Quayside is dark");
        await tomas.Reads("answer within");
        await tomas.Presses("Take it");
        await tomas.Follows("2 a.m. page");
        await tomas.Reads("Quayside: down", "Do not power-cycle QS-NTE-01", "Firmware 4.2 on QS-NTE-01", "NVK/ETH/448-21907", "Norrvik NOC", "Sam Okoro");
        await Pages.NoSidewaysScroll(tomas.Page);
        await Pages.Axe(tomas.Page);
        await tomas.Goes("/tickets/" + ticket);
        await Pages.NoSidewaysScroll(tomas.Page);
    }

    static async Task Work(Brightwater story, Seat tomas, Seat sam, string ticket)
    {
        story.ItIs("2027-04-13 02:09");
        await tomas.Opens("Open provider clock");
        await tomas.Fills(("Their ticket number", "7781204"));
        await tomas.Presses("Start their clock");
        await tomas.Fills(("Who reads this", "Shared with"), ("Note", "Please reseat the optic of the uplink, Sam"));
        await tomas.Presses("Add note");
        await sam.Goes("/tickets/" + ticket);
        await sam.Reads("Please reseat the optic of the uplink, Sam");
        await sam.Fills(("Note", "Reseated: no light"));
        await sam.Presses("Add note");

        // side by side: what we owe and what is owed to us; whose it is, the customer need not know
        story.ItIs("2027-04-13 02:41");
        await tomas.Goes("/tickets/" + ticket);
        await tomas.Reads("Customer clock · we owe Brightwater Clinics", "Restore by 05:58", "Provider clock · Norrvik owes us", "Restore by 08:09", "Reseated: no light");
        await Pages.NoSidewaysScroll(tomas.Page);
        await Pages.Axe(tomas.Page);
    }

    static async Task Resolve(Brightwater story, Seat tomas, string ticket)
    {
        story.ItIs("2027-04-13 06:28");
        await tomas.Goes("/tickets/" + ticket);
        await tomas.FillsIn("Work log", ("Minutes", "90"), ("What was done", "With Norrvik and Sam on the phone"));
        await tomas.PressesIn("Work log", "Add time");
        await tomas.Opens("Resolve");
        await tomas.Fills(("Cause", "Vendor defect"), ("What fixed it", "Norrvik replaced the optic on 1/0/14"), ("What failed", "QS-NTE-01"));
        await tomas.Presses("Resolve and tell Brightwater Clinics");
        // 4 h 30 of 720 h is 99.375 %, the second tier of Gold: 15 % of the £1,342 that the circuit costs since the second port; Norrvik was down 259 minutes: 25 % of £980
        await tomas.Reads("late, 4 h 30", "£201.30 owed, £245 claimable");
    }
}

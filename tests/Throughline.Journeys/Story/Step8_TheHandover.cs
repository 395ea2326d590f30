namespace Throughline.Journeys.Story;

/// <summary>Step 8: Maja changes teams; the list is walked, her successor passes the drill out of the dossier, and accountability moves at one instant.</summary>
[Collection(TheStory.Name)]
public sealed class Step8_TheHandover(Brightwater story)
{
    [Fact]
    public Task The_successor_passes_the_drill_and_accountability_moves_at_one_instant() => story.Reach(8);

    internal static async Task Play(Brightwater story)
    {
        story.ItIs("2027-09-01 09:00");
        var (jonas, maja, ines) = (await story.As("Jonas Weber"), await story.As("Maja Kovač"), await story.As("Ines Duarte"));
        await jonas.Goes(story.At + "/handover");
        await jonas.FillsIn("Plan a handover", ("Successor", "Ines Duarte"), ("Why", "Rotation"));
        await jonas.PressesIn("Plan a handover", "Plan the handover");
        await maja.Goes(story.At + "/handover");
        await maja.Presses("Propose to Ines");
        await ines.Goes("/");
        await ines.Goes(story.At + "/handover");
        await ines.Presses("Accept");
        await ines.Presses("Begin to shadow");
        await maja.Goes(story.At + "/handover");
        await maja.CannotPress("Make it effective", "things stand in the way");

        await Refresh(story, maja);
        await Drill(story, ines);
        await Walk(story, maja, ines);

        await maja.IsReadable("handover");
        story.ItIs("2027-09-09 09:00");
        await maja.Goes(story.At + "/dossier");
        await maja.Presses("Still true: Config backup");
        await maja.Goes(story.At + "/handover");
        await maja.Reads("Nothing: it can take effect now");
        await maja.Presses("Make it effective");
        await maja.Reads("Ines Duarte has been accountable since");

        // the thread is unbroken: one ends in the instant in which the other begins
        await jonas.Goes(story.At + "/accountability");
        await jonas.Reads("Ines Duarte", "Maja Kovač");
        await jonas.Goes(story.At);
        await jonas.Reads("since 9 Sep 2027");
        await jonas.Follows("Verify chain");
        await jonas.Reads("The chain is whole.");
    }

    // what stood in the dossier at the handover to the customer is half a year old
    static async Task Refresh(Brightwater story, Seat maja)
    {
        await maja.Goes(story.At + "/dossier");
        foreach (var section in new[] { "Access: out-of-band, keys, alarm", "Contacts and escalation", "Addressing, VLAN, routing", "Config backup" }) await maja.Presses($"Still true: {section}");
    }

    static async Task Drill(Brightwater story, Seat ines)
    {
        await ines.Goes(story.At + "/handover");
        await ines.Presses("Start the drill");
        var labels = await ines.Page.Locator("label[for*='answer']").AllInnerTextsAsync();
        Assert.Equal(10, labels.Count);
        foreach (var label in labels)
        {
            var question = label.Replace("optional", "", StringComparison.Ordinal).Trim();
            await ines.FillsIn("Drill", (question, Answer(question[(question.IndexOf(' ', StringComparison.Ordinal) + 1)..])));
        }
        story.ItIs("2027-09-01 09:11");
        await ines.Presses("Hand in the answers");
        await ines.Reads("10 of 10 right in 11 min");
    }

    // what anybody reads in the dossier and on the overview
    static string Answer(string question)
    {
        foreach (var (about, answer) in new[]
        {
            ("Who is the account manager", "Owen Hart"), ("reaches whoever is on duty", "0117 496 0113"), ("address of Quayside", "4 Anchor Lane, Bristol BS1"), ("address of Harbour St", "12 Harbour Street, Bristol BS1"),
            ("equipment at Quayside", "QS"), ("equipment at Harbour St", "HS"), ("In which time zone", "Europe/London"), ("get into Quayside", "Quayside: reception, Monday to Friday 7 to 16; at night the guard"),
            ("get into Harbour St", "Harbour St: reception, Monday to Friday 7 to 16; at night the guard"), ("Which circuit number", "NVK/ETH/448-21907"), ("Whose circuit", "Norrvik"),
            ("How is a fault on", "Phone, then portal; quote the circuit and say “no light, customer side reseated”."), ("committed rate", "100000"), ("Brightwater Clinics signs", "Helen Ashworth"), ("the contact on site", "Dev Patel"),
            ("the technical contact", "Sam Okoro"), ("asked about bills", "Ruth Collins"), ("reaches Helen Ashworth", "0117 496 0208"), ("reaches Dev Patel", "07700 900417"), ("reaches Sam Okoro", "07700 900422"),
            ("reaches Ruth Collins", "0117 496 0211"), ("What was changed last", "Firmware 4.2 on QS-NTE-01"), ("Who made the last change", "Maja Kovač"), ("Under which reference", "CHG-88"), ("must nobody touch", "Do not power-cycle QS-NTE-01"),
        })
            if (question.Contains(about, StringComparison.Ordinal)) return answer;
        throw new InvalidOperationException($"The drill asks “{question}”, which the story does not know.");
    }

    static async Task Walk(Brightwater story, Seat maja, Seat ines)
    {
        await ines.Goes(story.At + "/handover");
        while (await ines.Page.Locator("summary", new() { HasText = "Tick" }).CountAsync() > 0)
        {
            await ines.OpensIn("Checklist", "Tick");
            await ines.Fills(("Where it is filed, with whom, which date", "Filed with Jonas, 1 September"));
            await ines.Presses("Tick it");
        }
        await maja.Goes(story.At + "/handover");
        while (await maja.Page.GetByText("Undecided").CountAsync() > 0) await maja.PressesBeside("Undecided", "Move");
    }
}

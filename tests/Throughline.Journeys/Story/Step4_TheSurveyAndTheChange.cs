using Throughline.Journeys.Ground;

namespace Throughline.Journeys.Story;

/// <summary>Step 4: the survey finds no free rack unit and blocks the crew until it is solved; then a second port, in copper: its effect first, the sign-off void, version 2 signed.</summary>
[Collection(TheStory.Name)]
public sealed class Step4_TheSurveyAndTheChange(Brightwater story)
{
    [Fact]
    public Task No_crew_goes_to_a_rack_without_room_and_a_second_port_is_signed_as_version_2() => story.Reach(4);

    internal static async Task Play(Brightwater story)
    {
        story.ItIs("2026-12-11 15:00");
        var priya = await story.As("Priya Nair");
        foreach (var (task, from, to) in new[] { ("Project authorization", "2026-12-02", "2026-12-02"), ("Kickoff call", "2026-12-07", "2026-12-07"), ("Site survey", "2026-12-10", "2026-12-11") }) await Finished(story, priya, task, from, to);
        await Survey(story);
        await Answer(story);
        await Solve(story);
        story.ItIs("2026-12-15 10:00");
        await Change(story);
    }

    internal static async Task Finished(Brightwater story, Seat priya, string task, string from, string to)
    {
        if (!priya.Page.Url.Contains("/plan", StringComparison.Ordinal)) await priya.Goes(story.At + "/plan");
        await priya.Opens("Record progress");
        await priya.Fills(("Task", task), ("Started", from), ("Finished", to));
        await priya.Presses("Record it");
    }

    static async Task Survey(Brightwater story)
    {
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At + "/readiness");
        foreach (var (site, free, outlets, medium, metres) in new[] { ("Quayside", "0", "2", "Multimode", "38"), ("Harbour St", "6", "4", "Single-mode", "12") })
        {
            await maja.OpensIn(site, "Record the survey");
            await maja.Fills(("Where the equipment goes", "Comms room 2, rack 1"), ("Free rack units", free), ("Free outlets", outlets), ("Medium of the handoff", medium), ("Earth for the equipment", "Yes"), ("Connector", "LC"), ("Metres from demarcation to equipment", metres),
                ("Access", "Mon–Fri 7:00–16:00, two days' notice"), ("After-hours contact", "Sam Okoro"), ("Hazards", "None seen"));
            await maja.Presses("Submit the survey");
        }
        var priya = await story.As("Priya Nair");
        await priya.Goes(story.At + "/readiness");
        await priya.Reads("Free rack units at Quayside");
        await priya.CannotPressIn("Quayside", "Send a crew", "Free rack units at Quayside", "is not answered");
    }

    static async Task Answer(Brightwater story)
    {
        // what blocks the installation and what the customer alone knows, they answer at their own seat
        var dev = await story.As("Dev Patel");
        await dev.Goes(story.At + "/readiness");
        await dev.Fills([.. new[] { "Quayside", "Harbour St" }.Select(site => ($"{site}: how does the crew get in, and when?", "Reception, Monday to Friday 7 to 16"))]);
        await dev.Presses("Send the answers");
        await dev.Reads("2 answers kept");
    }

    static async Task Solve(Brightwater story)
    {
        var dev = await story.As("Dev Patel");
        await dev.OpensBeside("Free rack units at Quayside", "Close");
        await dev.Fills(("How was it done", "The old patch panel is out: two units free at the top of rack 1"));
        await dev.Presses("It is done");

        // she believes it when she has seen it: nothing is typed twice, only what is different
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At + "/readiness");
        await maja.DoesNotRead("what was found does not fit what is planned");
        await maja.OpensIn("Quayside", "Survey again");
        await maja.Fills(("Free rack units", "2"), ("Photos", "Photo 32: rack 1, two units free"));
        await maja.Presses("Submit the survey");
        await maja.PressesIn("Quayside", "Review the survey");
        await maja.ReadsIn("Quayside", "Ready", "2 U", "multimode LC");

        var priya = await story.As("Priya Nair");
        await priya.Goes(story.At + "/readiness");
        await priya.OpensIn("Quayside", "Send a crew all the same");
        await priya.Fills(("Crew", "Halden field crew 2"), ("On", "2027-03-12"));
        await priya.Presses("Send the crew");
        await priya.Reads("Halden field crew 2", "Booked");
    }

    static async Task Change(Brightwater story)
    {
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At + "/plan");
        await maja.Follows("Changes");
        await maja.Opens("Raise a change");
        await maja.Fills(("What is wanted", "A second port at Quayside, in copper: the new scanner has a copper port only"), ("Kind", "Another port, copper"), ("Who asks for it", "Dev Patel"), ("Site", "QS"), ("Device", "QS-NTE-01"), ("Port", "6"),
            ("Metres to the customer's end", "22"), ("More each month", "38"));
        await maja.Presses("Compute the effect");
        await maja.Reads("CO-", "+ handoff at QS: copper RJ45");

        // the signatory reads the effect at the link and approves; nobody else can
        await maja.Presses("Send the link");
        var link = await maja.Page.Locator(".flash a").GetAttributeAsync("href");
        var helen = await story.Nobody("Helen Ashworth at her mail");
        await helen.Goes(link!);
        await helen.Reads("A second port at Quayside", "£38");
        await helen.IsReadable("approve");
        await helen.FillsIn("Approve the change", ("Your name", "Helen Ashworth"), ("Your role", "Finance director"));
        await helen.PressesIn("Approve the change", "Approve the change");
        await helen.Reads("was approved by Helen Ashworth");

        await maja.Goes(story.At + "/changes");
        await maja.Presses("Apply to kit list and plan");
        await maja.Follows("Kit list");
        await maja.Reads("Sign-off v1 is void");
        var owen = await story.As("Owen Hart");
        await owen.Goes(story.At + "/proposal");
        await owen.Reads("is locked");
        await maja.Presses("Sign version 2");
        await maja.Reads("Version 2 is signed");
    }
}

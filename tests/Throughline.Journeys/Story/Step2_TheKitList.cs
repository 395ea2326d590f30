namespace Throughline.Journeys.Story;

/// <summary>Step 2: requirements, design and kit list; two faults are found, mended and signed; then the proposal, impossible until now.</summary>
[Collection(TheStory.Name)]
public sealed class Step2_TheKitList(Brightwater story)
{
    [Fact]
    public Task The_engineer_mends_two_faults_and_signs_and_only_then_the_proposal_goes_out() => story.Reach(2);

    internal static async Task Play(Brightwater story)
    {
        story.ItIs("2026-11-24 14:00");
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At);
        foreach (var (code, name, address) in new[] { ("QS", "Quayside", "4 Anchor Lane, Bristol BS1"), ("HS", "Harbour St", "12 Harbour Street, Bristol BS1") })
        {
            await maja.Opens("Add a site");
            await maja.Fills(("Name", name), ("Short code", code), ("Address", address), ("How to get in", $"{name}: reception, Monday to Friday 7 to 16; at night the guard"));
            await maja.Presses("Add the site");
        }
        await maja.Opens("Add a service");
        await maja.Fills(("Kind", "E-Line"), ("What it joins", "Quayside to Harbour Street, 100 Mbit/s"), ("Site", "Quayside"), ("Provider", "Norrvik"), ("Committed rate, kbit/s", "100000"), ("Monthly charge", "1304"));
        await maja.Presses("Add the service");
        await Draw(maja);
        await List(maja);

        // nothing is offered on a list that does not work, and nobody signs it
        var owen = await story.As("Owen Hart");
        await owen.Goes(story.At + "/proposal");
        await owen.CannotPress("Issue the proposal", "signed");
        await maja.CannotPress("Sign version 1", "Mend or waive");
        await maja.Reads("The optic does not match the handoff.", "Two of SFP-1G-SX serve nothing.");
        await Mend(story, maja);

        await maja.Presses("Sign version 1");
        await maja.Reads("Version 1 is signed");
        await owen.Goes(story.At + "/proposal");
        await owen.Presses("Issue the proposal");
        await owen.Reads("PP-1001", "kit list v1", "£1,304");
        var paper = await owen.Page.APIRequest.GetAsync($"{owen.Page.Url.Split("/networks")[0]}{story.At}/proposal.pdf");
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString((await paper.BodyAsync())[..5]));
        Assert.Equal("application/pdf", paper.Headers["content-type"]);
    }

    static async Task Draw(Seat maja)
    {
        await maja.Follows("Design");
        await Add("Requirement", "Add the requirement", ("What the customer needs", "Both clinics in one network, 1 Gbit/s"), ("Who asked for it", "Helen Ashworth"));
        await Add("Requirement", "Add the requirement", ("What the customer needs", "No single power supply takes the clinic down"));
        await Add("Device", "Place the device", ("Name", "QS-NTE-01"), ("Site", "Quayside"), ("Device type", "NTE-1208"), ("Country of the outlets", "GB"), ("Answers", "R-01"));
        await Add("Device", "Place the device", ("Name", "QS-CPE-01"), ("Site", "Quayside"), ("Device type", "CPE-2210-AC"), ("Must survive the loss of one supply", "yes"), ("Country of the outlets", "GB"), ("Answers", "R-02"));
        await Add("Device", "Place the device", ("Name", "HS-NTE-02"), ("Site", "Harbour St"), ("Device type", "NTE-1208"), ("Country of the outlets", "GB"));
        await Add("Handoff", "Add the handoff", ("Site", "Quayside"), ("Medium", "Multimode"), ("Connector", "LC"), ("Rate in Mbit/s", "1000"), ("Distance in metres", "38"), ("Device", "QS-NTE-01"), ("Port", "1"),
            ("Optics that we bring", "2"), ("Who says so", "The customer"), ("Where it is said", "first visit, photo 14"));
        await Add("Link", "Draw the link", ("From", "QS-CPE-01"), ("Port there", "xe0"), ("To (a device or a provider)", "Norrvik"), ("Medium", "Single-mode"), ("Connector", "LC"), ("Rate in Mbit/s", "10000"),
            ("Length in metres", "800"), ("Circuit id", "NV-448-21907"));

        async Task Add(string what, string press, params (string, string)[] answers)
        {
            await maja.Opens(what);
            await maja.Fills(answers);
            await maja.Presses(press);
        }
    }

    static async Task List(Seat maja)
    {
        await maja.Follows("Kit list");
        foreach (var (part, quantity, serves, purpose) in new[]
        {
            ("NTE-1208", "2", "QS-NTE-01, HS-NTE-02", "Boundary of our duty"), ("CPE-2210-AC", "1", "QS-CPE-01", "Routes the clinic"), ("PSU-150-AC", "1", "QS-CPE-01", "No single supply takes the clinic down"),
            ("SFP-10G-LR", "1", "L-1", "Into Norrvik's network"), ("RMK-1U", "3", "QS-NTE-01, QS-CPE-01, HS-NTE-02", "19 inch"), ("PWR-C13-UK", "4", "QS-NTE-01, QS-CPE-01 × 2, HS-NTE-02", "Plugs of the country"),
            ("SFP-1G-LX", "2", "H-1 × 2", "Customer handoff at Quayside"), ("SFP-1G-SX", "2", "", ""),
        })
        {
            await maja.FillsIn("Add a line", ("Part", part), ("Quantity", quantity), ("Serves", serves), ("Purpose", purpose));
            await maja.PressesIn("Add a line", "Add the line");
        }
    }

    static async Task Mend(Brightwater story, Seat maja)
    {
        await maja.Presses("Use line 8 for H-1, remove line 7");
        story.ItIs("2026-11-24 15:30");
    }
}

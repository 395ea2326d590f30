using Microsoft.Playwright;

namespace Throughline.Journeys.Story;

/// <summary>Step 5: tested with the figures of the instrument, handed over for five days, accepted by the signatory; billing starts on that date and the packet goes out.</summary>
[Collection(TheStory.Name)]
public sealed class Step5_TheAcceptance(Brightwater story)
{
    const string Circuit = "NVK/ETH/448-21907";

    [Fact]
    public Task The_service_is_tested_handed_over_and_accepted_and_billing_starts_that_day() => story.Reach(5);

    internal static async Task Play(Brightwater story)
    {
        await Build(story);
        await Test(story);
        await Accept(story);
        await Welcome(story);
    }

    static async Task Build(Brightwater story)
    {
        story.ItIs("2027-03-17 16:00");
        var priya = await story.As("Priya Nair");
        foreach (var (task, from, to) in new[]
        {
            ("Street-works permit", "2026-12-14", "2026-12-22"), ("Landlord consent", "2026-12-14", "2026-12-31"), ("Order kit", "2026-12-14", "2026-12-14"), ("Sign kit list for CO-1001", "2026-12-15", "2026-12-15"),
            ("Construction", "2026-12-23", "2027-03-11"), ("Kit delivery", "2026-12-15", "2027-01-26"), ("Book the crew", "2027-01-06", "2027-01-07"), ("Install and cross-connect", "2027-03-12", "2027-03-15"), ("Configure and turn up", "2027-03-16", "2027-03-17"),
        }) await Step4_TheSurveyAndTheChange.Finished(story, priya, task, from, to);

        // the carrier gave its number for the circuit
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At);
        await maja.OpensIn("Services", "Correct");
        await maja.Fills(("Provider's circuit number", Circuit));
        await maja.Presses("Save the service");
        await maja.Reads(Circuit);
    }

    static async Task Test(Brightwater story)
    {
        story.ItIs("2027-03-19 15:00");
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At + "/acceptance");
        await maja.CannotPress("Declare ready for use", "See below what stands in the way");
        await maja.Reads("has no mandatory test report");
        var report = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Story", "y1564-pass.json"))).Replace("EPL-000042", Circuit, StringComparison.Ordinal);
        await maja.FillsIn("Import a report", ("EIR in Mbit/s", "20"));
        await maja.Page.GetByLabel("Report", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "quayside.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(report) });
        await maja.PressesIn("Import a report", "Import and judge");
        await maja.Reads("Y.1564", "Throughput, A-Z", "100 Mbit/s");

        // nobody could support it at night yet: whoever must know says that it is true
        await maja.CannotPress("Declare ready for use", "See below");
        await maja.Reads("The dossier of", "Contacts and escalation");
        await maja.Follows("Overview");
        await maja.Opens("Add a contact");
        await maja.Fills(("Name", "Sam Okoro"), ("For what", "Is the technical contact"), ("Hours", "Nights, 20 to 6"));
        await maja.Presses("Add the contact");
        await maja.Follows("Dossier");
        foreach (var section in new[] { "Access: out-of-band, keys, alarm", "Contacts and escalation", "Addressing, VLAN, routing", "Run-books, RFU, test results" }) await maja.Presses($"Still true: {section}");
        await maja.Follows("Acceptance");
        await maja.Opens("Declare ready for use");
        await maja.Presses("Hand it over");
    }

    static async Task Accept(Brightwater story)
    {
        var maja = await story.As("Maja Kovač");
        var link = await maja.Page.Locator(".flash a").GetAttributeAsync("href");
        await maja.Reads("Customer tests");

        story.ItIs("2027-03-24 11:20");
        var helen = await story.Nobody("Helen Ashworth at her mail");
        await helen.Goes(link!);
        await helen.Reads("Your test ends Tue 30 Mar, 17:00.", "£1,342 a month");
        await helen.IsReadable("accept");
        await helen.FillsIn("Accept the service", ("Your name", "Helen Ashworth"), ("Your role", "Finance director"));
        await helen.PressesIn("Accept the service", "Accept the service");
        await helen.Reads("accepted");

        await maja.Goes(story.At + "/acceptance");
        await maja.ReadsIn("Billing", "24 March 2027", "£1,342");
        await maja.Goes(story.At);
        await maja.Reads("In service");
    }

    static async Task Welcome(Brightwater story)
    {
        var maja = await story.As("Maja Kovač");
        await maja.Goes(story.At + "/acceptance");
        await maja.Follows("Welcome packet");
        await maja.Reads(Circuit, "Helen Ashworth", "Maja Kovač");
        await maja.Opens("Send the packet");
        await maja.Presses("Send it");
        var link = await maja.Page.Locator(".flash a").GetAttributeAsync("href");
        var paper = await maja.Page.APIRequest.GetAsync($"{maja.Page.Url.Split("/networks")[0]}{story.At}/packet.pdf");
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString((await paper.BodyAsync())[..5]));

        story.ItIs("2027-04-02 10:00");
        var helen = await story.Nobody("Helen Ashworth at her mail");
        await helen.Goes(link!);
        await helen.IsReadable("survey");
        await helen.Fills(("All in all, 1 is bad and 5 is good", "5"), ("We kept the date we promised", "5"), ("Anything else", "Dev always knew who would come"));
        await helen.Presses("Send the answer");
        await helen.Reads("Thank you");
        await maja.Goes(story.At + "/packet");
        await maja.ReadsIn("Survey", "5 of 5", "Dev always knew who would come");
        await maja.IsReadable("packet");
    }
}

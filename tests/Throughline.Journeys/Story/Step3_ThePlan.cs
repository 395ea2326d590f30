namespace Throughline.Journeys.Story;

/// <summary>Step 3: Brightwater signs; the plan is made from the template, with the hard deadline and its slack; who signs, who is on site and who pays are three people.</summary>
[Collection(TheStory.Name)]
public sealed class Step3_ThePlan(Brightwater story)
{
    [Fact]
    public Task The_customer_signs_and_the_plan_shows_the_hard_deadline_and_its_slack() => story.Reach(3);

    internal static async Task Play(Brightwater story)
    {
        story.ItIs("2026-12-01 09:30");
        var priya = await story.As("Priya Nair");
        await priya.Goes(story.At);
        await priya.Follows("Plan");
        await priya.Fills(("Who signs for the customer", "Helen Ashworth"), ("Contact on site", "Dev Patel"), ("Contact for bills", "Ruth Collins"), ("Plan starts on", "2026-12-02"),
            ("Hard deadline", "2027-04-13"), ("Why that day", "Telvane circuit 0117-QS-3 ends"), ("The paper that says so", "Telvane's letter"), ("Who builds the access", "Norrvik"));
        await priya.Presses("Make the plan");
        await priya.Reads("Telvane circuit 0117-QS-3 ends", "9 working days", "Project authorization", "Street-works permit", "Acceptance, billing starts");

        await Agree(story);

        // three people, and the customer holds the same plan without what is ours alone
        await priya.Follows("Overview");
        await priya.Reads("Helen Ashworth", "signs", "Dev Patel", "is on site", "Ruth Collins", "pays", "Implementing");
        var helen = await story.As("Helen Ashworth");
        await helen.Goes(story.At + "/plan");
        await helen.Reads("Construction", "Customer tests", "Telvane circuit 0117-QS-3 ends");
        await helen.DoesNotRead("Order kit");
        await helen.IsReadable("plan-customer");
    }

    // what we promise Brightwater, and what Norrvik promises us behind it
    static async Task Agree(Brightwater story)
    {
        var owen = await story.As("Owen Hart");
        var made = new List<string>();
        foreach (var (template, with, title, monthly) in new[] { ("Carrier", "Norrvik", "Ethernet to Quayside", "980"), ("Gold", "Brightwater Clinics", "Quayside ↔ Harbour St", "1304") })
        {
            await owen.Goes("/agreements");
            await owen.Follows("Make an agreement");
            await owen.Follows(template);
            await owen.Fills(("The other party", with), ("What it is about", title), ("First day", "2026-12-01"), ("Covers", story.Network), ("A month", monthly));
            await owen.Presses("Make the agreement");
            await owen.Reads(title, story.Network);
            made.Add(owen.Page.Url.Split('/')[^1]);
        }
        await owen.Fills(("Agreement behind it", made[0]));
        await owen.Presses("Put it behind");
        await owen.ReadsIn("Stands on", "Norrvik");
    }
}

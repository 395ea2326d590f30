namespace Throughline.Journeys.Story;

/// <summary>Step 7: the third such fault in 90 days is said on the ticket and proposed as a problem; it is costed, traced to the design, and followed until it is gone.</summary>
[Collection(TheStory.Name)]
public sealed class Step7_TheThirdFault(Brightwater story)
{
    [Fact]
    public Task The_third_like_fault_is_a_problem_that_is_costed_traced_to_the_design_and_watched() => story.Reach(7);

    internal static async Task Play(Brightwater story)
    {
        var (sam, maja) = (await story.As("Sam Okoro"), await story.As("Maja Kovač"));
        foreach (var (day, which) in new[] { ("2027-05-05", "Second"), ("2027-05-26", "Third") })
        {
            story.ItIs($"{day} 10:00");
            var ticket = await Step6_TwoInTheMorning.Report(sam, "Quayside is dark again", "The same as in April");
            await maja.Goes("/problems");
            await maja.Reads("No problem yet");
            // in her hours it is hers
            story.ItIs($"{day} 10:12");
            await maja.Goes("/tickets/" + ticket);
            await maja.Presses("Take it");
            await maja.FillsIn("Work log", ("Minutes", "40"), ("What was done", "Reseated"));
            await maja.PressesIn("Work log", "Add time");
            story.ItIs($"{day} 10:40");
            await maja.Opens("Resolve");
            await maja.Fills(("Cause", "Vendor defect"), ("What fixed it", "Reseat the uplink optic, wait 40 s"), ("What failed", "QS-NTE-01"));
            await maja.Presses("Resolve and tell Brightwater Clinics");
            await maja.Reads($"{which} such fault in 90 days.");
        }

        await maja.Follows("Open the problem");
        await maja.Reads("Candidate", "3 like faults", "2 h 50 min at the rate of their tier");
        await maja.DoesNotRead("£0");
        await maja.Opens("Confirm the problem");
        await maja.Fills(("What the problem is", "The uplink optic of NTE-1208 goes dark"));
        await maja.Presses("Confirm the problem");
        await maja.Opens("Publish the known error");
        await maja.Fills(("Where it comes from", "Design"), ("Cause", "The optic chosen in the design is too weak for the span"), ("Workaround", "Reseat the uplink optic, wait 40 s"));
        await maja.Presses("Publish the known error");
        await maja.Reads("KE-1001", "The optic chosen in the design is too weak for the span");
        foreach (var state in new[] { "Fix planned", "Fix deployed", "Watching" }) await maja.Presses(state);

        // whoever has duty next finds what helps, and ninety days of quiet end it
        await maja.Goes(story.At + "/dossier");
        await maja.ReadsIn("Seen before", "Known error", "Reseat the uplink optic, wait 40 s");
        story.ItIs("2027-08-30 10:00");
        await maja.Goes("/problems");
        await maja.Follows("The uplink optic of NTE-1208 goes dark");
        await maja.Presses("Eliminated");
        await maja.Reads("Eliminated");
    }
}

namespace Throughline.Journeys.Story;

/// <summary>Step 1: an engineer is asked for, three are proposed, one takes it and is accountable from that instant.</summary>
[Collection(TheStory.Name)]
public sealed class Step1_TheRequest(Brightwater story)
{
    [Fact]
    public Task The_account_manager_asks_for_an_engineer_and_one_of_three_takes_the_network() => story.Reach(1);

    internal static async Task Play(Brightwater story)
    {
        var owen = await story.As("Owen Hart");
        await owen.Follows("Networks");
        await owen.Follows("Open a network");
        await owen.Fills(("Customer", "Brightwater Clinics"), ("Name of the network", "Quayside ↔ Harbour St"), ("What it is for", "Joins the third clinic; the old circuit ends on a fixed date"),
            ("Region", "South West"), ("How much it hurts when it is down", "4"), ("Skills its engineer needs", "Ethernet, Demarcation"), ("Language of the customer", "en"), ("Team whose duty rota covers it", "South"));
        await owen.Presses("Open the network");
        await owen.Reads("Quayside ↔ Harbour St", "Nobody is accountable");
        story.Network = owen.Page.Url.Split('/')[^1].Split('#', '?')[0];

        // a network that nobody answers for cannot go on
        await owen.Follows("Ask for an engineer");
        await owen.Opens("Ask for an engineer");
        await owen.Fills(("Day of the visit", "2026-11-24"), ("What it is about", "They want two sites joined by Ethernet; Telvane ends the old circuit"));
        await owen.Presses("Ask for an engineer");
        await owen.Reads("1. Maja Kovač", "3 proposed", "Ethernet 5 of 5, Demarcation 5 of 5");

        // the first proposed finds it on her page and takes it
        story.ItIs("2026-11-17 10:05");
        var maja = await story.As("Maja Kovač");
        await maja.Reads("Quayside ↔ Harbour St needs an engineer");
        await maja.Follows("Look and take it");
        await maja.Presses("Take this network");
        await maja.Goes(story.At);
        await maja.Reads("Maja Kovač", "since 17 Nov 2026");
        await owen.Goes(story.At);
        await owen.Reads("Presales");
        await owen.DoesNotRead("Nobody is accountable");
    }
}

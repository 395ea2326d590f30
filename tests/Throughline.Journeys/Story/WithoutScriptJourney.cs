using Throughline.Journeys.Ground;

namespace Throughline.Journeys.Story;

/// <summary>The shortest way through without JavaScript: a network is opened, an engineer asked for and there; what is missing is said and what was typed is kept.</summary>
[Collection(TheStory.Name)]
public sealed class WithoutScriptJourney(Brightwater story)
{
    [Fact]
    public async Task A_network_is_opened_and_taken_without_script()
    {
        await story.Reach(1);
        var lena = await story.As("Lena Fischer", Look.WithoutJavaScript);
        await lena.Goes("/networks/new");
        await lena.Fills(("Name of the network", "School yard radio"), ("Region", "North"), ("Skills its engineer needs", "Radio"));
        await lena.IsRefused("Open the network", "Customer is missing", "What it is for is missing");
        await lena.Fills(("Customer", "Elmfield Borough Council"), ("What it is for", "Two schools on one radio bridge"));
        await lena.Presses("Open the network");
        await lena.Reads("School yard radio", "Nobody is accountable");
        var at = new Uri(lena.Page.Url).AbsolutePath;
        await lena.Follows("Ask for an engineer");
        await lena.Opens("Ask for an engineer");
        await lena.Fills(("What it is about", "The fibre comes next year"));
        await lena.Presses("Ask for an engineer");
        await lena.Reads("1. Hannah Lindqvist", "Radio 5 of 5");

        var hannah = await story.As("Hannah Lindqvist", Look.WithoutJavaScript);
        await hannah.Goes(at + "/accountability");
        await hannah.Presses("Take this network");
        await hannah.Goes(at);
        await hannah.Reads("Hannah Lindqvist", "Presales");
        await hannah.Opens("Add a site");
        await hannah.Fills(("Name", "Elm Street school"), ("Short code", "ES"), ("Address", "1 Elm Street"));
        await hannah.Presses("Add the site");
        await hannah.Reads("Elm Street school");
    }
}

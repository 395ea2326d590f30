using Throughline.Tests.Ground;

namespace Throughline.Tests.Story;

/// <summary>The main job of the product, through the API alone; ./test runs it on SQLite and on PostgreSQL.</summary>
[Trait("needs", "server")]
public class ApiStoryTests
{
    [Fact]
    public async Task Brightwater_goes_through_all_eight_steps_of_the_story_by_the_api_alone()
    {
        await using var site = await TestSite.Start();
        var story = new ApiStory(site);

        await story.Before();
        await story.AnEngineerIsProposedAndTakesIt();
        await story.TheKitListIsSignedBeforeTheProposal();
        await story.ThePlanShowsItsSlack();
        await story.TheSurveyBlocksTheCrewAndAChangeVoidsTheSignature();
        await story.TheServiceIsAcceptedAndBilled();
        await story.AtTwoInTheMorningBothClocksRun();
        await story.TheThirdLikeFaultIsAProblem();
        await story.TheNetworkChangesHands();
    }
}

namespace Throughline.Journeys;
public class GroundTests { [Fact] public void The_runner_runs() => Assert.True(typeof(GroundTests).IsClass); }

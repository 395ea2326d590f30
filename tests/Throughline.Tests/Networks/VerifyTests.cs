using Throughline.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Networks.Journal;

namespace Throughline.Tests.Networks;

[Trait("needs", "database")]
public class VerifyTests(PostgresServer postgres)
{
    static async Task<(int Exit, string Said)> Verify(NetworkWorld world)
    {
        using var said = new StringWriter();
        var exit = await VerifyCommand.Run(world.Site.App.Services, said, said, TestContext.Current.CancellationToken);
        return (exit, said.ToString());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Verify_names_the_first_break_of_a_journal_that_somebody_changed(string database)
    {
        await using var world = await NetworkWorld.Start(postgres, database);
        await world.MajaTakesIt();
        await world.Site.As("Maja Kovač").Send("/networks/N-1001/notes", new { text = "The duct may need a second night.", reads = "us" });

        var (exit, said) = await Verify(world);
        Assert.Equal((ExitCode.Done, "1 journals with 4 entries are whole; every network that needs one has exactly one accountable engineer."), (exit, said.Trim()));

        // past the guard, as one who has the file in hand can
        if (world.IsPostgres) await world.Sql($"""ALTER TABLE "Facts" DISABLE TRIGGER USER""");
        else
        {
            await world.Sql($"DROP TRIGGER facts_change");
            await world.Sql($"DROP TRIGGER facts_delete");
        }
        await world.Sql($"""UPDATE "Facts" SET "Sentence" = 'Nobody was told.' WHERE "Entry" = 3""");
        (exit, said) = await Verify(world);
        Assert.Equal(ExitCode.No, exit);
        Assert.StartsWith("N-1001: entry 3 of Tue 17 Nov 09:20, “Nobody was told.”, is not what was written.", said);
        Assert.Contains("The chain is broken.", await world.Site.As("Maja Kovač").GetStringAsync("/networks/N-1001/journal?verify=true", TestContext.Current.CancellationToken));

        await world.Sql($"""DELETE FROM "Facts" WHERE "Entry" = 2""");
        Assert.StartsWith("N-1001: entry 2 is missing; the next is 3.", (await Verify(world)).Said);
        await world.Sql($"""DELETE FROM "Facts" WHERE "Entry" > 1""");
        Assert.StartsWith("N-1001: the journal ends with entry 1, but 4 were written.", (await Verify(world)).Said);
    }

    [Fact]
    public async Task Verify_says_when_the_lists_and_the_term_disagree_or_nobody_is_accountable()
    {
        await using var world = await NetworkWorld.Start(null);
        await world.MajaTakesIt();

        await world.Sql($"""UPDATE "Networks" SET "EngineerId" = {world.Ines}""");
        Assert.Equal((ExitCode.No, "N-1001: the lists say Ines Duarte, the term says Maja Kovač."), ((await Verify(world)).Exit, (await Verify(world)).Said.Trim()));

        await world.Sql($"""UPDATE "Networks" SET "EngineerId" = {world.Maja}""");
        await world.Sql($"DROP TRIGGER terms_change");
        await world.Sql($"""UPDATE "AccountabilityTerms" SET "Until" = {world.At(world.Site.Clock.GetCurrentInstant())}""");
        Assert.Equal("N-1001: in Presales and nobody is accountable.", (await Verify(world)).Said.Trim());
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Ground;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

[Trait("needs", "database")]
public class GuardTests(PostgresServer postgres)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_database_refuses_what_the_program_would_never_write(string database)
    {
        await using var world = await NetworkWorld.Start(postgres, database);
        await world.MajaTakesIt();
        var first = (await world.Terms()).Single();
        object from = world.At(first.From), later = world.At(first.From + Duration.FromDays(2)), earlier = world.At(first.From - Duration.FromDays(2)), now = world.At(world.Site.Clock.GetCurrentInstant());
        Guid id = Guid.CreateVersion7(), network = world.Network, ines = world.Ines;

        async Task Refuses(string guard, FormattableString sql)
        {
            var said = await world.Refused(sql);
            Assert.True(said is not null, $"went through: {sql.Format}");
            Assert.Contains(guard, said);
        }

        // an overlap: a back-dated open term; a term that comes with its end; the same beginning twice
        await Refuses("terms_overlap", $"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({id},{network},{ines},{earlier},NULL,'Correction',{now},'')""");
        await Refuses("terms_order", $"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({id},{network},{ines},{earlier},{from},'Initial',{now},'')""");
        await Refuses("terms_order", $"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({id},{network},{ines},{now},{later},'Initial',{now},'')""");
        Assert.NotNull(await world.Refused($"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({id},{network},{ines},{from},NULL,'Correction',{now},'')"""));

        // a gap: closed without a successor
        await Refuses("terms_gap", $"""UPDATE "AccountabilityTerms" SET "Until" = {now}""");
        await Refuses(world.IsPostgres ? "terms" : "terms_order", $"""UPDATE "AccountabilityTerms" SET "Until" = {earlier}""");

        // a rewritten past
        await Refuses("terms_past", $"""UPDATE "AccountabilityTerms" SET "EngineerId" = {ines}""");
        await Refuses("terms_past", $"""UPDATE "AccountabilityTerms" SET "From" = {earlier}""");
        await Refuses("terms_past", $"""UPDATE "AccountabilityTerms" SET "Note" = 'never said'""");
        await Refuses("terms_past", $"""UPDATE "AccountabilityTerms" SET "RecordedAt" = {earlier}""");
        await Refuses("terms_past", $"""DELETE FROM "AccountabilityTerms" """);
        if (world.IsPostgres)
        {
            await Refuses("terms_past", $"""TRUNCATE "AccountabilityTerms" """);
            await Refuses("terms_past", $"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({first.Id},{network},{ines},{from},NULL,'Initial',{now},'') ON CONFLICT ("Id") DO UPDATE SET "EngineerId" = EXCLUDED."EngineerId" """);
        }
        else
        {
            await Refuses("terms_past", $"""INSERT OR REPLACE INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({first.Id},{network},{ines},{from},NULL,'Initial',{now},'')""");
            await Refuses("terms_past", $"""INSERT OR REPLACE INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({id},{network},{ines},{from},NULL,'Initial',{now},'')""");
        }

        // a term after the present one closes it at the same instant; then the closed one cannot be touched
        Assert.Null(await world.Refused($"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({id},{network},{ines},{now},NULL,'Reorganisation',{now},'x')"""));
        var both = await world.Terms();
        Assert.Equal([first.Id, id], both.Select(t => t.Id));
        Assert.Equal(both[1].From, both[0].Until);
        Assert.Null(both[1].Until);
        await Refuses("terms_past", $"""UPDATE "AccountabilityTerms" SET "Until" = {later} WHERE "Id" = {first.Id}""");
        await Refuses("terms_past", $"""UPDATE "AccountabilityTerms" SET "Until" = NULL WHERE "Id" = {first.Id}""");

        // the network's end lets the last term end; a later term would leave a gap, and the phase cannot come back without one
        var end = world.At(world.Site.Clock.GetCurrentInstant() + Duration.FromHours(1));
        var reopened = world.At(world.Site.Clock.GetCurrentInstant() + Duration.FromHours(2));
        Assert.Null(await world.Refused($"""UPDATE "Networks" SET "Phase" = 'Lost' """));
        Assert.Null(await world.Refused($"""UPDATE "AccountabilityTerms" SET "Until" = {end} WHERE "Id" = {id}"""));
        await Refuses("terms_gap", $"""INSERT INTO "AccountabilityTerms" ("Id","NetworkId","EngineerId","From","Until","Reason","RecordedAt","Note") VALUES ({Guid.CreateVersion7()},{network},{ines},{reopened},NULL,'Initial',{now},'')""");
        await Refuses("network_without_engineer", $"""UPDATE "Networks" SET "Phase" = 'Design' """);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_database_refuses_a_phase_without_engineer_and_a_changed_journal(string database)
    {
        await using var world = await NetworkWorld.Start(postgres, database);
        foreach (var phase in (string[])["Presales", "Design", "Won", "InService"])
            Assert.Contains("network_without_engineer", await world.Refused($"""UPDATE "Networks" SET "Phase" = {phase}"""));

        var fact = await world.Site.Do((_, db) => db.Facts.AsNoTracking().OrderBy(f => f.Sequence).FirstAsync());
        var now = world.At(world.Site.Clock.GetCurrentInstant());
        Assert.Contains("facts_are_appended", await world.Refused($"""UPDATE "Facts" SET "Sentence" = 'another tale' """));
        Assert.Contains("facts_are_appended", await world.Refused($"""DELETE FROM "Facts" """));
        if (world.IsPostgres) Assert.Contains("facts_are_appended", await world.Refused($"""TRUNCATE "Facts" """));
        else
        {
            Assert.Contains("facts_are_appended", await world.Refused($"""INSERT OR REPLACE INTO "Facts" ("Sequence","At","Kind","Sentence","Data","Readers","IsKey") VALUES ({fact.Sequence},{now},'x','x','[]','Us',0)"""));
            Assert.Contains("facts_are_appended", await world.Refused($"""INSERT OR REPLACE INTO "Facts" ("At","NetworkId","Entry","Kind","Sentence","Data","Readers","IsKey") VALUES ({now},{fact.NetworkId},{fact.Entry},'x','x','[]','Us',0)"""));
        }
    }
}

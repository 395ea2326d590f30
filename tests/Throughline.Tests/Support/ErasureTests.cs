using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Modules.Improvement.Recurrences;
using Throughline.Modules.Networks.Journal;
using Throughline.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class ErasureTests
{
    /// <summary>Stands in every text that is written on the ticket.</summary>
    const string Word = "zanzibarium";

    [Fact]
    public async Task After_erasing_no_word_of_the_ticket_is_left_anywhere_in_the_database_and_the_journal_is_whole()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Ida Admin", Role.Administrator);
        var (tomas, ida) = (village.Site.As("Tomás Reyes"), village.Site.As("Ida Admin"));
        var erased = await Lived(village, Word);
        // three alike: a problem is proposed, and named as the ticket is
        foreach (var title in new[] { "no light at the wall", "no light again" })
        {
            var like = await village.Open("Sam Okoro", new { title = $"NTE {title}", network = village.Network, component = "NTE-1" });
            await tomas.Send($"/tickets/{like}/resolve", new { cause = "kit", fix = "optic replaced" });
            await tomas.Send($"/tickets/{like}/similar/{erased}/link", new { });
        }
        Assert.Equal(201, (await tomas.Send($"/tickets/{erased}/problem", new { title = $"NTE dark, {Word} <blinks>" })).Status);
        await village.Site.Do(async (services, _) => await services.GetRequiredService<LookThroughHistory>().Run());
        var other = await village.Open("Sam Okoro", new { title = "the same again", network = village.Network });
        var (sam, _) = await Counted(village, Word);
        Assert.True(sam.Count > 8, $"the word stands in {string.Join(", ", sam)} before");

        Assert.Equal(200, (await ida.Send($"/tickets/{erased}/erase", new { why = "asked by the person" })).Status);

        var (left, facts) = await Counted(village, Word);
        Assert.True(left.Count == 0, $"the word still stands in {string.Join(", ", left)}");
        Assert.Empty((await tomas.Read($"/search?q={Word}")).Body.GetProperty("found").EnumerateArray());
        Assert.DoesNotContain(Word, await tomas.GetStringAsync($"/networks/{village.Network}/journal", TestContext.Current.CancellationToken));
        Assert.Contains("Erased: ticket resolved", await tomas.GetStringAsync($"/networks/{village.Network}/journal", TestContext.Current.CancellationToken));
        // that it happened stays, and the words of others do
        Assert.Contains(facts, f => f.Kind == "ticket-resolved" && f.Sentence == "Erased: ticket resolved" && f.Data == "{}");
        Assert.Contains(facts, f => f.Kind == "ticket-opened" && f.Sentence.StartsWith(other, StringComparison.Ordinal) && f.Digest is null);
        Assert.Null(await Break(village));
    }

    [Fact]
    public async Task A_tampered_fact_is_still_found_also_one_that_was_erased_or_pretends_to_be()
    {
        await using var village = await Village.Start();
        await village.Site.Person("Ida Admin", Role.Administrator);
        var gone = await Lived(village, Word);
        var kept = await village.Open("Sam Okoro", new { title = "the one that stays", network = village.Network });
        Assert.Equal(200, (await village.Site.As("Ida Admin").Send($"/tickets/{gone}/erase", new { why = "asked" })).Status);
        Assert.Null(await Break(village));
        var (_, facts) = await Counted(village, Word);
        var erased = facts.First(f => f.Kind == "ticket-resolved");
        var written = facts.First(f => f.Kind == "ticket-opened" && f.Sentence.StartsWith(kept, StringComparison.Ordinal));

        // the database itself refuses all but an erasing that is told of
        foreach (var change in new[]
        {
            $"""UPDATE "Facts" SET "Sentence" = 'another tale' WHERE "Sequence" = {erased.Sequence}""",
            $"""UPDATE "Facts" SET "Sentence" = 'Erased: ticket opened', "Data" = '{"{"}{"}"}', "Digest" = '{written.DigestOfWords()}', "ErasedBy" = {erased.ErasedBy} WHERE "Sequence" = {written.Sequence}""",
            $"""UPDATE "Facts" SET "Digest" = NULL WHERE "Sequence" = {erased.Sequence}""",
        })
            Assert.Contains("facts_are_appended", await Refused(village, change));

        // past the guard, as one who has the file in hand can
        await village.Site.Do((_, db) => db.Database.ExecuteSqlRawAsync(TestDatabase.IsPostgres ? """ALTER TABLE "Facts" DISABLE TRIGGER USER""" : "DROP TRIGGER facts_change"));
        async Task<string?> After(string change, string back)
        {
            await Sql(village, change);
            var found = await Break(village);
            await Sql(village, back);
            Assert.Null(await Break(village));
            return found;
        }
        Assert.Contains("were taken out and no erasing tells of it", await After($"""UPDATE "Facts" SET "Sentence" = 'another tale' WHERE "Sequence" = {erased.Sequence}""", $"""UPDATE "Facts" SET "Sentence" = '{erased.Sentence}' WHERE "Sequence" = {erased.Sequence}"""));
        Assert.Contains("is not what was written", await After($"""UPDATE "Facts" SET "IsKey" = NOT "IsKey" WHERE "Sequence" = {erased.Sequence}""", $"""UPDATE "Facts" SET "IsKey" = NOT "IsKey" WHERE "Sequence" = {erased.Sequence}"""));
        Assert.Contains("were taken out and no erasing tells of it", await After(
            $"""UPDATE "Facts" SET "Sentence" = 'Erased: ticket opened', "Digest" = '{written.DigestOfWords()}', "ErasedBy" = {erased.ErasedBy} WHERE "Sequence" = {written.Sequence}""",
            $"""UPDATE "Facts" SET "Sentence" = '{written.Sentence}', "Digest" = NULL, "ErasedBy" = NULL WHERE "Sequence" = {written.Sequence}"""));
    }

    /// <summary>A ticket that went through everything a ticket can, the word in all that people wrote.</summary>
    static async Task<string> Lived(Village village, string word)
    {
        var tomas = village.Site.As("Tomás Reyes");
        var (status, body) = await village.Site.As("Sam Okoro").Send("/tickets", new { title = $"NTE dark, {word} <blinks>", description = $"Since noon the {word} is dark", network = village.Network, component = "NTE-1", customerReference = word }, ("Idempotency-Key", "one"));
        Assert.Equal(201, status);
        var ticket = body.GetProperty("reference").GetString()!;
        async Task Act(string path, object input)
        {
            village.Site.Clock.Advance(Duration.FromMinutes(7));
            var (answered, said) = await tomas.Send($"/tickets/{ticket}/{path}", input);
            Assert.True(answered is 200 or 201, $"{path}: {answered} {said}");
        }
        await Act("acknowledge", new { });
        await Act("take", new { });
        await Act("notes", new { text = $"The {word} needs a new optic", shared = true });
        await Act("wait", new { on = "customer", reason = $"the {word} is behind a locked door", with = $"the keeper of the {word}", evidence = $"call about {word}" });
        await Act("continue", new { });
        await Act("ball", new { to = "customer", why = $"{word} wanted" });
        await Act("priority", new { impact = "down", urgency = "high", why = $"{word} is only dim" });
        await Act("escalate", new { toManager = true, why = $"nobody knows a {word}" });
        await Act("work", new { minutes = 30, what = $"looked at the {word}" });
        await Act("resolve", new { cause = "kit", fix = $"{word} replaced" });
        await Act("reopen", new { why = $"{word} dark again" });
        await Act("resolve", new { cause = "kit", fix = $"{word} replaced once more" });
        return ticket;
    }

    /// <summary>In which columns of which tables the word stands, and all facts.</summary>
    static Task<(List<string> Columns, List<Fact> Facts)> Counted(Village village, string word) => village.Site.Do(async (_, db) =>
    {
        var columns = new List<string>();
        foreach (var (table, column) in await Texts(db))
        {
#pragma warning disable EF1002 // names of our own tables
            var count = await db.Database.SqlQueryRaw<int>($"SELECT CAST(count(*) AS INTEGER) AS \"Value\" FROM \"{table}\" WHERE lower(CAST(\"{column}\" AS TEXT)) LIKE '%{word}%'").SingleAsync();
#pragma warning restore EF1002
            if (count > 0) columns.Add($"{table}.{column} ({count})");
        }
        return (columns, await db.Facts.AsNoTracking().IgnoreQueryFilters().OrderBy(f => f.Sequence).ToListAsync());
    });

    /// <summary>Every column of every table, whatever its type says.</summary>
    static async Task<List<(string Table, string Column)>> Texts(ThroughlineDb db)
    {
        var rows = await db.Database.SqlQueryRaw<string>(TestDatabase.IsPostgres
            ? "SELECT table_name || '/' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'"
            : "SELECT m.name || '/' || c.name AS \"Value\" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'").ToListAsync();
        return [.. rows.Select(r => r.Split('/')).Select(r => (r[0], r[1]))];
    }

    static Task<string?> Break(Village village) => village.Site.Do(async (services, db) => (await new VerifyJournal(db).Run(village.NetworkId)).Break);

    static Task Sql(Village village, string sql) => village.Site.Do((_, db) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));

    static async Task<string?> Refused(Village village, string sql)
    {
        try
        {
            await Sql(village, sql);
            return null;
        }
        catch (System.Data.Common.DbException refused)
        {
            return refused.Message;
        }
    }
}

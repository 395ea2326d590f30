using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Throughline.Data.Migrations.Sqlite;

/// <summary>What the database refuses even when the program is bypassed. Written by hand; keep equal to the PostgreSQL one.</summary>
[DbContext(typeof(SqliteDb))]
[Migration("20260101000001_Guards")]
public sealed class Guards : Migration
{
    const string NeedsEngineer = "('Presales','Design','KitSigned','Proposed','Won','Implementing','ReadyForUse','InService','UpgradeProposed','Decommissioning')";

    protected override void Up(MigrationBuilder migration)
    {
        // INSERT OR REPLACE removes the row in its way without asking the trigger on DELETE: refuse before it comes to that.
        // A term is inserted open, at the end; the end of one is set by the beginning of the next.
        migration.Sql("""
            CREATE TRIGGER terms_new BEFORE INSERT ON "AccountabilityTerms" BEGIN
              SELECT RAISE(ABORT, 'terms_past') WHERE EXISTS (SELECT 1 FROM "AccountabilityTerms" t
                WHERE t."Id" = NEW."Id" OR (t."NetworkId" = NEW."NetworkId" AND t."From" = NEW."From"));
              SELECT RAISE(ABORT, 'terms_order') WHERE NEW."Until" IS NOT NULL;
            END
            """);
        // A new term closes the open one at the instant it begins: one statement, no gap, no overlap.
        migration.Sql("""
            CREATE TRIGGER terms_begin AFTER INSERT ON "AccountabilityTerms" BEGIN
              UPDATE "AccountabilityTerms" SET "Until" = NEW."From"
               WHERE "NetworkId" = NEW."NetworkId" AND "Id" <> NEW."Id" AND "Until" IS NULL AND "From" < NEW."From";
              SELECT RAISE(ABORT, 'terms_overlap') WHERE EXISTS (SELECT 1 FROM "AccountabilityTerms" t
                WHERE t."NetworkId" = NEW."NetworkId" AND t."Id" <> NEW."Id"
                  AND t."From" < coalesce(NEW."Until", 9223372036854775807) AND NEW."From" < coalesce(t."Until", 9223372036854775807));
              SELECT RAISE(ABORT, 'terms_gap') WHERE EXISTS (SELECT 1 FROM "AccountabilityTerms" t
                WHERE t."NetworkId" = NEW."NetworkId" AND t."From" < NEW."From") AND NOT EXISTS (SELECT 1 FROM "AccountabilityTerms" t
                WHERE t."NetworkId" = NEW."NetworkId" AND t."Until" = NEW."From");
            END
            """);
        migration.Sql("""
            CREATE TRIGGER terms_change BEFORE UPDATE ON "AccountabilityTerms" BEGIN
              SELECT RAISE(ABORT, 'terms_past') WHERE NEW."Id" IS NOT OLD."Id" OR NEW."NetworkId" IS NOT OLD."NetworkId" OR NEW."EngineerId" IS NOT OLD."EngineerId"
                OR NEW."From" IS NOT OLD."From" OR OLD."Until" IS NOT NULL OR NEW."Reason" IS NOT OLD."Reason" OR NEW."DecidedBy" IS NOT OLD."DecidedBy"
                OR NEW."RecordedAt" IS NOT OLD."RecordedAt" OR NEW."Note" IS NOT OLD."Note" OR NEW."HandoverId" IS NOT OLD."HandoverId";
              SELECT RAISE(ABORT, 'terms_order') WHERE NEW."Until" IS NOT NULL AND NEW."Until" <= NEW."From";
              SELECT RAISE(ABORT, 'terms_gap') WHERE NEW."Until" IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM "AccountabilityTerms" t WHERE t."NetworkId" = NEW."NetworkId" AND t."From" = NEW."Until")
                AND EXISTS (SELECT 1 FROM "Networks" n WHERE n."Id" = NEW."NetworkId" AND n."Phase" NOT IN ('Retired','Lost','Withdrawn'));
            END
            """);
        migration.Sql("""
            CREATE TRIGGER terms_delete BEFORE DELETE ON "AccountabilityTerms" BEGIN SELECT RAISE(ABORT, 'terms_past'); END
            """);
        foreach (var (name, when) in new[] { ("networks_phase", "UPDATE OF \"Phase\""), ("networks_new", "INSERT") })
        {
            migration.Sql($"""
                CREATE TRIGGER {name} BEFORE {when} ON "Networks" WHEN NEW."Phase" IN {NeedsEngineer} BEGIN
                  SELECT RAISE(ABORT, 'network_without_engineer') WHERE NOT EXISTS (SELECT 1 FROM "AccountabilityTerms" t
                    WHERE t."NetworkId" = NEW."Id" AND t."Until" IS NULL);
                END
                """);
        }
        migration.Sql("""
            CREATE TRIGGER networks_delete BEFORE DELETE ON "Networks" BEGIN
              SELECT RAISE(ABORT, 'terms_past') WHERE EXISTS (SELECT 1 FROM "AccountabilityTerms" t WHERE t."NetworkId" = OLD."Id");
            END
            """);
        migration.Sql("""
            CREATE TRIGGER facts_new BEFORE INSERT ON "Facts" BEGIN
              SELECT RAISE(ABORT, 'facts_are_appended') WHERE EXISTS (SELECT 1 FROM "Facts" f WHERE f."Sequence" = NEW."Sequence");
              SELECT RAISE(ABORT, 'facts_are_appended') WHERE EXISTS (SELECT 1 FROM "Facts" f WHERE f."NetworkId" = NEW."NetworkId" AND f."Entry" = NEW."Entry");
            END
            """);
        // the words of a fact may be taken out once, where a later fact says so; nothing may be put in their place
        migration.Sql("""
            CREATE TRIGGER facts_change BEFORE UPDATE ON "Facts" BEGIN
              SELECT RAISE(ABORT, 'facts_are_appended') WHERE OLD."Digest" IS NOT NULL OR NEW."Digest" IS NULL OR length(NEW."Digest") <> 64
                OR NEW."Data" <> '{}' OR NEW."Sentence" <> 'Erased: ' || replace(OLD."Kind", '-', ' ')
                OR NEW."Sequence" IS NOT OLD."Sequence" OR NEW."At" IS NOT OLD."At" OR NEW."By" IS NOT OLD."By" OR NEW."NetworkId" IS NOT OLD."NetworkId"
                OR NEW."Subject" IS NOT OLD."Subject" OR NEW."Kind" IS NOT OLD."Kind" OR NEW."Readers" IS NOT OLD."Readers" OR NEW."IsKey" IS NOT OLD."IsKey"
                OR NEW."Entry" IS NOT OLD."Entry" OR NEW."PreviousHash" IS NOT OLD."PreviousHash" OR NEW."Hash" IS NOT OLD."Hash"
                OR NOT EXISTS (SELECT 1 FROM "Facts" e WHERE e."Sequence" = NEW."ErasedBy" AND e."Kind" = 'ticket-erased' AND instr(e."Data", NEW."Digest") > 0);
            END
            """);
        migration.Sql("""
            CREATE TRIGGER facts_delete BEFORE DELETE ON "Facts" BEGIN SELECT RAISE(ABORT, 'facts_are_appended'); END
            """);
    }
}

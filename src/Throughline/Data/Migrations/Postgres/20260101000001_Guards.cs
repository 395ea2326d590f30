using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Throughline.Data.Migrations.Postgres;

/// <summary>What the database refuses even when the program is bypassed. Written by hand; keep equal to the SQLite one.</summary>
[DbContext(typeof(PostgresDb))]
[Migration("20260101000001_Guards")]
public sealed class Guards : Migration
{
    const string NeedsEngineer = "('Presales','Design','KitSigned','Proposed','Won','Implementing','ReadyForUse','InService','UpgradeProposed','Decommissioning')";

    protected override void Up(MigrationBuilder migration)
    {
        migration.Sql("CREATE EXTENSION IF NOT EXISTS btree_gist");
        // no guard: room in each page, so that a clock whose due instant moves stays in its page and no index is written
        migration.Sql("""ALTER TABLE "TicketClocks" SET (fillfactor = 60)""");
        // Checked at commit, so that the trigger below can close the old term first.
        migration.Sql("""
            ALTER TABLE "AccountabilityTerms" ADD CONSTRAINT terms_overlap
              EXCLUDE USING gist ("NetworkId" WITH =, tstzrange("From", "Until", '[)') WITH &&) DEFERRABLE INITIALLY DEFERRED;
            ALTER TABLE "AccountabilityTerms" ADD CONSTRAINT terms_order CHECK ("Until" IS NULL OR "Until" > "From");
            """);
        migration.Sql("""
            CREATE FUNCTION terms_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF NEW."Until" IS NOT NULL THEN RAISE EXCEPTION 'terms_order' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'terms_order'; END IF;
              RETURN NEW; END $$;
            CREATE TRIGGER terms_new BEFORE INSERT ON "AccountabilityTerms" FOR EACH ROW EXECUTE FUNCTION terms_new();

            CREATE FUNCTION terms_begin() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              UPDATE "AccountabilityTerms" SET "Until" = NEW."From"
               WHERE "NetworkId" = NEW."NetworkId" AND "Id" <> NEW."Id" AND "Until" IS NULL AND "From" < NEW."From";
              RETURN NEW; END $$;
            CREATE TRIGGER terms_begin AFTER INSERT ON "AccountabilityTerms" FOR EACH ROW EXECUTE FUNCTION terms_begin();

            CREATE FUNCTION terms_gap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF EXISTS (SELECT 1 FROM "AccountabilityTerms" t JOIN "Networks" n ON n."Id" = t."NetworkId"
                WHERE t."NetworkId" = NEW."NetworkId" AND t."Until" IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM "AccountabilityTerms" s WHERE s."NetworkId" = t."NetworkId" AND s."From" = t."Until")
                  AND (n."Phase" NOT IN ('Retired','Lost','Withdrawn')
                    OR EXISTS (SELECT 1 FROM "AccountabilityTerms" s WHERE s."NetworkId" = t."NetworkId" AND s."From" > t."Until")))
              THEN RAISE EXCEPTION 'terms_gap' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'terms_gap'; END IF;
              RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER terms_gap AFTER INSERT OR UPDATE ON "AccountabilityTerms"
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION terms_gap();

            CREATE FUNCTION terms_past() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'terms_past' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'terms_past'; END IF;
              IF NEW."Id" <> OLD."Id" OR NEW."NetworkId" <> OLD."NetworkId" OR NEW."EngineerId" <> OLD."EngineerId"
                OR NEW."From" <> OLD."From" OR OLD."Until" IS NOT NULL OR NEW."Reason" <> OLD."Reason" OR NEW."DecidedBy" IS DISTINCT FROM OLD."DecidedBy"
                OR NEW."RecordedAt" <> OLD."RecordedAt" OR NEW."Note" <> OLD."Note" OR NEW."HandoverId" IS DISTINCT FROM OLD."HandoverId"
              THEN RAISE EXCEPTION 'terms_past' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'terms_past'; END IF;
              RETURN NEW; END $$;
            CREATE TRIGGER terms_change BEFORE UPDATE OR DELETE ON "AccountabilityTerms" FOR EACH ROW EXECUTE FUNCTION terms_past();
            CREATE TRIGGER terms_truncate BEFORE TRUNCATE ON "AccountabilityTerms" FOR EACH STATEMENT EXECUTE FUNCTION terms_past();
            """);
        migration.Sql($"""
            CREATE FUNCTION network_without_engineer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF NEW."Phase" IN {NeedsEngineer}
                AND NOT EXISTS (SELECT 1 FROM "AccountabilityTerms" t WHERE t."NetworkId" = NEW."Id" AND t."Until" IS NULL)
              THEN RAISE EXCEPTION 'network_without_engineer' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'network_without_engineer'; END IF;
              RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER network_without_engineer AFTER INSERT OR UPDATE OF "Phase" ON "Networks"
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network_without_engineer();
            """);
        migration.Sql("""
            CREATE FUNCTION facts_are_appended() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION 'facts_are_appended' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'facts_are_appended'; END $$;
            CREATE TRIGGER facts_are_appended BEFORE DELETE ON "Facts" FOR EACH ROW EXECUTE FUNCTION facts_are_appended();

            -- the words of a fact may be taken out once, where a later fact says so; nothing may be put in their place
            CREATE FUNCTION facts_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF OLD."Digest" IS NOT NULL OR NEW."Digest" IS NULL OR length(NEW."Digest") <> 64
                OR NEW."Data" <> '{}' OR NEW."Sentence" <> 'Erased: ' || replace(OLD."Kind", '-', ' ')
                OR NEW."Sequence" IS DISTINCT FROM OLD."Sequence" OR NEW."At" IS DISTINCT FROM OLD."At" OR NEW."By" IS DISTINCT FROM OLD."By" OR NEW."NetworkId" IS DISTINCT FROM OLD."NetworkId"
                OR NEW."Subject" IS DISTINCT FROM OLD."Subject" OR NEW."Kind" IS DISTINCT FROM OLD."Kind" OR NEW."Readers" IS DISTINCT FROM OLD."Readers" OR NEW."IsKey" IS DISTINCT FROM OLD."IsKey"
                OR NEW."Entry" IS DISTINCT FROM OLD."Entry" OR NEW."PreviousHash" IS DISTINCT FROM OLD."PreviousHash" OR NEW."Hash" IS DISTINCT FROM OLD."Hash"
                OR NOT EXISTS (SELECT 1 FROM "Facts" e WHERE e."Sequence" = NEW."ErasedBy" AND e."Kind" = 'ticket-erased' AND position(NEW."Digest" in e."Data") > 0)
              THEN RAISE EXCEPTION 'facts_are_appended' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'facts_are_appended'; END IF;
              RETURN NEW; END $$;
            CREATE TRIGGER facts_change BEFORE UPDATE ON "Facts" FOR EACH ROW EXECUTE FUNCTION facts_change();
            CREATE TRIGGER facts_truncate BEFORE TRUNCATE ON "Facts" FOR EACH STATEMENT EXECUTE FUNCTION facts_are_appended();
            """);
    }
}

CREATE TABLE "abonnement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"url" text NOT NULL,
	"beskrivelse" text NOT NULL,
	"entiteter" integer[],
	"hemmelighed_krypteret" "bytea" NOT NULL,
	"gammel_hemmelighed_krypteret" "bytea",
	"gammel_hemmelighed_til" timestamp with time zone,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"parkeret_grund" text,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"afsluttet_tid" timestamp with time zone,
	"fejl_i_traek" integer DEFAULT 0 NOT NULL,
	"aabnet_tid" timestamp with time zone,
	"proev_tid" timestamp with time zone,
	"leveret" bigint DEFAULT 0 NOT NULL,
	"fejlet" bigint DEFAULT 0 NOT NULL,
	"sidst_leveret" timestamp with time zone,
	"sidste_status" integer,
	"sidste_fejl" text,
	"laan_af" uuid,
	"laan_til" timestamp with time zone,
	CONSTRAINT "abonnement_status" CHECK ("abonnement"."status" in ('AKTIV', 'PAUSET', 'PARKERET', 'AFSLUTTET')),
	CONSTRAINT "abonnement_url" CHECK (char_length("abonnement"."url") between 8 and 2000),
	CONSTRAINT "abonnement_beskrivelse" CHECK (char_length("abonnement"."beskrivelse") <= 200),
	CONSTRAINT "abonnement_gammel" CHECK (("abonnement"."gammel_hemmelighed_krypteret" is null) = ("abonnement"."gammel_hemmelighed_til" is null)),
	CONSTRAINT "abonnement_afbryder" CHECK (("abonnement"."aabnet_tid" is null) = ("abonnement"."proev_tid" is null))
);
--> statement-breakpoint
CREATE TABLE "driftmodtager" (
	"id" uuid PRIMARY KEY NOT NULL,
	"art" text NOT NULL,
	"organisation" text NOT NULL,
	"navn" text NOT NULL,
	"status" text NOT NULL,
	"venter" bigint NOT NULL,
	"aeldste" timestamp with time zone,
	"parkerede" bigint NOT NULL,
	"fejl" text,
	"sidst" timestamp with time zone,
	"opgjort" timestamp with time zone NOT NULL,
	CONSTRAINT "driftmodtager_art" CHECK ("driftmodtager"."art" in ('FEED', 'WEBHOOK'))
);
--> statement-breakpoint
CREATE TABLE "driftordre" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"abonnement_id" uuid NOT NULL,
	"hvad" text NOT NULL,
	"bestilt_af" text NOT NULL,
	"bestilt_tid" timestamp with time zone NOT NULL,
	"udfoert_tid" timestamp with time zone,
	CONSTRAINT "driftordre_hvad" CHECK ("driftordre"."hvad" in ('PARKEREDE', 'GENOPTAG'))
);
--> statement-breakpoint
CREATE TABLE "webhook_levering" (
	"abonnement_id" uuid NOT NULL,
	"loebenummer" bigint NOT NULL,
	"organisation_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"ordre" uuid NOT NULL,
	"masse" boolean NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"forsoeg" integer DEFAULT 0 NOT NULL,
	"foerste_tid" timestamp with time zone,
	"faerdig_tid" timestamp with time zone,
	"parkeret_tid" timestamp with time zone,
	"svarstatus" integer,
	"fejl" text,
	CONSTRAINT "webhook_levering_abonnement_id_loebenummer_pk" PRIMARY KEY("abonnement_id","loebenummer"),
	CONSTRAINT "webhook_levering_slut" CHECK ("webhook_levering"."faerdig_tid" is null or "webhook_levering"."parkeret_tid" is null)
);
--> statement-breakpoint
CREATE TABLE "event_modtager" (
	"organisation_id" uuid NOT NULL,
	"loebenummer" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"grund" text NOT NULL,
	"masse" boolean NOT NULL,
	"entitet_id" integer NOT NULL,
	"aendringstype" integer NOT NULL,
	"ekstern_id" uuid NOT NULL,
	"version" integer,
	"borger_id" uuid NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	CONSTRAINT "event_modtager_organisation_id_loebenummer_pk" PRIMARY KEY("organisation_id","loebenummer"),
	CONSTRAINT "event_modtager_grund" CHECK ("event_modtager"."grund" in ('EGEN', 'PART', 'SAG', 'ALLE'))
);
--> statement-breakpoint
CREATE TABLE "feedhoved" (
	"id" integer PRIMARY KEY NOT NULL,
	"loebenummer" bigint NOT NULL,
	"slettet_til" bigint NOT NULL,
	CONSTRAINT "feedhoved_et" CHECK ("feedhoved"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "forbruger" (
	"bruger_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"navn" text NOT NULL,
	"efter" bigint NOT NULL,
	"sidst_hentet" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "event_unummereret";
--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "masse" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "abonnement" ADD CONSTRAINT "abonnement_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhook_levering" ADD CONSTRAINT "webhook_levering_abonnement_id_abonnement_id_fk" FOREIGN KEY ("abonnement_id") REFERENCES "public"."abonnement"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "event_modtager" ADD CONSTRAINT "event_modtager_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "forbruger" ADD CONSTRAINT "forbruger_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "forbruger" ADD CONSTRAINT "forbruger_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "abonnement_organisation" ON "abonnement" USING btree ("organisation_id");
--> statement-breakpoint
CREATE INDEX "driftordre_aaben" ON "driftordre" USING btree ("bestilt_tid") WHERE udfoert_tid is null;
--> statement-breakpoint
CREATE INDEX "webhook_levering_aaben" ON "webhook_levering" USING btree ("abonnement_id","masse","loebenummer") WHERE faerdig_tid is null and parkeret_tid is null;
--> statement-breakpoint
CREATE INDEX "webhook_levering_ordre" ON "webhook_levering" USING btree ("ordre","abonnement_id","loebenummer") WHERE faerdig_tid is null and parkeret_tid is null;
--> statement-breakpoint
CREATE INDEX "webhook_levering_venter" ON "webhook_levering" USING btree ("abonnement_id","run_at") WHERE faerdig_tid is null and parkeret_tid is null and forsoeg > 0;
--> statement-breakpoint
CREATE INDEX "webhook_levering_parkeret" ON "webhook_levering" USING btree ("abonnement_id","loebenummer") WHERE parkeret_tid is not null;
--> statement-breakpoint
CREATE INDEX "webhook_levering_oprettet" ON "webhook_levering" USING brin ("oprettet_tid");
--> statement-breakpoint
CREATE INDEX "event_modtager_tid" ON "event_modtager" USING brin ("tid");
--> statement-breakpoint
-- What has no number is not in it: the planner knows nothing of a bulk run that has just come, and would read all of it here.
ALTER TABLE "event" DROP CONSTRAINT "event_loebenummer_unique";
--> statement-breakpoint
CREATE UNIQUE INDEX "event_loebenummer" ON "event" USING btree ("loebenummer") WHERE loebenummer is not null;
--> statement-breakpoint
CREATE INDEX "event_unummereret_masse" ON "event" USING btree ("registreret_tid","id") WHERE loebenummer is null and masse;
--> statement-breakpoint
CREATE INDEX "event_unummereret" ON "event" USING btree ("registreret_tid","id") WHERE loebenummer is null and not masse;
--> statement-breakpoint
-- The walls of the event side: a queue that is vacuumed as it empties, rights, row level security.
alter table webhook_levering set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
alter table abonnement set (fillfactor = 50);
--> statement-breakpoint
create sequence proevelevering as bigint;
--> statement-breakpoint
insert into feedhoved (id, loebenummer, slettet_til) select 1, coalesce(max(loebenummer), 0), 0 from event;
--> statement-breakpoint
grant select on feedhoved, event_modtager, forbruger, abonnement, webhook_levering, driftordre, driftmodtager to samspor_web, samspor_worker;
--> statement-breakpoint
grant insert on forbruger, abonnement, webhook_levering, driftordre to samspor_web;
--> statement-breakpoint
grant update on forbruger, abonnement, webhook_levering to samspor_web;
--> statement-breakpoint
grant insert, update on event_modtager, forbruger, abonnement, webhook_levering, driftordre, driftmodtager to samspor_worker;
--> statement-breakpoint
grant update on feedhoved to samspor_worker;
--> statement-breakpoint
grant delete on event_modtager, webhook_levering, forbruger, driftordre, driftmodtager to samspor_worker;
--> statement-breakpoint
grant usage on sequence proevelevering to samspor_web, samspor_worker;
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['event_modtager', 'forbruger', 'abonnement', 'webhook_levering'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
    execute format('create policy vaern on %I to samspor_web using (organisation_id = samspor_organisation())', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- Only the operator orders, and the worker alone carries out.
alter table driftordre enable row level security;
--> statement-breakpoint
alter table driftordre force row level security;
--> statement-breakpoint
create policy worker on driftordre to samspor_worker using (true) with check (true);
--> statement-breakpoint
create policy vaern on driftordre to samspor_web using (
  exists (select from organisation o where o.id = samspor_organisation() and o.type = 'star'));

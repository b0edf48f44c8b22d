CREATE TABLE "beskedopsaetning" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"beskedtype" integer NOT NULL,
	"version" integer NOT NULL,
	"handling" text NOT NULL,
	"frist_arbejdsdage" integer,
	"lukkes_ved_laesning" boolean NOT NULL,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	"registreret_af" uuid NOT NULL,
	"registreret_af_navn" text NOT NULL,
	CONSTRAINT "beskedopsaetning_organisationId_beskedtype_version_unique" UNIQUE("organisation_id","beskedtype","version"),
	CONSTRAINT "beskedopsaetning_handling" CHECK ("beskedopsaetning"."handling" in ('INGEN', 'ADVIS', 'OPGAVE')),
	CONSTRAINT "beskedopsaetning_frist" CHECK ("beskedopsaetning"."frist_arbejdsdage" between 1 and 60),
	CONSTRAINT "beskedopsaetning_kun_opgave" CHECK ("beskedopsaetning"."handling" = 'OPGAVE' or "beskedopsaetning"."frist_arbejdsdage" is null)
);
--> statement-breakpoint
ALTER TABLE "opgave" DROP CONSTRAINT "opgave_type";--> statement-breakpoint
ALTER TABLE "opgave" ALTER COLUMN "frist" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "traad" ADD COLUMN "slut_dato" date;--> statement-breakpoint
ALTER TABLE "opgave" ADD COLUMN "art" text DEFAULT 'OPGAVE' NOT NULL;--> statement-breakpoint
ALTER TABLE "opgave" ADD COLUMN "lukkes_ved_laesning" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "beskedopsaetning" ADD CONSTRAINT "beskedopsaetning_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beskedopsaetning" ADD CONSTRAINT "beskedopsaetning_registreret_af_bruger_id_fk" FOREIGN KEY ("registreret_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "beskedopsaetning_nuvaerende" ON "beskedopsaetning" USING btree ("organisation_id","beskedtype") WHERE registreret_til is null;--> statement-breakpoint
CREATE INDEX "opgave_advis" ON "opgave" USING btree ("organisation_id","oprettet_tid","id") WHERE lukket_tid is null and art = 'ADVIS';--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_art" CHECK ("opgave"."art" in ('OPGAVE', 'ADVIS'));--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_frist" CHECK (("opgave"."art" = 'ADVIS') = ("opgave"."frist" is null));--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_advis_laeses" CHECK ("opgave"."art" <> 'ADVIS' or "opgave"."lukkes_ved_laesning");--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_type" CHECK ("opgave"."type" in ('NY_INDSTILLING', 'SPOERGSMAAL_TIL_INDSTILLING', 'SVAR_PAA_INDSTILLING', 'BREV_IKKE_LEVERET', 'SEND_PAPIRBREV', 'NY_BESKED'));
--> statement-breakpoint
-- The own table of an organisation: what it wants done when a message arrives. Whoever writes to it must be able to read what stands now.
alter table beskedopsaetning enable row level security;
--> statement-breakpoint
alter table beskedopsaetning force row level security;
--> statement-breakpoint
create policy worker on beskedopsaetning to samspor_worker using (true) with check (true);
--> statement-breakpoint
create policy egen on beskedopsaetning to samspor_web using (organisation_id = samspor_organisation())
  with check (organisation_id = samspor_organisation());
--> statement-breakpoint
create policy gaeldende on beskedopsaetning for select to samspor_web using (registreret_til is null);
--> statement-breakpoint
grant select, insert on beskedopsaetning to samspor_web, samspor_worker;
--> statement-breakpoint
-- A row is closed by the next one and never changed otherwise.
grant update (registreret_til) on beskedopsaetning to samspor_web, samspor_worker;
--> statement-breakpoint
-- A kommune whose own system has sent the letter makes the decision final itself, and with it the tilbud in Min plan.
grant insert on min_plan, plan_jobmaal, plan_krav, plan_tilbud to samspor_web;
--> statement-breakpoint
-- Jobnet shows the citizen what was sent with a message; it never sees a draft's file.
create policy alle on bilag for select to samspor_web using ((select samspor_alle()) and besked_id is not null);
--> statement-breakpoint
create policy alle on bilag_del for select to samspor_web using ((select samspor_alle())
  and exists (select from bilag b where b.id = bilag_del.bilag_id and b.besked_id is not null));

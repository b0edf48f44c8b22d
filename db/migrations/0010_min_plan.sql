ALTER TABLE "min_plan" DROP CONSTRAINT "min_plan_status";--> statement-breakpoint
ALTER TABLE "min_plan" ADD CONSTRAINT "min_plan_status" CHECK ("min_plan"."status" in ('PUBLICERET', 'KVITTERET', 'AFLOEST'));--> statement-breakpoint
ALTER TABLE "plan_jobmaal" ADD COLUMN "alias" uuid;--> statement-breakpoint
ALTER TABLE "plan_jobmaal" ADD COLUMN "tekst" text;--> statement-breakpoint
ALTER TABLE "plan_krav" ADD COLUMN "krav_id" uuid;--> statement-breakpoint
ALTER TABLE "plan_krav" ADD COLUMN "jobomraader" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_krav" ADD COLUMN "geografi" text;--> statement-breakpoint
ALTER TABLE "plan_krav" ADD COLUMN "kanaler" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_tilbud" ADD COLUMN "adresse" text;--> statement-breakpoint
ALTER TABLE "plan_tilbud" ADD COLUMN "beskrivelse" text;--> statement-breakpoint
ALTER TABLE "plan_tilbud" ADD COLUMN "sagsbehandler" text;--> statement-breakpoint
CREATE TABLE "plan_aftale" (
	"plan_id" uuid NOT NULL,
	"aftale_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"borger_id" uuid NOT NULL,
	"tekst" text NOT NULL,
	"dag" date,
	"registreret_af_navn" text NOT NULL,
	CONSTRAINT "plan_aftale_plan_id_aftale_id_pk" PRIMARY KEY("plan_id","aftale_id")
);
--> statement-breakpoint
CREATE TABLE "min_plan_kladde" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"grundlag" integer NOT NULL,
	"indhold" jsonb NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"aendret_af" uuid NOT NULL,
	"aendret_af_navn" text NOT NULL,
	CONSTRAINT "min_plan_kladde_borgerId_organisationId_unique" UNIQUE("borger_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "krav_til_jobsoegning" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"akasse_id" uuid NOT NULL,
	"antal_pr_uge" integer NOT NULL,
	"jobomraader" text[] NOT NULL,
	"geografi" text,
	"kanaler" text[] NOT NULL,
	"tekst" text,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"fejloprettet_tid" timestamp with time zone,
	"fejloprettet_kommentar" text,
	"registreret_af_navn" text NOT NULL,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	CONSTRAINT "krav_til_jobsoegning_gyldighed" CHECK ("krav_til_jobsoegning"."gyldig_til" is null or "krav_til_jobsoegning"."gyldig_til" >= "krav_til_jobsoegning"."gyldig_fra"),
	CONSTRAINT "krav_til_jobsoegning_antal" CHECK ("krav_til_jobsoegning"."antal_pr_uge" between 0 and 20),
	CONSTRAINT "krav_til_jobsoegning_fejl" CHECK (("krav_til_jobsoegning"."fejloprettet_tid" is null) = ("krav_til_jobsoegning"."fejloprettet_kommentar" is null))
);
--> statement-breakpoint
CREATE TABLE "plan_udkast" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"akasse_navn" text NOT NULL,
	"dag" date NOT NULL,
	"jobmaal" text[] NOT NULL,
	"tekst" text NOT NULL,
	"kilde" text NOT NULL,
	CONSTRAINT "plan_udkast_afskaffet" CHECK ("plan_udkast"."dag" <= '2023-12-31')
);
--> statement-breakpoint
ALTER TABLE "plan_aftale" ADD CONSTRAINT "plan_aftale_plan_id_min_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."min_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_aftale" ADD CONSTRAINT "plan_aftale_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "min_plan_kladde" ADD CONSTRAINT "min_plan_kladde_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "min_plan_kladde" ADD CONSTRAINT "min_plan_kladde_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "min_plan_kladde" ADD CONSTRAINT "min_plan_kladde_aendret_af_bruger_id_fk" FOREIGN KEY ("aendret_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "krav_til_jobsoegning" ADD CONSTRAINT "krav_til_jobsoegning_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "krav_til_jobsoegning" ADD CONSTRAINT "krav_til_jobsoegning_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_udkast" ADD CONSTRAINT "plan_udkast_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_aftale_borger_id_index" ON "plan_aftale" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "min_plan_kladde_aendret_tid_index" ON "min_plan_kladde" USING btree ("aendret_tid");--> statement-breakpoint
CREATE UNIQUE INDEX "krav_til_jobsoegning_kendt" ON "krav_til_jobsoegning" USING btree ("id") WHERE registreret_til is null;--> statement-breakpoint
CREATE INDEX "krav_til_jobsoegning_borger_id_gyldig_fra_index" ON "krav_til_jobsoegning" USING btree ("borger_id","gyldig_fra");--> statement-breakpoint
CREATE INDEX "plan_udkast_borger_id_dag_index" ON "plan_udkast" USING btree ("borger_id","dag");--> statement-breakpoint
CREATE INDEX "min_plan_ubekraeftet" ON "min_plan" USING btree ("kvitter_senest") WHERE status = 'PUBLICERET';
--> statement-breakpoint
-- One requirement holds on a day.
alter table krav_til_jobsoegning add constraint krav_til_jobsoegning_et_ad_gangen
  exclude using gist (borger_id with =, daterange(gyldig_fra, gyldig_til, '[]') with &&)
  where (registreret_til is null and fejloprettet_tid is null);
--> statement-breakpoint
do $$
declare
  tabel text;
  relation constant text := 'exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = %I.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))';
begin
  foreach tabel in array array['plan_aftale', 'min_plan_kladde', 'krav_til_jobsoegning', 'plan_udkast'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
    execute format('grant select, insert on %I to samspor_worker', tabel);
    execute format('grant select on %I to samspor_web', tabel);
  end loop;
  foreach tabel in array array['plan_aftale', 'krav_til_jobsoegning', 'plan_udkast'] loop
    execute format('create policy vaern on %1$I to samspor_web using (borger_id = samspor_borger() or ' || relation || ')
      with check (' || relation || ')', tabel, tabel, tabel);
    execute format('create policy alle on %I for select to samspor_web using ((select samspor_alle()))', tabel);
  end loop;
  -- A draft is the author organisation's alone, and only while it may read about the citizen.
  execute format('create policy vaern on min_plan_kladde to samspor_web using (organisation_id = samspor_organisation() and ' || relation || ')',
    'min_plan_kladde');
end $$;
--> statement-breakpoint
grant insert on plan_aftale, krav_til_jobsoegning, min_plan_kladde to samspor_web;
--> statement-breakpoint
grant update (version, grundlag, indhold, aendret_tid, aendret_af, aendret_af_navn) on min_plan_kladde to samspor_web, samspor_worker;
--> statement-breakpoint
grant delete on min_plan_kladde to samspor_web, samspor_worker;
--> statement-breakpoint
-- A requirement is closed by its next version and never changed otherwise.
grant update (registreret_til) on krav_til_jobsoegning to samspor_web, samspor_worker;
--> statement-breakpoint
-- The citizen's a-kasse today writes it, in its own name.
create policy kun_egen_akasse on krav_til_jobsoegning as restrictive for insert to samspor_web with check (
  akasse_id = samspor_organisation() and samspor_type() = 'akasse' and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = krav_til_jobsoegning.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy kun_egen_akasse_luk on krav_til_jobsoegning as restrictive for update to samspor_web using (
  samspor_type() = 'akasse' and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = krav_til_jobsoegning.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
-- What was published never changes. Only the receipt and the end are written on it, and nobody but an authority of today publishes.
revoke update on min_plan from samspor_web, samspor_worker;
--> statement-breakpoint
grant update (status, kvitteret_tid, afloest_tid) on min_plan to samspor_web, samspor_worker;
--> statement-breakpoint
create policy kun_myndigheden on min_plan as restrictive for insert to samspor_web with check (
  publiceret_af_id = samspor_organisation() and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = min_plan.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy kun_kvittering on min_plan as restrictive for update to samspor_web using (true)
  with check (status = 'KVITTERET' or samspor_organisation() is not null);
--> statement-breakpoint
-- The content of a version is written in the transaction that publishes it, and never after.
do $$
declare tabel text;
begin
  foreach tabel in array array['plan_jobmaal', 'plan_krav', 'plan_tilbud', 'plan_aftale'] loop
    execute format('create policy kun_ved_udgivelsen on %1$I as restrictive for insert to samspor_web, samspor_worker
      with check (exists (select from min_plan p where p.id = %1$I.plan_id and p.borger_id = %1$I.borger_id
        and p.xmin = pg_current_xact_id()::xid))', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- The receipt closes the authority's task about it, whoever gives it: the citizen, or Jobnet for the citizen.
create policy plan_kvitteret_se on opgave for select to samspor_web
  using (type = 'PLAN_IKKE_BEKRAEFTET' and (borger_id = samspor_borger() or (select samspor_alle())));
--> statement-breakpoint
create policy plan_kvitteret on opgave for update to samspor_web
  using (type = 'PLAN_IKKE_BEKRAEFTET' and (borger_id = samspor_borger() or (select samspor_alle())))
  with check (type = 'PLAN_IKKE_BEKRAEFTET' and lukket_tid is not null and (borger_id = samspor_borger() or (select samspor_alle())));

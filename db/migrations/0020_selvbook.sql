CREATE TABLE "bookingtid" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"form" text NOT NULL,
	"start_tid" timestamp with time zone NOT NULL,
	"slut_tid" timestamp with time zone NOT NULL,
	"moedeholder" text NOT NULL,
	"sted" text,
	"adresse" text,
	"telefon" text,
	"borger_ringer" boolean NOT NULL,
	"videolink" text,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"oprettet_af_navn" text NOT NULL,
	"fjernet_tid" timestamp with time zone,
	"fjernet_af_navn" text,
	"samtale_id" uuid,
	"borger_id" uuid,
	CONSTRAINT "bookingtid_tid" CHECK ("bookingtid"."slut_tid" > "bookingtid"."start_tid"),
	CONSTRAINT "bookingtid_fjernet" CHECK (("bookingtid"."fjernet_tid" is null) = ("bookingtid"."fjernet_af_navn" is null)),
	CONSTRAINT "bookingtid_taget" CHECK (("bookingtid"."samtale_id" is null) = ("bookingtid"."borger_id" is null)),
	CONSTRAINT "bookingtid_taget_eller_fjernet" CHECK ("bookingtid"."fjernet_tid" is null or "bookingtid"."samtale_id" is null)
);
--> statement-breakpoint
CREATE TABLE "selvbookfrist" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"type" integer NOT NULL,
	"titel" text NOT NULL,
	"beskrivelse" text,
	"senest" date NOT NULL,
	"ombook_timer" integer,
	"vejledt_om_konsekvens" boolean NOT NULL,
	"status" text NOT NULL,
	"traad_id" uuid NOT NULL,
	"samtale_id" uuid,
	"lukket_grund" text,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"oprettet_af_navn" text NOT NULL,
	"afsluttet_tid" timestamp with time zone,
	"afsluttet_af_navn" text,
	CONSTRAINT "selvbookfrist_status" CHECK ("selvbookfrist"."status" in ('AABEN', 'BOOKET', 'PASSERET', 'LUKKET')),
	CONSTRAINT "selvbookfrist_ombook" CHECK ("selvbookfrist"."ombook_timer" between 1 and 1000),
	CONSTRAINT "selvbookfrist_booket" CHECK (("selvbookfrist"."status" = 'BOOKET') = ("selvbookfrist"."samtale_id" is not null)),
	CONSTRAINT "selvbookfrist_lukket" CHECK (("selvbookfrist"."status" = 'LUKKET') = ("selvbookfrist"."lukket_grund" is not null)),
	CONSTRAINT "selvbookfrist_afsluttet" CHECK (("selvbookfrist"."status" = 'AABEN') = ("selvbookfrist"."afsluttet_tid" is null) and ("selvbookfrist"."afsluttet_tid" is null) = ("selvbookfrist"."afsluttet_af_navn" is null))
);
--> statement-breakpoint
ALTER TABLE "opgave" DROP CONSTRAINT "opgave_type";--> statement-breakpoint
ALTER TABLE "bookingtid" ADD CONSTRAINT "bookingtid_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookingtid" ADD CONSTRAINT "bookingtid_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selvbookfrist" ADD CONSTRAINT "selvbookfrist_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selvbookfrist" ADD CONSTRAINT "selvbookfrist_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookingtid_egne" ON "bookingtid" USING btree ("organisation_id","start_tid") WHERE fjernet_tid is null;--> statement-breakpoint
CREATE INDEX "bookingtid_samtale" ON "bookingtid" USING btree ("samtale_id") WHERE samtale_id is not null;--> statement-breakpoint
CREATE INDEX "bookingtid_borger_id_index" ON "bookingtid" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "selvbookfrist_en_aaben" ON "selvbookfrist" USING btree ("borger_id","type") WHERE status = 'AABEN';--> statement-breakpoint
CREATE INDEX "selvbookfrist_borger" ON "selvbookfrist" USING btree ("borger_id","oprettet_tid");--> statement-breakpoint
CREATE INDEX "selvbookfrist_aabne" ON "selvbookfrist" USING btree ("senest") WHERE status = 'AABEN';--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_type" CHECK ("opgave"."type" in ('NY_INDSTILLING', 'SPOERGSMAAL_TIL_INDSTILLING', 'SVAR_PAA_INDSTILLING', 'BREV_IKKE_LEVERET', 'SEND_PAPIRBREV', 'NY_BESKED', 'TIMEGRAENSE_NAERMER_SIG', 'TIMEGRAENSE_NAAET', 'OVERDRAGET', 'FOERSTE_SAMTALE', 'PLAN_IKKE_BEKRAEFTET', 'TILBUD_OPFOELGNING', 'NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING', 'SANKTION_GENNEMGANG', 'TIMEGRAENSE_IKKE_AFSLUTTET', 'SELVBOOK_PASSERET'));--> statement-breakpoint
-- Nobody has two open times at once.
alter table bookingtid add constraint bookingtid_en_ad_gangen
  exclude using gist (organisation_id with =, lower(moedeholder) with =, tstzrange(start_tid, slut_tid) with &&) where (fjernet_tid is null);
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['bookingtid', 'selvbookfrist'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
    execute format('create policy alle on %I for select to samspor_web using ((select samspor_alle()))', tabel);
    -- An anden aktør's relation opens what an underretning is made of, and not this.
    execute format('create policy aktoer on %I as restrictive to samspor_web using ((select samspor_type()) is distinct from ''anden_aktoer'')', tabel);
    execute format('grant select, insert on %I to samspor_web, samspor_worker', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- What was asked for stands; only what came of it is written. A time is taken, given back or taken away.
grant update (status, samtale_id, lukket_grund, afsluttet_tid, afsluttet_af_navn) on selvbookfrist to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (samtale_id, borger_id, fjernet_tid, fjernet_af_navn) on bookingtid to samspor_web, samspor_worker;
--> statement-breakpoint
create policy vaern on selvbookfrist for select to samspor_web using (borger_id = samspor_borger()
  or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = selvbookfrist.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
create policy ny on selvbookfrist for insert to samspor_web with check (organisation_id = samspor_organisation() and status = 'AABEN'
  and samspor_type() in ('akasse', 'jobcenter') and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = selvbookfrist.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
-- An authority of today takes it away, the citizen answers it, and nobody opens it again.
create policy luk on selvbookfrist for update to samspor_web using (status = 'AABEN' and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = selvbookfrist.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())))
  with check (status = 'LUKKET' and samspor_organisation() is not null);
--> statement-breakpoint
create policy book on selvbookfrist for update to samspor_web
  using (status = 'AABEN' and (borger_id = samspor_borger() or (select samspor_alle())))
  with check (status = 'BOOKET' and (borger_id = samspor_borger() or (select samspor_alle())));
--> statement-breakpoint
-- Whose open times the citizen may see: who asks them to book, and who holds what they booked and can still move. A function, because the
-- policies on samtale look in bookingtid.
create function samspor_bookes_hos() returns setof uuid language plpgsql stable as $$
begin
  return query select f.organisation_id from selvbookfrist f where f.borger_id = samspor_borger() and (f.status = 'AABEN'
    or (f.status = 'BOOKET' and exists (select from samtale s where s.id = f.samtale_id and s.registreret_til is null
      and s.status = 'INDKALDT' and s.start_tid >= samspor_dag())));
end $$;
--> statement-breakpoint
-- The time of an interview that is cancelled or moved, named by who does it: it may be another authority's.
create function samspor_frigives() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('samspor.frigives', true), '')::uuid $$;
--> statement-breakpoint
create policy egne on bookingtid for select to samspor_web using (organisation_id = samspor_organisation() and (borger_id is null
  or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = bookingtid.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))));
--> statement-breakpoint
create policy egne_nye on bookingtid for insert to samspor_web with check (organisation_id = samspor_organisation()
  and samspor_type() in ('akasse', 'jobcenter') and samtale_id is null and fjernet_tid is null);
--> statement-breakpoint
create policy egne_vaek on bookingtid for update to samspor_web using (organisation_id = samspor_organisation() and samtale_id is null)
  with check (organisation_id = samspor_organisation() and samtale_id is null);
--> statement-breakpoint
create policy egen on bookingtid for select to samspor_web using (borger_id = samspor_borger());
--> statement-breakpoint
create policy ledige on bookingtid for select to samspor_web
  using (samtale_id is null and fjernet_tid is null and organisation_id in (select samspor_bookes_hos()));
--> statement-breakpoint
create policy tag on bookingtid for update to samspor_web
  using (samtale_id is null and fjernet_tid is null and ((select samspor_alle()) or organisation_id in (select samspor_bookes_hos())))
  with check (samtale_id is not null and (borger_id = samspor_borger() or (select samspor_alle())));
--> statement-breakpoint
create policy frigives on bookingtid for select to samspor_web using (id = samspor_frigives());
--> statement-breakpoint
create policy giv_fri on bookingtid for update to samspor_web using (id = samspor_frigives())
  with check (id = samspor_frigives() and samtale_id is null);
--> statement-breakpoint
-- The citizen makes no interview but the one whose time they have taken, with the authority whose time it is; and moves no other.
create policy egen_booking on samtale for insert to samspor_web with check (status = 'INDKALDT' and exists (select from bookingtid b
    where b.samtale_id = samtale.id and b.borger_id = samtale.borger_id and b.organisation_id = samtale.organisation_id
      and b.start_tid = samtale.start_tid and b.slut_tid = samtale.slut_tid and b.id::text = samtale.booking_id)
  and ((borger_id = samspor_borger() and registreret_af_id is null)
    or ((select samspor_alle()) and registreret_af_id = samspor_organisation())));
--> statement-breakpoint
create policy egen_booking_luk on samtale for update to samspor_web using (status = 'INDKALDT'
  and (borger_id = samspor_borger() or (select samspor_alle()))
  and exists (select from bookingtid b where b.samtale_id = samtale.id and b.borger_id = samtale.borger_id));

CREATE TABLE "forloebsoverblik" (
	"borger_id" uuid PRIMARY KEY NOT NULL,
	"navn" text NOT NULL,
	"fravaer_id" uuid NOT NULL,
	"akasse_id" uuid,
	"jobcenter_id" uuid,
	"forsikring" text NOT NULL,
	"timer" numeric(7, 2),
	"graense" numeric(7, 2) NOT NULL,
	"tilbage" numeric(7, 2) NOT NULL,
	"opgjort_til" date,
	"tidligst" date,
	"forventet" date,
	"senest" date,
	"tilstand" text NOT NULL,
	"naaet_dag" date,
	"start_dato" date NOT NULL,
	"slut_dato" date,
	CONSTRAINT "forloebsoverblik_forsikring" CHECK ("forloebsoverblik"."forsikring" in ('FULDTID', 'DELTID')),
	CONSTRAINT "forloebsoverblik_tilstand" CHECK ("forloebsoverblik"."tilstand" in ('NORMAL', 'NAERMER_SIG', 'NAAET_IKKE_AFSLUTTET', 'OVERDRAGET', 'IKKE_OPGJORT'))
);
--> statement-breakpoint
CREATE TABLE "kontaktforloeb_eskalering" (
	"fravaer_id" uuid NOT NULL,
	"naaet_dag" date NOT NULL,
	"borger_id" uuid NOT NULL,
	"eskaleret_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "kontaktforloeb_eskalering_fravaer_id_naaet_dag_pk" PRIMARY KEY("fravaer_id","naaet_dag")
);
--> statement-breakpoint
CREATE TABLE "overdragelsespakke" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"fravaer_id" uuid NOT NULL,
	"akasse_id" uuid NOT NULL,
	"jobcenter_id" uuid,
	"slut_dato" date NOT NULL,
	"gaelder_fra" date NOT NULL,
	"akasse_laeser_til" date NOT NULL,
	"status" text NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"paamindet_tid" timestamp with time zone,
	"afsluttet_tid" timestamp with time zone,
	"tilbagekaldt_tid" timestamp with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "overdragelsespakke_status" CHECK ("overdragelsespakke"."status" in ('AABEN', 'AFSLUTTET', 'TILBAGEKALDT')),
	CONSTRAINT "overdragelsespakke_afsluttet" CHECK (("overdragelsespakke"."status" = 'AFSLUTTET') = ("overdragelsespakke"."afsluttet_tid" is not null and "overdragelsespakke"."tilbagekaldt_tid" is null)),
	CONSTRAINT "overdragelsespakke_tilbagekaldt" CHECK (("overdragelsespakke"."status" = 'TILBAGEKALDT') = ("overdragelsespakke"."tilbagekaldt_tid" is not null))
);
--> statement-breakpoint
CREATE TABLE "overdragelsespunkt" (
	"pakke_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"borger_id" uuid NOT NULL,
	"art" text NOT NULL,
	"objekt_id" uuid NOT NULL,
	"titel" text NOT NULL,
	"detaljer" text,
	"status" text NOT NULL,
	"begrundelse" text,
	"spoergsmaal_traad_id" uuid,
	"afgjort_tid" timestamp with time zone,
	"afgjort_af_id" uuid,
	"afgjort_af_navn" text,
	CONSTRAINT "overdragelsespunkt_pakke_id_nummer_pk" PRIMARY KEY("pakke_id","nummer"),
	CONSTRAINT "overdragelsespunkt_art" CHECK ("overdragelsespunkt"."art" in ('TRAAD', 'INDSTILLING', 'SAMTALE', 'KRAV', 'JOBMAAL')),
	CONSTRAINT "overdragelsespunkt_status" CHECK ("overdragelsespunkt"."status" in ('VENTER', 'OVERTAGET', 'IKKE_RELEVANT')),
	CONSTRAINT "overdragelsespunkt_afgjort" CHECK (("overdragelsespunkt"."status" = 'VENTER') = ("overdragelsespunkt"."afgjort_tid" is null)),
	CONSTRAINT "overdragelsespunkt_begrundelse" CHECK (("overdragelsespunkt"."status" = 'IKKE_RELEVANT') = ("overdragelsespunkt"."begrundelse" is not null))
);
--> statement-breakpoint
ALTER TABLE "forloebsoverblik" ADD CONSTRAINT "forloebsoverblik_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forloebsoverblik" ADD CONSTRAINT "forloebsoverblik_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forloebsoverblik" ADD CONSTRAINT "forloebsoverblik_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kontaktforloeb_eskalering" ADD CONSTRAINT "kontaktforloeb_eskalering_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelsespakke" ADD CONSTRAINT "overdragelsespakke_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelsespakke" ADD CONSTRAINT "overdragelsespakke_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelsespakke" ADD CONSTRAINT "overdragelsespakke_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelsespunkt" ADD CONSTRAINT "overdragelsespunkt_pakke_id_overdragelsespakke_id_fk" FOREIGN KEY ("pakke_id") REFERENCES "public"."overdragelsespakke"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelsespunkt" ADD CONSTRAINT "overdragelsespunkt_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelsespunkt" ADD CONSTRAINT "overdragelsespunkt_afgjort_af_id_bruger_id_fk" FOREIGN KEY ("afgjort_af_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "forloebsoverblik_jobcenter_tilbage" ON "forloebsoverblik" USING btree ("jobcenter_id","tilbage","borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_jobcenter_navn" ON "forloebsoverblik" USING btree ("jobcenter_id","navn","borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_jobcenter_forventet" ON "forloebsoverblik" USING btree ("jobcenter_id",coalesce(forventet, '9999-12-31'::date),"borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_akasse_tilbage" ON "forloebsoverblik" USING btree ("akasse_id","tilbage","borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_akasse_navn" ON "forloebsoverblik" USING btree ("akasse_id","navn","borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_akasse_forventet" ON "forloebsoverblik" USING btree ("akasse_id",coalesce(forventet, '9999-12-31'::date),"borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_naaet" ON "forloebsoverblik" USING btree ("akasse_id","naaet_dag","borger_id") WHERE tilstand = 'NAAET_IKKE_AFSLUTTET';--> statement-breakpoint
CREATE INDEX "kontaktforloeb_eskalering_borger_id_index" ON "kontaktforloeb_eskalering" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "overdragelsespakke_en_ad_gangen" ON "overdragelsespakke" USING btree ("fravaer_id") WHERE status <> 'TILBAGEKALDT';--> statement-breakpoint
CREATE INDEX "overdragelsespakke_borger_id_index" ON "overdragelsespakke" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "overdragelsespakke_jobcenter" ON "overdragelsespakke" USING btree ("jobcenter_id","oprettet_tid","id");--> statement-breakpoint
CREATE INDEX "overdragelsespakke_akasse" ON "overdragelsespakke" USING btree ("akasse_id","oprettet_tid","id");--> statement-breakpoint
CREATE INDEX "overdragelsespakke_aabne" ON "overdragelsespakke" USING btree ("gaelder_fra") WHERE status = 'AABEN' and paamindet_tid is null;--> statement-breakpoint
CREATE INDEX "overdragelsespunkt_borger_id_index" ON "overdragelsespunkt" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "overdragelsespunkt_objekt" ON "overdragelsespunkt" USING btree ("objekt_id") WHERE status = 'VENTER';
--> statement-breakpoint
-- Courses that stand, for the rebuild of the overview: a walk over them in the order of their citizens.
create index fravaer_75_staaende on fravaer (borger_id) where fravaerstype = 75 and registreret_til is null and berigtiget_tid is null;
--> statement-breakpoint
do $$
declare
  tabel text;
  relation constant text := 'exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = %I.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))';
begin
  foreach tabel in array array['forloebsoverblik', 'kontaktforloeb_eskalering', 'overdragelsespakke', 'overdragelsespunkt'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
    execute format('grant select on %I to samspor_web, samspor_worker', tabel);
    execute format('grant insert, update on %I to samspor_worker', tabel);
  end loop;
  execute format('create policy vaern on forloebsoverblik to samspor_web using (' || relation || ') with check (' || relation || ')',
    'forloebsoverblik', 'forloebsoverblik');
  execute format('create policy vaern on kontaktforloeb_eskalering for select to samspor_web using (' || relation || ')', 'kontaktforloeb_eskalering');
  -- The kommune it goes to and the a-kasse it came from; for how long the a-kasse reads on is the matrix's (`afgiver`).
  execute format('create policy vaern on overdragelsespakke for select to samspor_web using ((jobcenter_id = samspor_organisation()
    or akasse_id = samspor_organisation()) and ' || relation || ')', 'overdragelsespakke');
  execute format('create policy luk on overdragelsespakke for update to samspor_web using ((jobcenter_id = samspor_organisation()
    or akasse_id = samspor_organisation()) and ' || relation || ')', 'overdragelsespakke');
end $$;
--> statement-breakpoint
grant delete on forloebsoverblik to samspor_web, samspor_worker;
--> statement-breakpoint
-- The overview is derived: whoever may change what it is derived from writes it in the same act.
grant insert, update on forloebsoverblik to samspor_web;
--> statement-breakpoint
create policy registrerer on forloebsoverblik to samspor_web using (borger_id = samspor_registrerer() and samspor_type() = 'jobcenter')
  with check (borger_id = samspor_registrerer() and samspor_type() = 'jobcenter');
--> statement-breakpoint
create policy alle on forloebsoverblik to samspor_web using ((select samspor_alle())) with check ((select samspor_alle()));
--> statement-breakpoint
-- A parcel is made by the a-kasse that ends the course in its own name (or by STAR, that corrects), with the end that stands. What it holds is
-- never changed; its state is, and each thing in it is settled by the kommune alone.
grant insert on overdragelsespakke, overdragelsespunkt to samspor_web;
--> statement-breakpoint
grant update (jobcenter_id, slut_dato, gaelder_fra, akasse_laeser_til, status, afsluttet_tid, tilbagekaldt_tid, version) on overdragelsespakke to samspor_web;
--> statement-breakpoint
grant update (status, begrundelse, spoergsmaal_traad_id, afgjort_tid, afgjort_af_id, afgjort_af_navn) on overdragelsespunkt to samspor_web;
--> statement-breakpoint
create policy ny on overdragelsespakke for insert to samspor_web with check (
  exists (select from fravaer f where f.id = fravaer_id and f.borger_id = overdragelsespakke.borger_id and f.fravaerstype = 75
    and f.registreret_til is null and f.slut_dato = overdragelsespakke.slut_dato)
  and ((samspor_type() = 'akasse' and akasse_id = samspor_organisation()) or (select samspor_alle())));
--> statement-breakpoint
create policy alle on overdragelsespakke for select to samspor_web using ((select samspor_alle()));
--> statement-breakpoint
-- A kommune that has named the citizen by CPR: who moves takes what is not settled along, and an afmelding takes it back.
create policy registrerer on overdragelsespakke for select to samspor_web
  using (borger_id = samspor_registrerer() and samspor_type() = 'jobcenter' and status = 'AABEN');
--> statement-breakpoint
create policy registrerer_ret on overdragelsespakke for update to samspor_web
  using (borger_id = samspor_registrerer() and samspor_type() = 'jobcenter' and status = 'AABEN')
  with check (borger_id = samspor_registrerer() and samspor_type() = 'jobcenter' and status in ('AABEN', 'TILBAGEKALDT'));
--> statement-breakpoint
create policy alle_luk on overdragelsespakke for update to samspor_web using ((select samspor_alle()));
--> statement-breakpoint
create policy vaern on overdragelsespunkt for select to samspor_web using (
  exists (select from overdragelsespakke p where p.id = overdragelsespunkt.pakke_id));
--> statement-breakpoint
create policy ny on overdragelsespunkt for insert to samspor_web with check (
  status = 'VENTER' and (samspor_type() = 'akasse' or (select samspor_alle()))
  and exists (select from overdragelsespakke p where p.id = overdragelsespunkt.pakke_id and p.borger_id = overdragelsespunkt.borger_id and p.status = 'AABEN'));
--> statement-breakpoint
create policy afgoer on overdragelsespunkt for update to samspor_web using (
  exists (select from overdragelsespakke p where p.id = overdragelsespunkt.pakke_id and p.status = 'AABEN' and p.jobcenter_id = samspor_organisation()));
--> statement-breakpoint
-- STAR corrects an end of a course: the citizen is told, and the kommune gets its task, as when the a-kasse does it.
create policy alle_ny on opgave for insert to samspor_web with check ((select samspor_alle()) and type = 'OVERDRAGET');
--> statement-breakpoint
create policy alle on opgave for select to samspor_web using ((select samspor_alle()) and type in ('OVERDRAGET', 'TIMEGRAENSE_NAERMER_SIG', 'TIMEGRAENSE_NAAET',
  'TIMEGRAENSE_IKKE_AFSLUTTET'));
--> statement-breakpoint
create policy alle_luk on opgave for update to samspor_web using ((select samspor_alle()) and type in ('OVERDRAGET', 'TIMEGRAENSE_NAERMER_SIG', 'TIMEGRAENSE_NAAET',
  'TIMEGRAENSE_IKKE_AFSLUTTET'));
--> statement-breakpoint
alter policy kun_mens_relationen_loeber on besked with check (
  borger_id = samspor_borger() or (select samspor_alle()) or exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = besked.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));

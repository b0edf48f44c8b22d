CREATE TABLE "dagpengetaeller_tidligere" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"fra_akasse_id" uuid NOT NULL,
	"til_akasse_id" uuid NOT NULL,
	"indplaceringsdato" date NOT NULL,
	"ny_indplacering" boolean DEFAULT false NOT NULL,
	"indplacering_timer" numeric(7, 2),
	"forsikring" text NOT NULL,
	"timer_forbrugt" numeric(7, 2) NOT NULL,
	"opgjort_til" date NOT NULL,
	"indberettet_tid" timestamp with time zone NOT NULL,
	"korrektion_kommentar" text,
	"korrektion_fra" timestamp with time zone,
	CONSTRAINT "dagpengetaeller_tidligere_forsikring" CHECK ("dagpengetaeller_tidligere"."forsikring" in ('FULDTID', 'DELTID'))
);
--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD COLUMN "ny_indplacering" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD COLUMN "indplacering_timer" numeric(7, 2);--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD COLUMN "korrektion_kommentar" text;--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD COLUMN "korrektion_fra" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tilmelding" ADD COLUMN "kommentar" text;--> statement-breakpoint
ALTER TABLE "dagpengetaeller_tidligere" ADD CONSTRAINT "dagpengetaeller_tidligere_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagpengetaeller_tidligere" ADD CONSTRAINT "dagpengetaeller_tidligere_fra_akasse_id_organisation_id_fk" FOREIGN KEY ("fra_akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagpengetaeller_tidligere" ADD CONSTRAINT "dagpengetaeller_tidligere_til_akasse_id_organisation_id_fk" FOREIGN KEY ("til_akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dagpengetaeller_tidligere_borger_id_index" ON "dagpengetaeller_tidligere" USING btree ("borger_id");--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD CONSTRAINT "dagpengetaeller_korrektion" CHECK (("dagpengetaeller"."korrektion_kommentar" is null) = ("dagpengetaeller"."korrektion_fra" is null));--> statement-breakpoint
-- Titles and synonyms are found by any part of them. array_to_string is only stable in name: on text it always gives the same.
create extension if not exists pg_trgm;
--> statement-breakpoint
create function stilling_soegetekst(titel text, synonymer text[]) returns text language sql immutable parallel safe
  as $$ select lower(titel || '|' || array_to_string(synonymer, '|')) $$;
--> statement-breakpoint
create index stillingsbetegnelse_soegetekst on stillingsbetegnelse using gin (stilling_soegetekst(titel, synonymer) gin_trgm_ops);
--> statement-breakpoint
-- Lists of organisations page by name, and by id among equal names.
create index organisation_navn on organisation (navn, id);
--> statement-breakpoint
-- A program may register about a citizen who is not (yet) its organisation's: a new member, one who moved, a tilmelding at another jobcenter.
-- It must hold the CPR number; then this names the citizen for the rest of the transaction, and the matrix has said why.
create function samspor_registrerer() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('samspor.registrerer', true), '')::uuid $$;
--> statement-breakpoint
create function samspor_type() returns text language sql stable parallel safe
  as $$ select type from organisation where id = samspor_organisation() $$;
--> statement-breakpoint
-- A rule's whole number on the day, for policies that hold it.
create function samspor_regel(p_regel text) returns integer language sql stable parallel safe as $$
  select vaerdi::integer from regelvaerdi where regel = p_regel and omraade = 'hele landet' and gyldig_fra <= samspor_dag()
    and (gyldig_til is null or gyldig_til >= samspor_dag()) $$;
--> statement-breakpoint
-- Is there a version of this tilknytning already? Whoever ends it may say nothing else anew. A function, because a policy cannot ask its own table.
create function samspor_kendt_tilknytning(p_id uuid, p_borger uuid, p_jobcenter uuid, p_fra date) returns boolean language plpgsql stable as $$
begin
  return exists (select from jobcentertilknytning t where t.id = p_id and t.borger_id = p_borger and t.jobcenter_id = p_jobcenter and t.gyldig_fra = p_fra);
end $$;
--> statement-breakpoint
-- Rights. What has been registered is never changed: a version is closed by its registreret_til alone, and a new one says the rest.
grant select on dagpengetaeller_tidligere to samspor_web, samspor_worker;
--> statement-breakpoint
grant insert on dagpengetaeller_tidligere to samspor_worker;
--> statement-breakpoint
grant insert on borger, borger_cpr, akassemedlemskab, jobcentertilknytning, tilmelding, fravaer, dagpengetaeller, dagpengetaeller_tidligere,
  adgangsrelation to samspor_web;
--> statement-breakpoint
grant update (registreret_til) on akassemedlemskab, jobcentertilknytning, tilmelding, fravaer to samspor_web;
--> statement-breakpoint
grant update (til, laesbar_til) on adgangsrelation to samspor_web;
--> statement-breakpoint
alter table dagpengetaeller_tidligere enable row level security;
--> statement-breakpoint
alter table dagpengetaeller_tidligere force row level security;
--> statement-breakpoint
create policy worker on dagpengetaeller_tidligere to samspor_worker using (true) with check (true);
--> statement-breakpoint
-- Only the a-kasse that is told sees what a former one reported.
create policy modtager on dagpengetaeller_tidligere for select to samspor_web using (til_akasse_id = samspor_organisation()
  and exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = dagpengetaeller_tidligere.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
create policy afsender on dagpengetaeller_tidligere for insert to samspor_web with check (
  fra_akasse_id = samspor_organisation() and samspor_type() = 'akasse' and borger_id = samspor_registrerer());
--> statement-breakpoint
-- The citizen who is named by CPR: seen and locked, and what the rules ask about them.
create policy registrerer on borger for select to samspor_web using (id = samspor_registrerer());
--> statement-breakpoint
create policy registrerer_laas on borger for update to samspor_web using (id = samspor_registrerer());
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['akassemedlemskab', 'dagpengetaeller'] loop
    execute format('create policy registrerer on %I for select to samspor_web using (borger_id = samspor_registrerer())', tabel);
  end loop;
  foreach tabel in array array['jobcentertilknytning', 'tilmelding', 'fravaer', 'overgangsgruppe'] loop
    execute format('create policy registrerer on %I for select to samspor_web using (borger_id = samspor_registrerer() and samspor_type() = ''jobcenter'')', tabel);
  end loop;
  foreach tabel in array array['jobcentertilknytning', 'tilmelding', 'fravaer'] loop
    execute format('create policy registrerer_ny on %I for insert to samspor_web with check (borger_id = samspor_registrerer() and samspor_type() = ''jobcenter'')', tabel);
    execute format('create policy registrerer_luk on %I for update to samspor_web using (borger_id = samspor_registrerer() and samspor_type() = ''jobcenter'')', tabel);
  end loop;
end $$;
--> statement-breakpoint
create policy registrerer on event for insert to samspor_web with check (borger_id = samspor_registrerer());
--> statement-breakpoint
-- A new citizen is made by the a-kasse that registers its member and holds the number. A citizen who has one cannot get another: the
-- periods would overlap, and one number never has two citizens (both are exclusion constraints).
create policy nyt_medlem on borger for insert to samspor_web with check (samspor_type() = 'akasse' and doed_dato is null);
--> statement-breakpoint
create policy nyt_medlem on borger_cpr for insert to samspor_web with check (samspor_type() = 'akasse' and gyldig_til is null
  and encode(cpr_hmac, 'hex') = any (string_to_array(nullif(current_setting('samspor.cpr_hmac', true), ''), ',')));
--> statement-breakpoint
-- Membership: an a-kasse's own, and nobody else's.
create policy ny on akassemedlemskab for insert to samspor_web with check (akasse_id = samspor_organisation());
--> statement-breakpoint
create policy kun_egne on akassemedlemskab as restrictive for insert to samspor_web
  with check (akasse_id = samspor_organisation() and samspor_type() = 'akasse');
--> statement-breakpoint
create policy kun_egne_luk on akassemedlemskab as restrictive for update to samspor_web
  using (akasse_id = samspor_organisation() and samspor_type() = 'akasse');
--> statement-breakpoint
-- Tilknytning: a jobcenter makes its own, STAR anybody's; the one before is ended in the same act.
create policy hvem_tilknytter on jobcentertilknytning as restrictive for insert to samspor_web with check (samspor_alle()
  or (samspor_type() = 'jobcenter' and (jobcenter_id = samspor_organisation()
    or (gyldig_til is not null and samspor_kendt_tilknytning(id, borger_id, jobcenter_id, gyldig_fra)))));
--> statement-breakpoint
create policy hvem_tilknytter_luk on jobcentertilknytning as restrictive for update to samspor_web
  using (samspor_alle() or samspor_type() = 'jobcenter');
--> statement-breakpoint
create policy hvem_tilmelder on tilmelding as restrictive for insert to samspor_web
  with check (samspor_alle() or samspor_type() in ('akasse', 'jobcenter'));
--> statement-breakpoint
create policy hvem_tilmelder_luk on tilmelding as restrictive for update to samspor_web
  using (samspor_alle() or samspor_type() in ('akasse', 'jobcenter'));
--> statement-breakpoint
-- Fravær is registered in one's own name, and never type 75 by a jobcenter. The platform begins type 75 with a tilmelding (in nobody's name),
-- and ends it with an afmelding (9753).
create policy hvem_skriver on fravaer as restrictive for insert to samspor_web with check (
  (registreret_af_id = samspor_organisation()
    and (samspor_alle() or samspor_type() = 'akasse' or (samspor_type() = 'jobcenter' and fravaerstype <> 75)))
  or (registreret_af_id is null and fravaerstype = 75 and berigtiget_tid is null and samspor_organisation() is not null and (
    (slut_dato is null and exists (select from tilmelding t where t.borger_id = fravaer.borger_id and t.registreret_til is null
      and t.kontaktgruppe = 1 and t.gyldig_fra = start_dato))
    or (afslutningsaarsag = 9753 and exists (select from tilmelding t where t.borger_id = fravaer.borger_id and t.registreret_til is null
      and t.gyldig_til = slut_dato)))));
--> statement-breakpoint
create policy hvem_skriver_luk on fravaer as restrictive for update to samspor_web
  using (samspor_alle() or samspor_type() = 'akasse' or samspor_type() = 'jobcenter');
--> statement-breakpoint
create policy registrerer_ny on dagpengetaeller for insert to samspor_web with check (borger_id = samspor_registrerer());
--> statement-breakpoint
create policy hvem_indberetter on dagpengetaeller as restrictive for insert to samspor_web
  with check (samspor_alle() or (akasse_id = samspor_organisation() and samspor_type() = 'akasse'));
--> statement-breakpoint
-- The wall is opened only by what gives the right to it, for exactly its period; and closed only with it. No policy for reading may ask a
-- table here: those that open the wall are asked about it themselves.
create policy registrerer on adgangsrelation for select to samspor_web
  using (borger_id = samspor_registrerer() and (samspor_alle() or samspor_type() = 'jobcenter'));
--> statement-breakpoint
create policy aabn on adgangsrelation for insert to samspor_web with check (
  kategori = 'EGEN' and (organisation_id = samspor_organisation() or samspor_alle())
  and (til is null or laesbar_til = til + samspor_regel('tidligere_egne_dage'))
  and (exists (select from akassemedlemskab m where m.id = grundlag_id and m.borger_id = adgangsrelation.borger_id and m.registreret_til is null
      and m.akasse_id = adgangsrelation.organisation_id and m.gyldig_fra = fra and m.gyldig_til is not distinct from til)
    or exists (select from jobcentertilknytning t where t.id = grundlag_id and t.borger_id = adgangsrelation.borger_id and t.registreret_til is null
      and t.jobcenter_id = adgangsrelation.organisation_id and t.gyldig_fra = fra and t.gyldig_til is not distinct from til)));
--> statement-breakpoint
create policy luk on adgangsrelation for update to samspor_web
  using (kategori = 'EGEN' and (organisation_id = samspor_organisation()
    or (borger_id = samspor_registrerer() and (samspor_alle() or samspor_type() = 'jobcenter'))))
  with check (laesbar_til = til + samspor_regel('tidligere_egne_dage')
    and (exists (select from akassemedlemskab m where m.id = grundlag_id and m.registreret_til is null and m.gyldig_til = til)
      or exists (select from jobcentertilknytning t where t.id = grundlag_id and t.registreret_til is null and t.gyldig_til = til)));
--> statement-breakpoint
-- When STAR moves a citizen, what is undecided moves along in the same act: the case and its task, and nothing that is decided.
create policy flytning on indstilling for select to samspor_web using (
  borger_id = samspor_registrerer() and samspor_alle() and status in ('MODTAGET', 'UNDER_BEHANDLING'));
--> statement-breakpoint
create policy flytning_ret on indstilling for update to samspor_web
  using (borger_id = samspor_registrerer() and samspor_alle() and status in ('MODTAGET', 'UNDER_BEHANDLING'))
  with check (borger_id = samspor_registrerer() and samspor_alle() and status = 'MODTAGET');
--> statement-breakpoint
alter policy kun_mens_relationen_loeber on indstilling using (
  status = 'KLADDE' or jobcenter_id = samspor_organisation() or (borger_id = samspor_registrerer() and samspor_alle())
  or exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = indstilling.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy flytning on opgave for select to samspor_web using (borger_id = samspor_registrerer() and samspor_alle());
--> statement-breakpoint
create policy flytning_ret on opgave for update to samspor_web using (borger_id = samspor_registrerer() and samspor_alle());
--> statement-breakpoint
create policy flytning_ny on opgave for insert to samspor_web with check (borger_id = samspor_registrerer() and samspor_alle());

CREATE TABLE "tildeling" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"jobcenter_id" uuid NOT NULL,
	"aktoer_id" uuid NOT NULL,
	"fra" date NOT NULL,
	"til" date,
	"tildelt_af" uuid,
	"tildelt_af_navn" text NOT NULL,
	"tildelt_tid" timestamp with time zone NOT NULL,
	"afsluttet_tid" timestamp with time zone,
	"afsluttet_af_navn" text,
	CONSTRAINT "tildeling_periode" CHECK ("tildeling"."til" >= "tildeling"."fra" - 1),
	CONSTRAINT "tildeling_afsluttet" CHECK (("tildeling"."afsluttet_tid" is null) = ("tildeling"."afsluttet_af_navn" is null))
);
--> statement-breakpoint
ALTER TABLE "adgangsrelation" DROP CONSTRAINT "adgangsrelation_kategori";--> statement-breakpoint
ALTER TABLE "organisation" DROP CONSTRAINT "organisation_type";--> statement-breakpoint
ALTER TABLE "session" DROP CONSTRAINT "session_doer";--> statement-breakpoint
ALTER TABLE "nuph" ADD COLUMN "anden_aktoer_id" uuid;--> statement-breakpoint
ALTER TABLE "sanktion" ADD COLUMN "anden_aktoer_id" uuid;--> statement-breakpoint
ALTER TABLE "tildeling" ADD CONSTRAINT "tildeling_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tildeling" ADD CONSTRAINT "tildeling_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tildeling" ADD CONSTRAINT "tildeling_aktoer_id_organisation_id_fk" FOREIGN KEY ("aktoer_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tildeling" ADD CONSTRAINT "tildeling_tildelt_af_bruger_id_fk" FOREIGN KEY ("tildelt_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tildeling_aktoer" ON "tildeling" USING btree ("aktoer_id","tildelt_tid");--> statement-breakpoint
CREATE INDEX "tildeling_jobcenter" ON "tildeling" USING btree ("jobcenter_id","tildelt_tid");--> statement-breakpoint
CREATE INDEX "tildeling_borger" ON "tildeling" USING btree ("borger_id");--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_anden_aktoer_id_organisation_id_fk" FOREIGN KEY ("anden_aktoer_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanktion" ADD CONSTRAINT "sanktion_anden_aktoer_id_organisation_id_fk" FOREIGN KEY ("anden_aktoer_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nuph_anden_aktoer_seneste" ON "nuph" USING btree ("anden_aktoer_id","aendret_tid","id") WHERE anden_aktoer_id is not null;--> statement-breakpoint
ALTER TABLE "adgangsrelation" ADD CONSTRAINT "adgangsrelation_kategori" CHECK ("adgangsrelation"."kategori" in ('EGEN', 'GAEST', 'TILDELT', 'AFSENDER', 'MODTAGER'));--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_anden_aktoer" CHECK ("nuph"."anden_aktoer_id" is null or "nuph"."anden_aktoer" is not null);--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_type" CHECK ("organisation"."type" in ('akasse', 'jobcenter', 'kommune', 'anden_aktoer', 'virksomhed', 'star'));--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_doer" CHECK ("session"."doer" in ('borger', 'akasse', 'jobcenter', 'anden_aktoer', 'virksomhed', 'star'));
--> statement-breakpoint
-- One anden aktør at a time for a citizen of a jobcenter. One that was taken back before it began holds no day.
alter table tildeling add constraint tildeling_en_ad_gangen
  exclude using gist (borger_id with =, jobcenter_id with =, daterange(fra, til + 1) with &&);
--> statement-breakpoint
alter table tildeling enable row level security;
--> statement-breakpoint
alter table tildeling force row level security;
--> statement-breakpoint
create policy worker on tildeling to samspor_worker using (true) with check (true);
--> statement-breakpoint
grant select, insert on tildeling to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (til, afsluttet_tid, afsluttet_af_navn) on tildeling to samspor_web, samspor_worker;
--> statement-breakpoint
-- The jobcenter's own, the anden aktør's while they are not over, the citizen's; and whoever registers where the citizen moves to ends them.
create policy vaern on tildeling for select to samspor_web using (jobcenter_id = samspor_organisation()
  or (aktoer_id = samspor_organisation() and (til is null or til >= samspor_dag())) or borger_id = samspor_borger()
  or (borger_id = samspor_registrerer() and (samspor_alle() or samspor_type() = 'jobcenter')));
--> statement-breakpoint
-- A jobcenter alone, of its own citizen, and no longer than the citizen is known to be its own.
create policy tildel on tildeling for insert to samspor_web with check (jobcenter_id = samspor_organisation() and samspor_type() = 'jobcenter'
  and fra >= samspor_dag() and exists (select from organisation o where o.id = aktoer_id and o.type = 'anden_aktoer')
  and exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = tildeling.borger_id
    and a.kategori = 'EGEN' and a.fra <= tildeling.fra and (a.til is null or a.til >= tildeling.til)));
--> statement-breakpoint
create policy afslut on tildeling for update to samspor_web using (jobcenter_id = samspor_organisation()
  or (borger_id = samspor_registrerer() and (samspor_alle() or samspor_type() = 'jobcenter'))) with check (til is not null and afsluttet_tid is not null);
--> statement-breakpoint
-- The wall is opened by what the jobcenter has given, for exactly its period, and closed with it.
create policy tildelt on adgangsrelation for insert to samspor_web with check (kategori = 'TILDELT' and laesbar_til is not distinct from til
  and exists (select from tildeling t where t.id = grundlag_id and t.aktoer_id = adgangsrelation.organisation_id
    and t.borger_id = adgangsrelation.borger_id and t.jobcenter_id = samspor_organisation() and t.fra = adgangsrelation.fra
    and t.til is not distinct from adgangsrelation.til));
--> statement-breakpoint
create policy tildelt_slut on adgangsrelation for update to samspor_web
  using (kategori = 'TILDELT' and borger_id = samspor_registrerer() and (samspor_alle() or samspor_type() = 'jobcenter'))
  with check (kategori = 'TILDELT' and laesbar_til = til
    and exists (select from tildeling t where t.id = grundlag_id and t.afsluttet_tid is not null and t.til = adgangsrelation.til));
--> statement-breakpoint
-- Does the acting anden aktør serve the citizen today?
create function samspor_tildelt(p_borger uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = p_borger
    and a.kategori = 'TILDELT' and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag()));
end $$;
--> statement-breakpoint
-- An underretning that an anden aktør wrote is the kommune's, and its own to read also when it no longer serves the citizen.
create policy udfoerer on nuph for select to samspor_web using (anden_aktoer_id = samspor_organisation());
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['nuph_version', 'nuph_svar', 'nuph_indlaeg', 'nuph_borgerindlaeg', 'nuph_registrering'] loop
    execute format('create policy udfoerer on %1$I for select to samspor_web
      using (exists (select from nuph n where n.id = %1$I.nuph_id and n.anden_aktoer_id = samspor_organisation()))', tabel);
  end loop;
end $$;
--> statement-breakpoint
create policy udfoerer on bilag for select to samspor_web using (nuph_version is not null
  and exists (select from nuph n where n.id = bilag.nuph_id and n.anden_aktoer_id = samspor_organisation()));
--> statement-breakpoint
create policy udfoerer on bilag_del for select to samspor_web using (exists (select from bilag b join nuph n on n.id = b.nuph_id
  where b.id = bilag_del.bilag_id and b.nuph_version is not null and n.anden_aktoer_id = samspor_organisation()));
--> statement-breakpoint
alter policy kun_egne_kladder on nuph using (status <> 'KLADDE' or samspor_organisation() in (afsender_id, anden_aktoer_id));
--> statement-breakpoint
-- In the name of the jobcenter that has given it the citizen, and of no other; a jobcenter's own names no anden aktør.
alter policy kun_kommunen on nuph with check (
  (afsender_id = samspor_organisation() and samspor_type() = 'jobcenter' and anden_aktoer_id is null
    and exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = nuph.borger_id
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())))
  or (anden_aktoer_id = samspor_organisation() and samspor_type() = 'anden_aktoer'
    and exists (select from tildeling t where t.aktoer_id = samspor_organisation() and t.borger_id = nuph.borger_id and t.jobcenter_id = nuph.afsender_id
      and t.fra <= samspor_dag() and (t.til is null or t.til >= samspor_dag()))));
--> statement-breakpoint
alter policy kun_parter on nuph using (samspor_organisation() in (afsender_id, akasse_id, anden_aktoer_id));
--> statement-breakpoint
alter policy kun_afsender on nuph_version with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = nuph_version.borger_id
  and samspor_organisation() in (n.afsender_id, n.anden_aktoer_id)));
--> statement-breakpoint
-- In the dialogue an anden aktør speaks for the jobcenter that has given it the citizen, also about what that one sent itself.
alter policy kun_parter on nuph_indlaeg with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = nuph_indlaeg.borger_id
  and (samspor_organisation() in (n.afsender_id, n.akasse_id)
    or exists (select from tildeling t where t.aktoer_id = samspor_organisation() and t.borger_id = n.borger_id and t.jobcenter_id = n.afsender_id
      and t.fra <= samspor_dag() and (t.til is null or t.til >= samspor_dag())))));
--> statement-breakpoint
-- Of the register it reads what its own underretning led to, of the types that kommuner see.
create policy anden_aktoer on sanktion for select to samspor_web using (anden_aktoer_id = samspor_organisation() and kommunen_ser);
--> statement-breakpoint
create or replace function samspor_part_i_underretning(p_borger uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from nuph n where n.borger_id = p_borger and n.status <> 'KLADDE'
      and samspor_organisation() in (n.afsender_id, n.akasse_id, n.anden_aktoer_id))
    or exists (select from sanktion s where s.borger_id = p_borger and s.akasse_id = samspor_organisation());
end $$;
--> statement-breakpoint
create or replace function samspor_underretningens_traad(p_traad uuid, p_borger uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from nuph n where n.traad_id = p_traad and n.borger_id = p_borger
    and samspor_organisation() in (n.afsender_id, n.akasse_id, n.anden_aktoer_id));
end $$;
--> statement-breakpoint
-- A relation opens the wall to everything about a citizen. To an anden aktør it opens what an underretning is made of, and the rest stays shut:
-- every table that asks for a relation, but those that are named here.
do $$
declare
  tabel text;
  andre constant text := '(select samspor_type()) is distinct from ''anden_aktoer''';
  -- Judged by the rules of an underretning, and never written by an anden aktør.
  laeses constant text[] := array['borger', 'borger_cpr', 'samtale', 'fravaer', 'tilmelding', 'akassemedlemskab', 'jobcentertilknytning', 'min_plan',
    'plan_tilbud', 'sanktion', 'nuph_svar', 'nuph_registrering', 'nuph_borgerindlaeg'];
  -- What an underretning consists of and leads to, written while the citizen is its own.
  skrives constant text[] := array['nuph', 'nuph_version', 'nuph_indlaeg', 'bilag', 'bilag_del', 'traad', 'traad_part', 'besked', 'event', 'opgave',
    'levering'];
begin
  for tabel in select distinct tablename from pg_policies where schemaname = 'public'
    and (qual like '%adgangsrelation%' or with_check like '%adgangsrelation%') loop
    if tabel in ('adgangsrelation', 'tildeling') then continue; end if;
    if tabel = any (laeses) then
      execute format('create policy aktoer_ny on %I as restrictive for insert to samspor_web with check (' || andre || ')', tabel);
      if tabel <> 'borger' then
        execute format('create policy aktoer_ret on %I as restrictive for update to samspor_web using (' || andre || ')', tabel);
      end if;
      execute format('create policy aktoer_slet on %I as restrictive for delete to samspor_web using (' || andre || ')', tabel);
    elsif tabel = any (skrives) then
      execute format('create policy aktoer_ny on %1$I as restrictive for insert to samspor_web with check (' || andre || ' or samspor_tildelt(%1$I.borger_id))',
        tabel);
      execute format('create policy aktoer_ret on %1$I as restrictive for update to samspor_web using (' || andre || ' or samspor_tildelt(%1$I.borger_id))',
        tabel);
    else
      execute format('create policy aktoer on %I as restrictive to samspor_web using (' || andre || ')', tabel);
    end if;
  end loop;
end $$;
--> statement-breakpoint
-- In whose name it was written still decides: another jobcenter's assignment gives no hand in the former one's cases.
alter policy aktoer_ret on nuph using ((select samspor_type()) is distinct from 'anden_aktoer'
  or exists (select from tildeling t where t.aktoer_id = samspor_organisation() and t.borger_id = nuph.borger_id and t.jobcenter_id = nuph.afsender_id
    and t.fra <= samspor_dag() and (t.til is null or t.til >= samspor_dag())));
--> statement-breakpoint
-- A number that it holds in its hand, as everybody; it is told no others.
create policy aktoer on borger_cpr as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer'
  or encode(cpr_hmac, 'hex') = any (string_to_array(nullif(current_setting('samspor.cpr_hmac', true), ''), ',')));
--> statement-breakpoint
create policy aktoer on bilag as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer'
  or nuph_id is not null or (indstilling_id is null and besked_id is null));
--> statement-breakpoint
create policy aktoer on bilag_del as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer'
  or exists (select from bilag b where b.id = bilag_del.bilag_id));
--> statement-breakpoint
-- What the citizen is told about an underretning is told in the kommune's name: an anden aktør writes it and takes no part.
create policy aktoer on traad as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer' or beskedtype = 9211);
--> statement-breakpoint
create policy aktoer_kun_9211 on traad as restrictive for insert to samspor_web with check ((select samspor_type()) is distinct from 'anden_aktoer' or beskedtype = 9211);
--> statement-breakpoint
create policy aktoer on traad_part as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer'
  or samspor_underretningens_traad(traad_id, borger_id));
--> statement-breakpoint
create policy aktoer_aldrig_selv on traad_part as restrictive for insert to samspor_web with check ((select samspor_type()) is distinct from 'anden_aktoer'
  or organisation_id <> samspor_organisation());
--> statement-breakpoint
create policy aktoer on besked as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer');
--> statement-breakpoint
create policy aktoer_i_sagen on besked as restrictive for insert to samspor_web with check ((select samspor_type()) is distinct from 'anden_aktoer'
  or samspor_underretningens_traad(traad_id, borger_id));
--> statement-breakpoint
create policy aktoer on event as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer'
  or entitet_id in (9408, 9409, 9410));
--> statement-breakpoint
create policy aktoer on opgave as restrictive for select to samspor_web using ((select samspor_type()) is distinct from 'anden_aktoer'
  or type in ('NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING'));
--> statement-breakpoint
create policy aktoer_kun_sagens on opgave as restrictive for insert to samspor_web with check ((select samspor_type()) is distinct from 'anden_aktoer'
  or type in ('NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING', 'SANKTION_GENNEMGANG'));

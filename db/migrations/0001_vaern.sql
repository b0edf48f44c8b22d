-- The walls that do not stand in the table definitions: exclusion constraints, rights, row level security.
do $$
begin
  if (select count(*) from pg_roles where rolname in ('samspor_web', 'samspor_worker')) < 2 then
    raise exception 'Rollerne samspor_web og samspor_worker findes ikke. Kør db/roller.sql som administrator først.';
  end if;
end $$;
--> statement-breakpoint
create extension if not exists btree_gist;
--> statement-breakpoint
create sequence sagsnummer as bigint;
--> statement-breakpoint
-- Tables that point at each other.
alter table indstilling add foreign key (traad_id) references traad (id);
--> statement-breakpoint
alter table afgoerelse add foreign key (brev_id) references brev (id) deferrable initially deferred;
--> statement-breakpoint
alter table brev add foreign key (indstilling_id) references indstilling (id);
--> statement-breakpoint
alter table plan_tilbud add foreign key (indstilling_id) references indstilling (id);
--> statement-breakpoint
-- One decision at a time may stand.
create unique index afgoerelse_en_gaeldende on afgoerelse (indstilling_id) where annulleret_tid is null;
--> statement-breakpoint
-- At most one course in the a-kasse per citizen and day; the responsible authority is derived from it.
alter table fravaer add constraint fravaer_75_et_ad_gangen
  exclude using gist (borger_id with =, daterange(start_dato, slut_dato, '[]') with &&)
  where (fravaerstype = 75 and registreret_til is null and berigtiget_tid is null);
--> statement-breakpoint
alter table akassemedlemskab add constraint akassemedlemskab_et_ad_gangen
  exclude using gist (borger_id with =, daterange(gyldig_fra, gyldig_til, '[]') with &&) where (registreret_til is null);
--> statement-breakpoint
alter table jobcentertilknytning add constraint jobcentertilknytning_en_ad_gangen
  exclude using gist (borger_id with =, daterange(gyldig_fra, gyldig_til, '[]') with &&) where (registreret_til is null);
--> statement-breakpoint
alter table tilmelding add constraint tilmelding_en_ad_gangen
  exclude using gist (borger_id with =, daterange(gyldig_fra, gyldig_til, '[]') with &&) where (registreret_til is null);
--> statement-breakpoint
alter table borger_cpr add constraint borger_cpr_et_ad_gangen
  exclude using gist (borger_id with =, daterange(gyldig_fra, gyldig_til, '[]') with &&);
--> statement-breakpoint
alter table borger_cpr add constraint borger_cpr_en_borger
  exclude using gist (cpr_hmac with =, borger_id with <>);
--> statement-breakpoint
do $$
declare liste text;
begin
  foreach liste in array array['kode', 'regelvaerdi', 'tekst', 'stillingsbetegnelse'] loop
    execute format('alter table %I add constraint %I check (gyldig_til is null or gyldig_til >= gyldig_fra)', liste, liste || '_gyldighed');
  end loop;
end $$;
--> statement-breakpoint
alter table kode add constraint kode_en_ad_gangen
  exclude using gist (liste with =, kode with =, daterange(gyldig_fra, gyldig_til, '[]') with &&);
--> statement-breakpoint
alter table regelvaerdi add constraint regelvaerdi_en_ad_gangen
  exclude using gist (regel with =, omraade with =, daterange(gyldig_fra, gyldig_til, '[]') with &&);
--> statement-breakpoint
alter table tekst add constraint tekst_en_ad_gangen
  exclude using gist (noegle with =, daterange(gyldig_fra, gyldig_til, '[]') with &&);
--> statement-breakpoint
insert into ur (id, forskydning_ms, demo) values (1, '0', false);
--> statement-breakpoint
-- Rights. Nobody deletes anything but what is temporary; logs and events cannot be changed by the web role at all.
grant usage on schema public to samspor_web, samspor_worker;
--> statement-breakpoint
grant select on all tables in schema public to samspor_web, samspor_worker;
--> statement-breakpoint
grant insert on all tables in schema public to samspor_worker;
--> statement-breakpoint
grant update on akassemedlemskab, jobcentertilknytning, tilmelding, fravaer, borger, borger_cpr, overgangsgruppe, indstilling, afgoerelse,
  traad, traad_part, besked, traad_laest, bilag, min_plan, brev, adgangsrelation, adgangslog, kaedehoved, event, levering, opgave, bruger, session, ur, organisation
  to samspor_worker;
--> statement-breakpoint
grant delete on bilag, bilag_del, traad_laest, anmodning, session, parkeret_formular, levering to samspor_worker;
--> statement-breakpoint
grant insert on indstilling, afgoerelse, traad, traad_part, besked, traad_laest, bilag, bilag_del, brev, adgangslog, event, levering,
  anmodning, opgave, bruger, session, parkeret_formular, organisation to samspor_web;
--> statement-breakpoint
grant update on indstilling, afgoerelse, traad, traad_part, besked, traad_laest, bilag, min_plan, brev, opgave, bruger, session, anmodning
  to samspor_web;
--> statement-breakpoint
-- Taking the responsibility lock (select … for share) needs the right to update one column; nothing is written through it.
grant update (id) on borger to samspor_web;
--> statement-breakpoint
grant delete on traad_laest, parkeret_formular, bilag, bilag_del, indstilling to samspor_web;
--> statement-breakpoint
grant usage on sequence sagsnummer to samspor_web, samspor_worker;
--> statement-breakpoint
-- Who asks, set for one transaction. Missing or empty means nobody, and nobody sees nothing.
create function samspor_borger() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('samspor.borger', true), '')::uuid $$;
--> statement-breakpoint
create function samspor_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('samspor.organisation', true), '')::uuid $$;
--> statement-breakpoint
create function samspor_dag() returns date language sql stable parallel safe
  as $$ select nullif(current_setting('samspor.dag', true), '')::date $$;
--> statement-breakpoint
do $$
declare
  tabel text;
  relation constant text := 'exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = %I.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))';
  -- Drafts are the author's, and a result is nobody's before its letter has been accepted.
  borgerens constant jsonb := jsonb_build_object(
    'indstilling', 'status <> ''KLADDE''', 'bilag', 'besked_id is not null', 'min_plan', 'status <> ''KLADDE''',
    'afgoerelse', 'endelig_tid is not null', 'brev', 'false', 'brev_kvittering', 'false', 'levering', 'false',
    'event', 'navn not in (''IndstillingAfgjort'', ''IndstillingBrevAfvist'')');
begin
  foreach tabel in array array['akassemedlemskab', 'jobcentertilknytning', 'tilmelding', 'dagpengetaeller', 'fravaer', 'overgangsgruppe',
    'indstilling', 'afgoerelse', 'traad', 'traad_part', 'besked', 'traad_laest', 'bilag', 'bilag_del', 'min_plan', 'plan_jobmaal',
    'plan_krav', 'plan_tilbud', 'brev', 'brev_kvittering', 'event', 'levering'] loop
    execute format('create policy vaern on %1$I to samspor_web using ((borger_id = samspor_borger() and %2$s) or ' || relation || ')
      with check (borger_id = samspor_borger() or ' || relation || ')', tabel, coalesce(borgerens ->> tabel, 'true'), tabel, tabel);
  end loop;

  foreach tabel in array array['akassemedlemskab', 'jobcentertilknytning', 'tilmelding', 'dagpengetaeller', 'fravaer', 'overgangsgruppe',
    'indstilling', 'afgoerelse', 'traad', 'traad_part', 'besked', 'traad_laest', 'bilag', 'bilag_del', 'min_plan', 'plan_jobmaal',
    'plan_krav', 'plan_tilbud', 'brev', 'brev_kvittering', 'event', 'levering', 'borger', 'borger_cpr', 'adgangsrelation', 'adgangslog', 'kaedehoved',
    'opgave', 'bruger', 'session', 'parkeret_formular', 'anmodning'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- Only the deciding jobcenter sees a decision or a letter that is on its way; the a-kasse sees the decision when it is final.
create policy foerst_naar_endelig on afgoerelse as restrictive for select to samspor_web
  using (endelig_tid is not null or jobcenter_id = samspor_organisation());
--> statement-breakpoint
-- Only a draft can be thrown away.
create policy kun_kladder on indstilling as restrictive for delete to samspor_web using (status = 'KLADDE');
--> statement-breakpoint
create policy kun_kladders_bilag on bilag as restrictive for delete to samspor_web using (besked_id is null);
--> statement-breakpoint
create policy kun_afsender on brev as restrictive to samspor_web using (jobcenter_id = samspor_organisation());
--> statement-breakpoint
create policy vaern on borger to samspor_web using (
  id = samspor_borger() or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = borger.id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
-- A CPR row is found only by one who already holds the number's HMAC, or a relation to its citizen.
create policy vaern on borger_cpr for select to samspor_web using (
  encode(cpr_hmac, 'hex') = any (string_to_array(nullif(current_setting('samspor.cpr_hmac', true), ''), ','))
  or borger_id = samspor_borger()
  or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = borger_cpr.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
create policy vaern on adgangsrelation for select to samspor_web using (organisation_id = samspor_organisation() or borger_id = samspor_borger());
--> statement-breakpoint
create policy laes on adgangslog for select to samspor_web using (organisation_id = samspor_organisation() or borger_id = samspor_borger());
--> statement-breakpoint
create policy skriv on adgangslog for insert to samspor_web with check (
  organisation_id is not distinct from samspor_organisation() and kaede_nr is null and hash is null);
--> statement-breakpoint
-- Both authorities of a citizen reach each other's tasks, because what one does closes the other's (a withdrawal); the matrix shows only one's own.
create policy vaern on opgave for select to samspor_web using (organisation_id = samspor_organisation()
  or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = opgave.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
create policy aendr on opgave for update to samspor_web using (organisation_id = samspor_organisation()
  or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = opgave.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
create policy skriv on opgave for insert to samspor_web with check (
  exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = opgave.borger_id));
--> statement-breakpoint
create policy vaern on bruger to samspor_web using (organisation_id = samspor_organisation());
--> statement-breakpoint
-- A session is seen only by one who holds its secret, or by the issuer that ends it.
create policy vaern on session to samspor_web using (
  encode(hash, 'hex') = current_setting('samspor.session', true)
  or (udsteder_sid is not null and udsteder || ' ' || udsteder_sid = current_setting('samspor.udsteder_sid', true))
  or (bruger_id is not null and organisation_id = samspor_organisation()))
  with check (encode(hash, 'hex') = current_setting('samspor.session', true) or afsluttet is not null);
--> statement-breakpoint
create policy vaern on parkeret_formular to samspor_web using (encode(hash, 'hex') = current_setting('samspor.parkeret', true));
--> statement-breakpoint
create policy vaern on anmodning to samspor_web using (afsender = coalesce(samspor_organisation(), samspor_borger())::text);
--> statement-breakpoint
-- One call per request: who is signed in, what time it is, and the actor set for the rest of the transaction.
create function find_session(p_hash bytea) returns table (
  gyldig boolean, doer text, subject text, udsteder text, borger_id uuid, bruger_id uuid, organisation_id uuid, rolle text, navn text,
  organisation_type text, organisation_kode text, organisation_navn text, organisation_kort text, inaktiv_efter timestamptz, udloeber timestamptz,
  forskydning_ms text, demo boolean)
language plpgsql as $$
declare
  s session%rowtype;
  u ur%rowtype;
begin
  perform set_config('samspor.session', encode(p_hash, 'hex'), true);
  select * into u from ur where id = 1;
  select * into s from session where hash = p_hash;
  if not found then return; end if;
  if s.afsluttet is not null or s.inaktiv_efter < now() or s.udloeber < now() then
    return query select false, s.doer, s.subject, s.udsteder, null::uuid, null::uuid, null::uuid, null::text, null::text, null::text, null::text,
      null::text, null::text, s.inaktiv_efter, s.udloeber, u.forskydning_ms, u.demo;
    return;
  end if;
  perform set_config('samspor.borger', coalesce(s.borger_id::text, ''), true),
    set_config('samspor.organisation', coalesce(s.organisation_id::text, ''), true),
    set_config('samspor.dag', ((now() + u.forskydning_ms::bigint * interval '1 ms') at time zone 'Europe/Copenhagen')::date::text, true);
  if s.sidst_set < now() - interval '60 s' then
    update session set sidst_set = now(), inaktiv_efter = now() + (s.inaktiv_efter - s.sidst_set) where hash = p_hash
      returning session.inaktiv_efter into s.inaktiv_efter;
  end if;
  return query select true, s.doer, s.subject, s.udsteder, s.borger_id, s.bruger_id, s.organisation_id, s.rolle,
    coalesce((select b.navn from borger b where b.id = s.borger_id), (select b.navn from bruger b where b.id = s.bruger_id)),
    o.type, o.kode, o.navn, o.kort_navn, s.inaktiv_efter, s.udloeber, u.forskydning_ms, u.demo
    from (select 1) x left join organisation o on o.id = s.organisation_id;
end $$;
--> statement-breakpoint
-- The operator's figures: counts alone, over everybody, written by the worker. No function runs with higher rights.
create table driftstal (id integer primary key check (id = 1), parkerede integer not null, proeves_igen integer not null, venter integer not null,
  forsinkede_breve integer not null, unummererede integer not null, ukaedede integer not null, kaedefejl integer not null, opgjort timestamptz not null);
--> statement-breakpoint
grant select on driftstal to samspor_web;
--> statement-breakpoint
grant select, insert, update on driftstal to samspor_worker;

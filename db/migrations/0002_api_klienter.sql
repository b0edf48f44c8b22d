-- A fagsystem is a user of its organisation, with a role of its own.
alter table bruger drop constraint bruger_rolle;
--> statement-breakpoint
alter table bruger add constraint bruger_rolle check (rolle in ('sagsbehandler', 'leder', 'lokaladministrator', 'virksomhedsbruger',
  'virksomhedsadministrator', 'star_support', 'drift', 'klient'));
--> statement-breakpoint
-- A system that acts for STAR (Jobnet) stands in no relation to a citizen. The matrix says what it may do; the wall lets it through to just
-- the tables it works on, and never to indstillinger, decisions or letters.
create function samspor_alle() returns boolean language sql stable parallel safe
  as $$ select current_setting('samspor.alle', true) = '1' $$;
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['borger', 'akassemedlemskab', 'jobcentertilknytning', 'tilmelding', 'dagpengetaeller', 'fravaer', 'overgangsgruppe',
    'traad', 'traad_part', 'besked', 'traad_laest', 'min_plan', 'plan_jobmaal', 'plan_krav', 'plan_tilbud'] loop
    execute format('create policy alle on %I to samspor_web using ((select samspor_alle())) with check ((select samspor_alle()))', tabel);
  end loop;
end $$;
--> statement-breakpoint
create policy alle on borger_cpr for select to samspor_web using ((select samspor_alle()));
--> statement-breakpoint
create policy alle on event for insert to samspor_web with check ((select samspor_alle()));

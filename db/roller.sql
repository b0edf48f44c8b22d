-- Run once per cluster by an administrator, before the first migration. Passwords are set separately.
-- samspor_ejer owns the database and serves migrations alone; web and worker own nothing.
do $$
declare rolle text;
begin
  foreach rolle in array array['samspor_ejer', 'samspor_web', 'samspor_worker'] loop
    if not exists (select from pg_roles where rolname = rolle) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls noreplication', rolle);
    end if;
  end loop;
end $$;

-- Time-outs belong to the role: as connection parameters a pooler would refuse them.
alter role samspor_web set statement_timeout = '2500ms';
alter role samspor_web set lock_timeout = '1500ms';
alter role samspor_web set idle_in_transaction_session_timeout = '5s';
alter role samspor_worker set statement_timeout = '10s';
alter role samspor_worker set lock_timeout = '3s';
alter role samspor_worker set idle_in_transaction_session_timeout = '15s';
alter role samspor_ejer set lock_timeout = '2s';
alter role samspor_web set timezone = 'UTC';
alter role samspor_worker set timezone = 'UTC';
-- Every query here is short; compiling one costs more than running it.
alter role samspor_web set jit = off;
alter role samspor_worker set jit = off;
-- The worker's queues grow from nothing to a million between two analyses; a plan kept from before would read them whole each time.
alter role samspor_worker set plan_cache_mode = force_custom_plan;
-- A file of counters is applied some thousand citizens at a time, all of them locked: the worker need not look each reference up again
-- (lib/timeimport/laaste-referencer.ts). From PostgreSQL 15; without it the import is right as well, and three times as slow.
grant set on parameter session_replication_role to samspor_worker;

CREATE TABLE "taellerimport_del" (
	"import_id" uuid NOT NULL,
	"nr" integer NOT NULL,
	"efter" uuid NOT NULL,
	"til" uuid NOT NULL,
	CONSTRAINT "taellerimport_del_import_id_nr_pk" PRIMARY KEY("import_id","nr")
);
--> statement-breakpoint
-- The owner, too, is under forced row level security, and would see no file. The lock also keeps an old worker from moving on meanwhile.
alter table taellerimport no force row level security;
--> statement-breakpoint
-- A file that is under way goes on from where it was.
insert into taellerimport_del (import_id, nr, efter, til)
  select id, 0, coalesce(case when status <> 'KLAR' then naeste_borger end, '00000000-0000-0000-0000-000000000000'), 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    from taellerimport where status in ('KONTROLLERES', 'KLAR', 'INDLAESES') and trin in ('DOEM', 'INDLAES');
--> statement-breakpoint
-- The dry run's guess ends when the file is let go on.
update taellerimport set uaendrede = 0 where status = 'INDLAESES' and naeste_borger is null;
--> statement-breakpoint
ALTER TABLE "taellerimport" DROP COLUMN "naeste_borger";
--> statement-breakpoint
alter table taellerimport force row level security;
--> statement-breakpoint
alter table taellerimport_del enable row level security;
--> statement-breakpoint
alter table taellerimport_del force row level security;
--> statement-breakpoint
-- Who works on what is nobody's but the worker's.
create policy worker on taellerimport_del to samspor_worker using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on taellerimport_del to samspor_worker;
--> statement-breakpoint
grant update (uaendrede) on taellerimport to samspor_web;
--> statement-breakpoint
DROP INDEX "adgangslog_kaede";--> statement-breakpoint
CREATE UNIQUE INDEX "adgangslog_kaede" ON "adgangslog" USING btree (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid),"kaede_nr") WHERE kaede_nr is not null;

CREATE TABLE "feedvalg" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"alle_jobordrer" boolean NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"aendret_af" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "formidlingsafvisning" (
	"formidling_id" uuid PRIMARY KEY NOT NULL,
	"tekst" text NOT NULL,
	CONSTRAINT "formidlingsafvisning_tekst" CHECK (char_length("formidlingsafvisning"."tekst") between 1 and 250)
);
--> statement-breakpoint
ALTER TABLE "feedvalg" ADD CONSTRAINT "feedvalg_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsafvisning" ADD CONSTRAINT "formidlingsafvisning_formidling_id_formidling_id_fk" FOREIGN KEY ("formidling_id") REFERENCES "public"."formidling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deling_ukvitteret" ON "deling" USING btree ("modtager_id","lukket_tid") WHERE lukket_tid is not null and kvitteret_tid is null;--> statement-breakpoint
CREATE INDEX "formidlingslog_borger" ON "formidlingslog" USING btree ("borger_id","tid","id");--> statement-breakpoint
CREATE INDEX "samtykke_trukket" ON "samtykke" USING btree ("borger_id","jobordre_id") WHERE trukket_tid is not null;--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['feedvalg', 'formidlingsafvisning'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update on feedvalg to samspor_web;
--> statement-breakpoint
grant select on feedvalg to samspor_worker;
--> statement-breakpoint
create policy egen on feedvalg to samspor_web using (organisation_id = (select samspor_organisation())) with check (
  organisation_id = samspor_organisation() and (not alle_jobordrer or samspor_type() = 'jobcenter'));
--> statement-breakpoint
grant select, insert, delete on formidlingsafvisning to samspor_web, samspor_worker;
--> statement-breakpoint
-- Whoever works with the candidate, which the citizen does not: no organisation, no words.
create policy arbejder on formidlingsafvisning to samspor_web using ((select samspor_organisation()) is not null
  and exists (select from formidling f where f.id = formidling_id)) with check (samspor_organisation() is not null
  and exists (select from formidling f where f.id = formidling_id));

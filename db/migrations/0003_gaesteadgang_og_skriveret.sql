CREATE TABLE "gaesteadgang" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"begrundelse" text NOT NULL,
	"fra" date NOT NULL,
	"til" date NOT NULL,
	"givet_af" uuid NOT NULL,
	"givet_af_navn" text NOT NULL,
	"givet_tid" timestamp with time zone NOT NULL,
	"afsluttet_tid" timestamp with time zone,
	"afsluttet_af_navn" text,
	CONSTRAINT "gaesteadgang_periode" CHECK ("gaesteadgang"."til" is null or "gaesteadgang"."til" >= "gaesteadgang"."fra"),
	CONSTRAINT "gaesteadgang_begrundelse" CHECK (char_length("gaesteadgang"."begrundelse") between 1 and 900),
	CONSTRAINT "gaesteadgang_afsluttet" CHECK (("gaesteadgang"."afsluttet_tid" is null) = ("gaesteadgang"."afsluttet_af_navn" is null))
);
--> statement-breakpoint
ALTER TABLE "opgave" ADD COLUMN "paamindet_tid" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "gaesteadgang" ADD CONSTRAINT "gaesteadgang_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaesteadgang" ADD CONSTRAINT "gaesteadgang_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gaesteadgang" ADD CONSTRAINT "gaesteadgang_givet_af_bruger_id_fk" FOREIGN KEY ("givet_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gaesteadgang_organisation" ON "gaesteadgang" USING btree ("organisation_id","givet_tid");--> statement-breakpoint
CREATE INDEX "gaesteadgang_borger_id_index" ON "gaesteadgang" USING btree ("borger_id");--> statement-breakpoint
alter table gaesteadgang enable row level security;
--> statement-breakpoint
alter table gaesteadgang force row level security;
--> statement-breakpoint
create policy worker on gaesteadgang to samspor_worker using (true) with check (true);
--> statement-breakpoint
grant select, insert, update on gaesteadgang to samspor_worker;
--> statement-breakpoint
grant select, insert on gaesteadgang to samspor_web;
--> statement-breakpoint
grant update (afsluttet_tid, afsluttet_af_navn) on gaesteadgang to samspor_web;
--> statement-breakpoint
create policy vaern on gaesteadgang for select to samspor_web using (organisation_id = samspor_organisation() or borger_id = samspor_borger());
--> statement-breakpoint
-- A jobcenter alone, and only for a citizen whose number it holds in its hand.
create policy skriv on gaesteadgang for insert to samspor_web with check (organisation_id = samspor_organisation()
  and exists (select from organisation o where o.id = samspor_organisation() and o.type = 'jobcenter')
  and exists (select from borger_cpr c where c.borger_id = gaesteadgang.borger_id
    and encode(c.cpr_hmac, 'hex') = any (string_to_array(nullif(current_setting('samspor.cpr_hmac', true), ''), ','))));
--> statement-breakpoint
create policy aendr on gaesteadgang for update to samspor_web using (organisation_id = samspor_organisation());
--> statement-breakpoint
-- The one relation that the web role may write: a guest's own, with an end, as its guest access says and never longer.
grant insert, update (til, laesbar_til) on adgangsrelation to samspor_web;
--> statement-breakpoint
create policy gaest on adgangsrelation for insert to samspor_web with check (organisation_id = samspor_organisation() and kategori = 'GAEST'
  and exists (select from gaesteadgang g where g.id = grundlag_id and g.organisation_id = adgangsrelation.organisation_id
    and g.borger_id = adgangsrelation.borger_id and g.fra = adgangsrelation.fra and g.til = adgangsrelation.til and g.til = adgangsrelation.laesbar_til));
--> statement-breakpoint
create policy gaest_slut on adgangsrelation for update to samspor_web using (organisation_id = samspor_organisation() and kategori = 'GAEST')
  with check (organisation_id = samspor_organisation() and kategori = 'GAEST' and laesbar_til = til
    and exists (select from gaesteadgang g where g.id = grundlag_id and g.til >= adgangsrelation.til));
--> statement-breakpoint
-- Who had the citizen before reads on for a time, and writes nothing: neither in a sent case nor in a thread. The deciding jobcenter keeps its case.
create policy kun_mens_relationen_loeber on indstilling as restrictive for update to samspor_web using (
  status = 'KLADDE' or jobcenter_id = samspor_organisation() or exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = indstilling.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy kun_mens_relationen_loeber on besked as restrictive for insert to samspor_web with check (
  borger_id = samspor_borger() or exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = besked.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));

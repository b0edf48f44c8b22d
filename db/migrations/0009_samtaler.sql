CREATE TABLE "samtale" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"type" integer NOT NULL,
	"form" text NOT NULL,
	"start_tid" timestamp with time zone NOT NULL,
	"slut_tid" timestamp with time zone NOT NULL,
	"moedeholder" text NOT NULL,
	"titel" text NOT NULL,
	"beskrivelse" text,
	"sted" text,
	"adresse" text,
	"telefon" text,
	"borger_ringer" boolean DEFAULT false NOT NULL,
	"videolink" text,
	"ombook_senest" timestamp with time zone,
	"akassedeltagelse" text,
	"deltagere" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text NOT NULL,
	"aflyst_af" text,
	"aflysningsgrund" text,
	"nulstillende" boolean NOT NULL,
	"praktiske_aftaler" text,
	"bindende_aftaler" text,
	"indstilling_id" uuid,
	"booking_id" text,
	"vejledt_om_konsekvens" boolean NOT NULL,
	"traad_id" uuid,
	"besked_tid" timestamp with time zone,
	"berigtiget_kommentar" text,
	"registreret_af_id" uuid,
	"registreret_af_navn" text NOT NULL,
	"registreret_af_bruger" text,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	CONSTRAINT "samtale_status" CHECK ("samtale"."status" in ('INDKALDT', 'AFHOLDT', 'UDEBLEVET', 'AFLYST', 'BERIGTIGET')),
	CONSTRAINT "samtale_akassedeltagelse" CHECK ("samtale"."akassedeltagelse" in ('DELTAGER', 'DELTAGER_IKKE')),
	CONSTRAINT "samtale_aflyst_af" CHECK ("samtale"."aflyst_af" in ('BORGER', 'MYNDIGHED')),
	CONSTRAINT "samtale_tid" CHECK ("samtale"."slut_tid" > "samtale"."start_tid"),
	CONSTRAINT "samtale_aflyst" CHECK ("samtale"."status" <> 'AFLYST' or ("samtale"."aflyst_af" is not null and "samtale"."aflysningsgrund" is not null)),
	CONSTRAINT "samtale_berigtiget" CHECK (("samtale"."status" = 'BERIGTIGET') = ("samtale"."berigtiget_kommentar" is not null))
);
--> statement-breakpoint
CREATE TABLE "akassevalg" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"deltager" boolean NOT NULL,
	"valgt_tid" timestamp with time zone NOT NULL,
	"afloest_tid" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "samtaleundtagelse" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"fra" date NOT NULL,
	"til" date,
	"begrundelse" text NOT NULL,
	"registreret_af_navn" text NOT NULL,
	"registreret_tid" timestamp with time zone NOT NULL,
	"ophaevet_tid" timestamp with time zone,
	"ophaevet_af_navn" text,
	CONSTRAINT "samtaleundtagelse_periode" CHECK ("samtaleundtagelse"."til" is null or "samtaleundtagelse"."til" >= "samtaleundtagelse"."fra"),
	CONSTRAINT "samtaleundtagelse_begrundelse" CHECK (char_length("samtaleundtagelse"."begrundelse") between 1 and 1500),
	CONSTRAINT "samtaleundtagelse_ophaevet" CHECK (("samtaleundtagelse"."ophaevet_tid" is null) = ("samtaleundtagelse"."ophaevet_af_navn" is null))
);
--> statement-breakpoint
CREATE TABLE "kalenderadgang" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"lukket_tid" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "samtale" ADD CONSTRAINT "samtale_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale" ADD CONSTRAINT "samtale_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale" ADD CONSTRAINT "samtale_indstilling_id_indstilling_id_fk" FOREIGN KEY ("indstilling_id") REFERENCES "public"."indstilling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale" ADD CONSTRAINT "samtale_registreret_af_id_organisation_id_fk" FOREIGN KEY ("registreret_af_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akassevalg" ADD CONSTRAINT "akassevalg_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtaleundtagelse" ADD CONSTRAINT "samtaleundtagelse_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtaleundtagelse" ADD CONSTRAINT "samtaleundtagelse_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kalenderadgang" ADD CONSTRAINT "kalenderadgang_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "samtale_borger" ON "samtale" USING btree ("borger_id","start_tid");--> statement-breakpoint
CREATE INDEX "samtale_versioner" ON "samtale" USING btree ("id");--> statement-breakpoint
CREATE INDEX "samtale_indstilling_id_index" ON "samtale" USING btree ("indstilling_id");--> statement-breakpoint
CREATE UNIQUE INDEX "samtale_nuvaerende" ON "samtale" USING btree ("id") WHERE registreret_til is null;--> statement-breakpoint
CREATE UNIQUE INDEX "samtale_type_og_tid" ON "samtale" USING btree ("borger_id","type","start_tid") WHERE registreret_til is null and status not in ('AFLYST', 'BERIGTIGET');--> statement-breakpoint
CREATE UNIQUE INDEX "akassevalg_gaeldende" ON "akassevalg" USING btree ("borger_id") WHERE afloest_tid is null;--> statement-breakpoint
CREATE INDEX "akassevalg_borger_id_index" ON "akassevalg" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "samtaleundtagelse_borger_id_index" ON "samtaleundtagelse" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "samtaleundtagelse_gaeldende" ON "samtaleundtagelse" USING btree ("borger_id","organisation_id") WHERE ophaevet_tid is null;--> statement-breakpoint
CREATE UNIQUE INDEX "kalenderadgang_hash" ON "kalenderadgang" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "kalenderadgang_aaben" ON "kalenderadgang" USING btree ("borger_id") WHERE lukket_tid is null;--> statement-breakpoint
CREATE INDEX "kalenderadgang_borger_id_index" ON "kalenderadgang" USING btree ("borger_id");
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['samtale', 'akassevalg', 'samtaleundtagelse', 'kalenderadgang'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
    execute format('grant select, insert on %I to samspor_web, samspor_worker', tabel);
  end loop;
  -- Read by the citizen and by those who have or for a time had them; written by an authority while its relation runs.
  foreach tabel in array array['samtale', 'akassevalg', 'samtaleundtagelse'] loop
    execute format('create policy vaern on %1$I for select to samspor_web using (borger_id = samspor_borger()
      or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = %1$I.borger_id
        and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())))', tabel);
    execute format('create policy alle on %I for select to samspor_web using ((select samspor_alle()))', tabel);
  end loop;
  foreach tabel in array array['samtale', 'samtaleundtagelse'] loop
    execute format('create policy luk on %1$I for update to samspor_web using (exists (select from adgangsrelation a
      where a.organisation_id = samspor_organisation() and a.borger_id = %1$I.borger_id and a.kategori = ''EGEN''
        and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())))', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- What has been registered is never changed: a version is closed, and a new one says the rest.
grant update (registreret_til) on samtale to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (afloest_tid) on akassevalg to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (ophaevet_tid, ophaevet_af_navn) on samtaleundtagelse to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (lukket_tid) on kalenderadgang to samspor_web, samspor_worker;
--> statement-breakpoint
-- In one's own name, about one's own citizen, and only an a-kasse or a jobcenter.
create policy ny on samtale for insert to samspor_web with check (registreret_af_id = samspor_organisation()
  and samspor_type() in ('akasse', 'jobcenter') and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = samtale.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy ny on samtaleundtagelse for insert to samspor_web with check (organisation_id = samspor_organisation()
  and samspor_type() in ('akasse', 'jobcenter') and exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = samtaleundtagelse.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy kun_egen on samtaleundtagelse as restrictive for update to samspor_web using (organisation_id = samspor_organisation());
--> statement-breakpoint
-- The choice and the calendar are the citizen's own.
create policy eget_valg on akassevalg for insert to samspor_web with check (borger_id = samspor_borger() and afloest_tid is null);
--> statement-breakpoint
create policy afloes on akassevalg for update to samspor_web using (borger_id = samspor_borger());
--> statement-breakpoint
create policy egen on kalenderadgang to samspor_web using (borger_id = samspor_borger()) with check (borger_id = samspor_borger());
--> statement-breakpoint
-- A calendar is found only by one who holds its key.
create policy noegle on kalenderadgang for select to samspor_web using (encode(hash, 'hex') = current_setting('samspor.kalender', true));
--> statement-breakpoint
-- A jobcenter that registers a jobseeker by CPR number asks the citizen's a-kasse for the first interview, and can read nothing there.
create policy foerste_samtale on opgave for insert to samspor_web with check (
  borger_id = samspor_registrerer() and samspor_type() = 'jobcenter' and type = 'FOERSTE_SAMTALE');

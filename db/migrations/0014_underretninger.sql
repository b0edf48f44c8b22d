CREATE TABLE "nuph" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sagsnummer" text,
	"borger_id" uuid NOT NULL,
	"traad_id" uuid,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"haendelse" text NOT NULL,
	"haendelsesdato" date NOT NULL,
	"haendelsestidspunkt" timestamp with time zone,
	"kilde_slags" text,
	"kilde_id" uuid,
	"kilde_oplysninger" jsonb,
	"vejledt_om_konsekvens" boolean,
	"vejledt_dato" date,
	"afbud_modtaget" boolean,
	"moedte_minutter_for_sent" integer,
	"kontakt_genoprettet_tid" timestamp with time zone,
	"modtaget_fra_tilbudssted_dato" date,
	"tilbudsbeskrivelse" text,
	"borgers_forklaring" text,
	"begrundelse" text,
	"afsender_id" uuid NOT NULL,
	"afsender_navn" text NOT NULL,
	"afsender_bruger_id" uuid,
	"afsender_bruger_navn" text NOT NULL,
	"anden_aktoer" text,
	"akasse_id" uuid,
	"akasse_navn" text,
	"automatisk" boolean DEFAULT false NOT NULL,
	"sagsbehandler_id" uuid,
	"sagsbehandler_navn" text,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"sendt_tid" timestamp with time zone,
	"afsluttet_tid" timestamp with time zone,
	"anledning" text,
	"anledning_tekst" text,
	"lukket_tid" timestamp with time zone,
	CONSTRAINT "nuph_sagsnummer_unique" UNIQUE("sagsnummer"),
	CONSTRAINT "nuph_status" CHECK ("nuph"."status" in ('KLADDE', 'SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'GENOPTAGET', 'TILBAGEKALDT', 'AFVIST', 'LUKKET')),
	CONSTRAINT "nuph_kilde_slags" CHECK ("nuph"."kilde_slags" in ('SAMTALE', 'AKTIVITET', 'HENVISNING', 'PALAEG', 'NUPH')),
	CONSTRAINT "nuph_kilde" CHECK (("nuph"."kilde_slags" is null) = ("nuph"."kilde_id" is null)),
	CONSTRAINT "nuph_sendt" CHECK ("nuph"."status" = 'KLADDE' or ("nuph"."sagsnummer" is not null and "nuph"."sendt_tid" is not null and "nuph"."akasse_id" is not null and "nuph"."vejledt_om_konsekvens" is not null)),
	CONSTRAINT "nuph_for_sent" CHECK ("nuph"."moedte_minutter_for_sent" between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "aktivitet_slutaarsag" (
	"kode" text NOT NULL,
	"star_id" text,
	"navn" text NOT NULL,
	"negativ" boolean NOT NULL,
	"handler_om" text,
	"sorter" integer NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "aktivitet_slutaarsag_kode_gyldig_fra_pk" PRIMARY KEY("kode","gyldig_fra"),
	CONSTRAINT "aktivitet_slutaarsag_negativ" CHECK ("aktivitet_slutaarsag"."negativ" = ("aktivitet_slutaarsag"."handler_om" is not null))
);
--> statement-breakpoint
CREATE TABLE "nuph_blokerende_fravaer" (
	"fravaerstype" integer NOT NULL,
	"niveau" text NOT NULL,
	"fund" text NOT NULL,
	"kun_registreret_foer" boolean NOT NULL,
	"sorter" integer NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "nuph_blokerende_fravaer_fravaerstype_gyldig_fra_pk" PRIMARY KEY("fravaerstype","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "nuph_borgerindlaeg" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nuph_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"slags" text NOT NULL,
	"tekst" text,
	"tid" timestamp with time zone NOT NULL,
	CONSTRAINT "nuph_borgerindlaeg_slags" CHECK ("nuph_borgerindlaeg"."slags" in ('FORKLARING', 'INDKALDELSE_IKKE_MODTAGET')),
	CONSTRAINT "nuph_borgerindlaeg_tekst" CHECK (("nuph_borgerindlaeg"."slags" = 'INDKALDELSE_IKKE_MODTAGET' and coalesce(char_length("nuph_borgerindlaeg"."tekst"), 0) <= 1500) or char_length("nuph_borgerindlaeg"."tekst") between 1 and 1500)
);
--> statement-breakpoint
CREATE TABLE "nuph_haendelse" (
	"kode" text NOT NULL,
	"star_id" text,
	"navn" text NOT NULL,
	"handler_om" text NOT NULL,
	"borgertekst" text NOT NULL,
	"negativ" boolean NOT NULL,
	"kilder" text[] NOT NULL,
	"kilde_kraeves" boolean NOT NULL,
	"tidspunkt_kraeves" boolean NOT NULL,
	"begrundelse_kraeves" boolean NOT NULL,
	"kontakt_straks" boolean NOT NULL,
	"blokerer" boolean NOT NULL,
	"frist_fra" text NOT NULL,
	"afloest_af" text,
	"henvisning" text,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "nuph_haendelse_kode_gyldig_fra_pk" PRIMARY KEY("kode","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "nuph_indlaeg" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nuph_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"type" text NOT NULL,
	"tekst" text NOT NULL,
	"spoergsmaal_id" uuid,
	"organisation_id" uuid NOT NULL,
	"organisation_navn" text NOT NULL,
	"bruger_id" uuid,
	"bruger_navn" text NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"besvaret_tid" timestamp with time zone,
	CONSTRAINT "nuph_indlaeg_type" CHECK ("nuph_indlaeg"."type" in ('SPOERGSMAAL_TIL_UNDERRETNING', 'SPOERGSMAAL_TIL_SVAR', 'SVAR_PAA_SPOERGSMAAL')),
	CONSTRAINT "nuph_indlaeg_svar" CHECK (("nuph_indlaeg"."type" = 'SVAR_PAA_SPOERGSMAAL') = ("nuph_indlaeg"."spoergsmaal_id" is not null)),
	CONSTRAINT "nuph_indlaeg_tekst" CHECK (char_length("nuph_indlaeg"."tekst") between 1 and 1500)
);
--> statement-breakpoint
CREATE TABLE "nuph_registrering" (
	"nuph_id" uuid NOT NULL,
	"fravaer_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"fund" text NOT NULL,
	"beskrivelse" text NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	CONSTRAINT "nuph_registrering_nuph_id_fravaer_id_pk" PRIMARY KEY("nuph_id","fravaer_id")
);
--> statement-breakpoint
CREATE TABLE "nuph_svar" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nuph_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"nuph_version" integer NOT NULL,
	"svartype" text NOT NULL,
	"resultat" text,
	"endeligt" boolean NOT NULL,
	"grund" text,
	"hoeringsfrist" date,
	"begrundelse" text,
	"sanktion_id" uuid,
	"erstatter_svar_id" uuid,
	"anledning" text,
	"rettelse_akasse_id" uuid,
	"usaedvanlig_grund" text,
	"akasse_id" uuid NOT NULL,
	"akasse_navn" text NOT NULL,
	"bruger_id" uuid,
	"bruger_navn" text NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	CONSTRAINT "nuph_svar_nuphId_nummer_unique" UNIQUE("nuph_id","nummer"),
	CONSTRAINT "nuph_svar_aendret" CHECK ("nuph_svar"."resultat" is null or ("nuph_svar"."erstatter_svar_id" is not null and "nuph_svar"."anledning" is not null))
);
--> statement-breakpoint
CREATE TABLE "nuph_svartype" (
	"kode" text NOT NULL,
	"star_id" text,
	"navn" text NOT NULL,
	"gruppe" text NOT NULL,
	"endeligt" boolean NOT NULL,
	"ikke_korrekt" boolean NOT NULL,
	"sanktionskategori" text,
	"kraever" text[] NOT NULL,
	"saedvanlig_for" text[] NOT NULL,
	"afloest_af" text,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "nuph_svartype_kode_gyldig_fra_pk" PRIMARY KEY("kode","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "nuph_version" (
	"nuph_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"borger_id" uuid NOT NULL,
	"indhold" jsonb NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"af_navn" text NOT NULL,
	"kommentar" text,
	"sha256" text NOT NULL,
	CONSTRAINT "nuph_version_nuph_id_version_pk" PRIMARY KEY("nuph_id","version")
);
--> statement-breakpoint
CREATE TABLE "sanktion" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"retter_version_id" uuid,
	"borger_id" uuid NOT NULL,
	"akasse_id" uuid NOT NULL,
	"akasse_navn" text NOT NULL,
	"sanktionstype" text NOT NULL,
	"kategori" text NOT NULL,
	"kommunen_ser" boolean NOT NULL,
	"nuph_id" uuid,
	"kommune_id" uuid,
	"haendelsesdato" date NOT NULL,
	"afgoerelsesdato" date NOT NULL,
	"startdato" date NOT NULL,
	"slutdato" date,
	"timer" numeric(6, 2),
	"afviklede_timer" numeric(6, 2),
	"forsikring" text NOT NULL,
	"gentagelse_af_sanktion_id" uuid,
	"arbejdskrav_timer" integer,
	"arbejdskrav_periode" text,
	"arbejdskrav_opfyldt_dato" date,
	"status" text NOT NULL,
	"anledning" text NOT NULL,
	"berigtigelseskommentar" text,
	"registreret_af_navn" text NOT NULL,
	"registreret_af_bruger" uuid,
	"registreret_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "sanktion_id_version_unique" UNIQUE("id","version"),
	CONSTRAINT "sanktion_status" CHECK ("sanktion"."status" in ('REGISTRERET', 'AENDRET', 'ANNULLERET')),
	CONSTRAINT "sanktion_periode" CHECK ("sanktion"."slutdato" is null or "sanktion"."slutdato" >= "sanktion"."startdato"),
	CONSTRAINT "sanktion_afgjort" CHECK ("sanktion"."afgoerelsesdato" >= "sanktion"."haendelsesdato"),
	CONSTRAINT "sanktion_version" CHECK (("sanktion"."version" = 1) = ("sanktion"."retter_version_id" is null) and ("sanktion"."version" = 1) = ("sanktion"."berigtigelseskommentar" is null)),
	CONSTRAINT "sanktion_kommunens" CHECK ("sanktion"."nuph_id" is null or "sanktion"."kommunen_ser"),
	CONSTRAINT "sanktion_timer" CHECK (("sanktion"."kategori" = 'K02') <= ("sanktion"."timer" is not null)),
	CONSTRAINT "sanktion_gentagelse" CHECK (("sanktion"."kategori" = 'K03') = ("sanktion"."gentagelse_af_sanktion_id" is not null)),
	CONSTRAINT "sanktion_arbejdskrav" CHECK (("sanktion"."kategori" in ('K03', 'K04')) = ("sanktion"."arbejdskrav_timer" is not null) and ("sanktion"."arbejdskrav_timer" is null) = ("sanktion"."arbejdskrav_periode" is null))
);
--> statement-breakpoint
CREATE TABLE "sanktionstype" (
	"kode" text NOT NULL,
	"star_id" text,
	"navn" text NOT NULL,
	"kategori" text NOT NULL,
	"haendelser" text[] NOT NULL,
	"kommunen_ser" boolean NOT NULL,
	"afloest_af" text,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "sanktionstype_kode_gyldig_fra_pk" PRIMARY KEY("kode","gyldig_fra")
);
--> statement-breakpoint
ALTER TABLE "opgave" DROP CONSTRAINT "opgave_type";--> statement-breakpoint
ALTER TABLE "bilag" ADD COLUMN "nuph_id" uuid;--> statement-breakpoint
ALTER TABLE "bilag" ADD COLUMN "nuph_version" integer;--> statement-breakpoint
ALTER TABLE "plan_tilbud" ADD COLUMN "slutaarsag" text;--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_afsender_id_organisation_id_fk" FOREIGN KEY ("afsender_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_afsender_bruger_id_bruger_id_fk" FOREIGN KEY ("afsender_bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph" ADD CONSTRAINT "nuph_sagsbehandler_id_bruger_id_fk" FOREIGN KEY ("sagsbehandler_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_borgerindlaeg" ADD CONSTRAINT "nuph_borgerindlaeg_nuph_id_nuph_id_fk" FOREIGN KEY ("nuph_id") REFERENCES "public"."nuph"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_borgerindlaeg" ADD CONSTRAINT "nuph_borgerindlaeg_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_indlaeg" ADD CONSTRAINT "nuph_indlaeg_nuph_id_nuph_id_fk" FOREIGN KEY ("nuph_id") REFERENCES "public"."nuph"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_indlaeg" ADD CONSTRAINT "nuph_indlaeg_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_indlaeg" ADD CONSTRAINT "nuph_indlaeg_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_indlaeg" ADD CONSTRAINT "nuph_indlaeg_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_registrering" ADD CONSTRAINT "nuph_registrering_nuph_id_nuph_id_fk" FOREIGN KEY ("nuph_id") REFERENCES "public"."nuph"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_registrering" ADD CONSTRAINT "nuph_registrering_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_svar" ADD CONSTRAINT "nuph_svar_nuph_id_nuph_id_fk" FOREIGN KEY ("nuph_id") REFERENCES "public"."nuph"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_svar" ADD CONSTRAINT "nuph_svar_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_svar" ADD CONSTRAINT "nuph_svar_rettelse_akasse_id_organisation_id_fk" FOREIGN KEY ("rettelse_akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_svar" ADD CONSTRAINT "nuph_svar_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_svar" ADD CONSTRAINT "nuph_svar_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_version" ADD CONSTRAINT "nuph_version_nuph_id_nuph_id_fk" FOREIGN KEY ("nuph_id") REFERENCES "public"."nuph"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nuph_version" ADD CONSTRAINT "nuph_version_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanktion" ADD CONSTRAINT "sanktion_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanktion" ADD CONSTRAINT "sanktion_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanktion" ADD CONSTRAINT "sanktion_nuph_id_nuph_id_fk" FOREIGN KEY ("nuph_id") REFERENCES "public"."nuph"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanktion" ADD CONSTRAINT "sanktion_kommune_id_organisation_id_fk" FOREIGN KEY ("kommune_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanktion" ADD CONSTRAINT "sanktion_registreret_af_bruger_bruger_id_fk" FOREIGN KEY ("registreret_af_bruger") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nuph_borger" ON "nuph" USING btree ("borger_id","aendret_tid");--> statement-breakpoint
CREATE INDEX "nuph_akasse" ON "nuph" USING btree ("akasse_id","status","aendret_tid");--> statement-breakpoint
CREATE INDEX "nuph_afsender" ON "nuph" USING btree ("afsender_id","status","aendret_tid");--> statement-breakpoint
CREATE INDEX "nuph_akasse_seneste" ON "nuph" USING btree ("akasse_id","aendret_tid","id");--> statement-breakpoint
CREATE INDEX "nuph_afsender_seneste" ON "nuph" USING btree ("afsender_id","aendret_tid","id");--> statement-breakpoint
CREATE INDEX "nuph_seneste" ON "nuph" USING btree ("aendret_tid","id");--> statement-breakpoint
CREATE INDEX "nuph_aabne" ON "nuph" USING btree ("status","sendt_tid") WHERE status in ('SENDT', 'MIDLERTIDIGT_BESVARET', 'BESVARET', 'GENOPTAGET');--> statement-breakpoint
CREATE UNIQUE INDEX "nuph_en_om_haendelsen" ON "nuph" USING btree ("borger_id","haendelse","haendelsesdato",coalesce(kilde_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE status not in ('KLADDE', 'TILBAGEKALDT', 'AFVIST');--> statement-breakpoint
CREATE UNIQUE INDEX "nuph_en_automatisk_kladde" ON "nuph" USING btree ("kilde_id","haendelse") WHERE status = 'KLADDE' and automatisk;--> statement-breakpoint
CREATE INDEX "nuph_borgerindlaeg_nuph" ON "nuph_borgerindlaeg" USING btree ("nuph_id","tid");--> statement-breakpoint
CREATE INDEX "nuph_borgerindlaeg_borger_id_index" ON "nuph_borgerindlaeg" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nuph_ikke_modtaget_en_gang" ON "nuph_borgerindlaeg" USING btree ("nuph_id") WHERE slags = 'INDKALDELSE_IKKE_MODTAGET';--> statement-breakpoint
CREATE INDEX "nuph_indlaeg_nuph" ON "nuph_indlaeg" USING btree ("nuph_id","tid");--> statement-breakpoint
CREATE INDEX "nuph_indlaeg_borger_id_index" ON "nuph_indlaeg" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nuph_et_aabent_spoergsmaal" ON "nuph_indlaeg" USING btree ("nuph_id","type") WHERE besvaret_tid is null and type <> 'SVAR_PAA_SPOERGSMAAL';--> statement-breakpoint
CREATE UNIQUE INDEX "nuph_et_svar" ON "nuph_indlaeg" USING btree ("spoergsmaal_id");--> statement-breakpoint
CREATE INDEX "nuph_registrering_borger_id_index" ON "nuph_registrering" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nuph_svar_erstatter" ON "nuph_svar" USING btree ("erstatter_svar_id");--> statement-breakpoint
CREATE INDEX "nuph_svar_borger_id_index" ON "nuph_svar" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "nuph_version_borger_id_index" ON "nuph_version" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sanktion_retter" ON "sanktion" USING btree ("retter_version_id");--> statement-breakpoint
CREATE INDEX "sanktion_borger" ON "sanktion" USING btree ("borger_id","haendelsesdato");--> statement-breakpoint
CREATE INDEX "sanktion_nuph" ON "sanktion" USING btree ("nuph_id");--> statement-breakpoint
CREATE INDEX "sanktion_akasse" ON "sanktion" USING btree ("akasse_id","registreret_tid");--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_type" CHECK ("opgave"."type" in ('NY_INDSTILLING', 'SPOERGSMAAL_TIL_INDSTILLING', 'SVAR_PAA_INDSTILLING', 'BREV_IKKE_LEVERET', 'SEND_PAPIRBREV', 'NY_BESKED', 'TIMEGRAENSE_NAERMER_SIG', 'TIMEGRAENSE_NAAET', 'OVERDRAGET', 'FOERSTE_SAMTALE', 'PLAN_IKKE_BEKRAEFTET', 'TILBUD_OPFOELGNING', 'NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING', 'SANKTION_GENNEMGANG', 'TIMEGRAENSE_IKKE_AFSLUTTET'));
--> statement-breakpoint
alter table nuph add constraint nuph_traad_id_fk foreign key (traad_id) references traad (id);
--> statement-breakpoint
alter table bilag add constraint bilag_nuph_id_fk foreign key (nuph_id) references nuph (id);
--> statement-breakpoint
create index bilag_nuph on bilag (nuph_id) where nuph_id is not null;
--> statement-breakpoint
-- One document with each version of an underretning (newsletter 31): a new upload replaces the one that has not been sent yet.
create unique index bilag_et_paa_nuph on bilag (nuph_id, coalesce(nuph_version, 0)) where nuph_id is not null and komplet;
--> statement-breakpoint
-- What was sent with a version stays with it, and the two authorities and the citizen read it as long as the case.
create policy kun_usendte on bilag as restrictive for delete to samspor_web using (nuph_version is null);
--> statement-breakpoint
create policy kun_usendte_rettes on bilag as restrictive for update to samspor_web using (nuph_version is null) with check (true);
--> statement-breakpoint
-- A draft's document goes with the draft, also when the citizen has left meanwhile.
create policy kladden_se on bilag for select to samspor_web using (nuph_version is null
  and exists (select from nuph n where n.id = bilag.nuph_id and n.afsender_id = samspor_organisation()));
--> statement-breakpoint
create policy kladden_slet on bilag for delete to samspor_web using (nuph_version is null
  and exists (select from nuph n where n.id = bilag.nuph_id and n.afsender_id = samspor_organisation()));
--> statement-breakpoint
create policy underretning on bilag for select to samspor_web using (nuph_version is not null
  and exists (select from nuph n where n.id = bilag.nuph_id and (samspor_organisation() in (n.afsender_id, n.akasse_id) or n.borger_id = samspor_borger())));
--> statement-breakpoint
create policy underretning on bilag_del for select to samspor_web using (exists (select from bilag b join nuph n on n.id = b.nuph_id
  where b.id = bilag_del.bilag_id and b.nuph_version is not null and samspor_organisation() in (n.afsender_id, n.akasse_id)));
--> statement-breakpoint
alter table nuph_svar add constraint nuph_svar_erstatter_fk foreign key (erstatter_svar_id) references nuph_svar (id);
--> statement-breakpoint
alter table nuph_indlaeg add constraint nuph_indlaeg_spoergsmaal_fk foreign key (spoergsmaal_id) references nuph_indlaeg (id);
--> statement-breakpoint
alter table sanktion add constraint sanktion_retter_fk foreign key (retter_version_id) references sanktion (version_id);
--> statement-breakpoint
do $$
declare liste text;
begin
  foreach liste in array array['nuph_haendelse', 'nuph_svartype', 'nuph_blokerende_fravaer', 'sanktionstype', 'aktivitet_slutaarsag'] loop
    execute format('alter table %I add constraint %I check (gyldig_til is null or gyldig_til >= gyldig_fra)', liste, liste || '_gyldighed');
    execute format('alter table %I add constraint %I exclude using gist (%s with =, daterange(gyldig_fra, gyldig_til, ''[]'') with &&)', liste,
      liste || '_en_ad_gangen', case liste when 'nuph_blokerende_fravaer' then 'fravaerstype' else 'kode' end);
    execute format('grant select on %I to samspor_web, samspor_worker', liste);
  end loop;
end $$;
--> statement-breakpoint
-- Rights. Answers, posts, versions and the register are written once. Nobody, the worker included, can change or delete a sanction.
grant select, insert on nuph, nuph_version, nuph_svar, nuph_indlaeg, nuph_borgerindlaeg, nuph_registrering, sanktion to samspor_web, samspor_worker;
--> statement-breakpoint
-- Whose case it is, and which authority sends it, never changes.
grant update (sagsnummer, traad_id, version, status, haendelse, haendelsesdato, haendelsestidspunkt, kilde_slags, kilde_id, kilde_oplysninger,
  vejledt_om_konsekvens, vejledt_dato, afbud_modtaget, moedte_minutter_for_sent, kontakt_genoprettet_tid, modtaget_fra_tilbudssted_dato,
  tilbudsbeskrivelse, borgers_forklaring, begrundelse, anden_aktoer, akasse_id, akasse_navn, afsender_bruger_id, afsender_bruger_navn, sagsbehandler_id,
  sagsbehandler_navn, aendret_tid, sendt_tid, afsluttet_tid, anledning, anledning_tekst, lukket_tid) on nuph to samspor_web, samspor_worker;
--> statement-breakpoint
grant delete on nuph to samspor_web;
--> statement-breakpoint
grant update (besvaret_tid) on nuph_indlaeg to samspor_web;
--> statement-breakpoint
do $$
declare
  tabel text;
  relation constant text := 'exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = %I.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))';
  -- The case names its two authorities, and they keep it when the citizen moves on: to the tables of the case, and to no others.
  parterne constant text := 'exists (select from nuph n where n.id = %I.nuph_id and samspor_organisation() in (n.afsender_id, n.akasse_id))';
  -- The dialogue is between the authorities, and an interim answer is the kommune's.
  borgerens constant jsonb := jsonb_build_object('nuph_indlaeg', 'false', 'nuph_svar', 'endeligt');
begin
  execute format('create policy vaern on nuph to samspor_web using ((borger_id = samspor_borger() and status <> ''KLADDE'')
    or samspor_organisation() in (afsender_id, akasse_id) or ' || relation || ')
    with check (samspor_organisation() in (afsender_id, akasse_id) or ' || relation || ')', 'nuph', 'nuph');
  foreach tabel in array array['nuph_version', 'nuph_svar', 'nuph_indlaeg', 'nuph_borgerindlaeg', 'nuph_registrering'] loop
    execute format('create policy vaern on %1$I to samspor_web using ((borger_id = samspor_borger() and %2$s) or ' || parterne || ' or ' || relation || ')
      with check (' || case tabel when 'nuph_borgerindlaeg' then 'borger_id = samspor_borger()' else parterne || ' or ' || relation end || ')',
      tabel, coalesce(borgerens ->> tabel, 'true'), tabel, tabel, tabel, tabel);
  end loop;
  foreach tabel in array array['nuph', 'nuph_version', 'nuph_svar', 'nuph_indlaeg', 'nuph_borgerindlaeg', 'nuph_registrering'] loop
    execute format('create policy alle on %I for select to samspor_web using ((select samspor_alle()))', tabel);
  end loop;
  foreach tabel in array array['nuph', 'nuph_version', 'nuph_svar', 'nuph_indlaeg', 'nuph_borgerindlaeg', 'nuph_registrering', 'sanktion'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- STAR registers and corrects fravær for everybody: what comes after an underretning is told to both parties then, too.
create policy alle_ny on nuph_registrering for insert to samspor_web with check ((select samspor_alle()));
--> statement-breakpoint
create policy alle_nuph on opgave for insert to samspor_web with check ((select samspor_alle()) and type = 'NUPH_NY_REGISTRERING');
--> statement-breakpoint
-- What is written in a case is written about the case's citizen, by the one whose part it is.
create policy kun_afsender on nuph_version as restrictive for insert to samspor_web
  with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = nuph_version.borger_id and n.afsender_id = samspor_organisation()));
--> statement-breakpoint
create policy kun_modtager on nuph_svar as restrictive for insert to samspor_web
  with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = nuph_svar.borger_id and n.akasse_id = samspor_organisation()));
--> statement-breakpoint
create policy kun_parter on nuph_indlaeg as restrictive for insert to samspor_web
  with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = nuph_indlaeg.borger_id
    and samspor_organisation() in (n.afsender_id, n.akasse_id)));
--> statement-breakpoint
create policy kun_egen_sag on nuph_borgerindlaeg as restrictive for insert to samspor_web
  with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = samspor_borger()));
--> statement-breakpoint
create policy kun_sagens_borger on nuph_registrering as restrictive for insert to samspor_web
  with check (exists (select from nuph n where n.id = nuph_id and n.borger_id = nuph_registrering.borger_id));
--> statement-breakpoint
create policy kun_egne_kladder on nuph as restrictive to samspor_web using (status <> 'KLADDE' or afsender_id = samspor_organisation());
--> statement-breakpoint
create policy kun_kladder on nuph as restrictive for delete to samspor_web using (status = 'KLADDE');
--> statement-breakpoint
-- The case opens the wall, so only who has the citizen now may begin one.
create policy kun_kommunen on nuph as restrictive for insert to samspor_web
  with check (afsender_id = samspor_organisation() and samspor_type() = 'jobcenter'
    and exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = nuph.borger_id
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy kun_parter on nuph as restrictive for update to samspor_web
  using (afsender_id = samspor_organisation() or akasse_id = samspor_organisation());
--> statement-breakpoint
create policy kun_akassen on nuph_svar as restrictive for insert to samspor_web
  with check (akasse_id = samspor_organisation() and samspor_type() = 'akasse');
--> statement-breakpoint
create policy i_eget_navn on nuph_indlaeg as restrictive for insert to samspor_web with check (organisation_id = samspor_organisation());
--> statement-breakpoint
-- The register is the a-kasse's. Another a-kasse reads it for a member (the 12 months go across a-kasser), a kommune what it caused, of the
-- types that kommuner see.
create policy borger on sanktion for select to samspor_web using (borger_id = samspor_borger());
--> statement-breakpoint
create policy alle on sanktion for select to samspor_web using ((select samspor_alle()));
--> statement-breakpoint
create policy akasse on sanktion for select to samspor_web using (samspor_type() = 'akasse' and (akasse_id = samspor_organisation()
  or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = sanktion.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))));
--> statement-breakpoint
create policy kommune on sanktion for select to samspor_web using (kommune_id = samspor_organisation() and kommunen_ser);
--> statement-breakpoint
-- Does the row name a sanction that the a-kasse wrote itself? A function, because a policy cannot look in its own table.
create function samspor_egen_sanktion(p_id uuid, p_borger uuid) returns boolean language plpgsql stable as $$
begin
  return p_id is not null and exists (select from sanktion s where (s.id = p_id or s.version_id = p_id) and s.borger_id = p_borger
    and s.akasse_id = samspor_organisation());
end $$;
--> statement-breakpoint
-- A new sanction needs the member, or the underretning that was sent to the a-kasse; a new version needs the row that it corrects. Both
-- outlive the membership.
create policy akasse_ny on sanktion for insert to samspor_web with check (akasse_id = samspor_organisation() and samspor_type() = 'akasse'
  and (borger_id = samspor_registrerer() or exists (select from adgangsrelation a where a.organisation_id = samspor_organisation()
    and a.borger_id = sanktion.borger_id and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))
    or exists (select from nuph n where n.id = sanktion.nuph_id and n.borger_id = sanktion.borger_id and n.akasse_id = samspor_organisation())
    or samspor_egen_sanktion(retter_version_id, borger_id)));
--> statement-breakpoint
-- Who annuls a karantæne sees whether another a-kasse has let it count as the first of two, so as to tell it.
create policy gentagelse on sanktion for select to samspor_web using (samspor_type() = 'akasse' and samspor_egen_sanktion(gentagelse_af_sanktion_id, borger_id));
--> statement-breakpoint
-- What goes with a case that outlives a move: the citizen's name, the other's task, the event, and the citizen's message in the case's thread.
create function samspor_part_i_underretning(p_borger uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from nuph n where n.borger_id = p_borger and n.status <> 'KLADDE' and samspor_organisation() in (n.afsender_id, n.akasse_id))
    or exists (select from sanktion s where s.borger_id = p_borger and s.akasse_id = samspor_organisation());
end $$;
--> statement-breakpoint
-- The case's thread, of the case's own citizen. The citizen is an argument: a policy on traad cannot look in traad.
create function samspor_underretningens_traad(p_traad uuid, p_borger uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from nuph n where n.traad_id = p_traad and n.borger_id = p_borger and samspor_organisation() in (n.afsender_id, n.akasse_id));
end $$;
--> statement-breakpoint
create index nuph_traad on nuph (traad_id) where traad_id is not null;
--> statement-breakpoint
create policy underretning on borger for select to samspor_web using (samspor_organisation() is not null and samspor_part_i_underretning(id));
--> statement-breakpoint
create policy underretning_laas on borger for update to samspor_web using (samspor_organisation() is not null and samspor_part_i_underretning(id));
--> statement-breakpoint
create policy underretning on opgave for insert to samspor_web with check (
  type in ('NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING', 'SANKTION_GENNEMGANG') and samspor_part_i_underretning(borger_id));
--> statement-breakpoint
-- What one party does closes the other's task about it, also when the citizen has moved on.
create policy underretning_se on opgave for select to samspor_web using (
  type in ('NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING')
  and exists (select from nuph n where n.id = opgave.objekt_id and samspor_organisation() in (n.afsender_id, n.akasse_id)));
--> statement-breakpoint
create policy underretning_luk on opgave for update to samspor_web using (
  type in ('NY_UNDERRETNING', 'NUPH_SPOERGSMAAL', 'NUPH_SVAR', 'NUPH_NY_REGISTRERING')
  and exists (select from nuph n where n.id = opgave.objekt_id and samspor_organisation() in (n.afsender_id, n.akasse_id)));
--> statement-breakpoint
create policy underretning on event for insert to samspor_web with check (samspor_part_i_underretning(borger_id));
--> statement-breakpoint
create policy underretning on traad for update to samspor_web using (samspor_underretningens_traad(id, borger_id));
--> statement-breakpoint
create policy underretning_laes on traad for select to samspor_web using (samspor_organisation() is not null and samspor_underretningens_traad(id, borger_id));
--> statement-breakpoint
-- An underretning that told the citizen nothing when it was sent has no thread; what comes after may be told when the citizen has moved on.
create policy underretning_ny on traad for insert to samspor_web with check (beskedtype = 9211 and samspor_part_i_underretning(borger_id));
--> statement-breakpoint
create policy underretning_ny on traad_part for insert to samspor_web with check (exists (select from nuph n where n.borger_id = traad_part.borger_id
  and n.status <> 'KLADDE' and traad_part.organisation_id in (n.afsender_id, n.akasse_id) and samspor_organisation() in (n.afsender_id, n.akasse_id)));
--> statement-breakpoint
create policy underretning on besked for insert to samspor_web with check (samspor_underretningens_traad(traad_id, borger_id));
--> statement-breakpoint
drop policy kun_mens_relationen_loeber on besked;
--> statement-breakpoint
create policy kun_mens_relationen_loeber on besked as restrictive for insert to samspor_web with check (
  borger_id = samspor_borger() or (select samspor_alle()) or samspor_underretningens_traad(traad_id, borger_id) or exists (select from adgangsrelation a
    where a.organisation_id = samspor_organisation() and a.borger_id = besked.borger_id and a.kategori = 'EGEN'
      and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));

-- Job orders: what an employer looks for, who is responsible, whom they were shown, and with which consent.
CREATE TABLE "deling" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"samtykke_id" uuid NOT NULL,
	"formidling_id" uuid NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"afsender_id" uuid NOT NULL,
	"modtager_id" uuid NOT NULL,
	"modtager_navn" text NOT NULL,
	"navn" text,
	"telefon" text,
	"email" text,
	"cv_url" text,
	"begrundelse" text,
	"delt_tid" timestamp with time zone NOT NULL,
	"til" date,
	"lukket_tid" timestamp with time zone,
	"lukket_grund" text,
	"kvitteret_tid" timestamp with time zone,
	"kvitteret_af_navn" text,
	CONSTRAINT "deling_lukket" CHECK (("deling"."lukket_tid" is null) = ("deling"."lukket_grund" is null)),
	CONSTRAINT "deling_tom_naar_lukket" CHECK ("deling"."lukket_tid" is null or ("deling"."navn" is null and "deling"."telefon" is null and "deling"."email" is null and "deling"."cv_url" is null and "deling"."begrundelse" is null))
);
--> statement-breakpoint
CREATE TABLE "formidling" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"status" integer NOT NULL,
	"myndighed_id" uuid NOT NULL,
	"myndighed_navn" text NOT NULL,
	"sagsbehandler_id" uuid,
	"sagsbehandler_navn" text NOT NULL,
	"samarbejde_id" uuid,
	"afvisningsaarsag" integer,
	"resultatdato" date,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"henvist_tid" timestamp with time zone,
	"paamindet_tid" timestamp with time zone,
	"frist_paamindet_tid" timestamp with time zone,
	"endelig_tid" timestamp with time zone,
	"endelig_af_id" uuid,
	CONSTRAINT "formidling_status" CHECK ("formidling"."status" between 9201 and 9208),
	CONSTRAINT "formidling_endelig" CHECK (("formidling"."status" >= 9204) = ("formidling"."endelig_tid" is not null)),
	CONSTRAINT "formidling_afvist" CHECK (("formidling"."status" = 9205) >= ("formidling"."afvisningsaarsag" is not null))
);
--> statement-breakpoint
CREATE TABLE "formidlingslog" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"formidling_id" uuid NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"fra_status" integer,
	"til_status" integer NOT NULL,
	"aarsag" integer,
	"rettelse" boolean DEFAULT false NOT NULL,
	"myndighed_id" uuid NOT NULL,
	"organisation_id" uuid,
	"organisation_navn" text NOT NULL,
	"bruger_navn" text NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"registreret_tid" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "formidlingslogtekst" (
	"linje_id" uuid PRIMARY KEY NOT NULL,
	"myndighed_id" uuid NOT NULL,
	"organisation_id" uuid,
	"kommentar" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "formidlingsnotat" (
	"formidling_id" uuid PRIMARY KEY NOT NULL,
	"borger_id" uuid NOT NULL,
	"myndighed_id" uuid NOT NULL,
	"kommentar" text,
	"cv_url" text,
	CONSTRAINT "formidlingsnotat_tekst" CHECK (char_length("formidlingsnotat"."kommentar") <= 1000 and char_length("formidlingsnotat"."cv_url") <= 500)
);
--> statement-breakpoint
CREATE TABLE "formidlingsstand" (
	"formidling_id" uuid PRIMARY KEY NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"myndighed_id" uuid NOT NULL,
	"myndighed_navn" text NOT NULL,
	"status" integer NOT NULL,
	"henvist_tid" timestamp with time zone,
	"aendret_tid" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobordre" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sagsnummer" text,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"tilbageholdt" text[] DEFAULT '{}' NOT NULL,
	"bekraeftet" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"type" integer NOT NULL,
	"titel" text NOT NULL,
	"beskrivelse" text NOT NULL,
	"startdato" date,
	"varighed_dage" integer,
	"formidlingsfrist" date,
	"henvendelsesmaade" integer,
	"maks_antal_henvisninger" integer,
	"antal_stillinger" integer DEFAULT 1 NOT NULL,
	"ugentlig_arbejdstid_type" integer,
	"timer_pr_uge" integer,
	"arbejdstidsforhold" integer[] DEFAULT '{}' NOT NULL,
	"krav" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"arbejdssted" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"arbejdskommune" text,
	"jobannonce_id" text,
	"virksomhed_id" uuid NOT NULL,
	"virksomhed_navn" text NOT NULL,
	"cvr" text NOT NULL,
	"p_nummer" text,
	"myndighed_id" uuid,
	"myndighed_navn" text,
	"sagsbehandler_id" uuid,
	"sagsbehandler_navn" text,
	"oprettet_af_virksomhed" boolean NOT NULL,
	"oprettet_af_navn" text NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"sendt_tid" timestamp with time zone,
	"venter_siden" timestamp with time zone,
	"paamindet_tid" timestamp with time zone,
	"afsluttet_tid" timestamp with time zone,
	"antal_besat" integer,
	"antal_besat_ved_henvisning" integer,
	"proeve" boolean DEFAULT false NOT NULL,
	CONSTRAINT "jobordre_sagsnummer_unique" UNIQUE("sagsnummer"),
	CONSTRAINT "jobordre_status" CHECK ("jobordre"."status" in ('KLADDE', 'AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV', 'AFSLUTTET_OPFYLDT', 'AFSLUTTET_FRIST', 'AFSLUTTET_TRUKKET')),
	CONSTRAINT "jobordre_titel" CHECK (char_length("jobordre"."titel") <= 100),
	CONSTRAINT "jobordre_beskrivelse" CHECK (char_length("jobordre"."beskrivelse") <= 5000),
	CONSTRAINT "jobordre_sendt" CHECK ("jobordre"."status" = 'KLADDE' or ("jobordre"."sagsnummer" is not null and "jobordre"."myndighed_id" is not null and "jobordre"."formidlingsfrist" is not null and "jobordre"."titel" <> '' and "jobordre"."beskrivelse" <> '')),
	CONSTRAINT "jobordre_venter" CHECK (("jobordre"."status" = 'AFVENTER_MODTAGELSE') = ("jobordre"."venter_siden" is not null)),
	CONSTRAINT "jobordre_afsluttet" CHECK (("jobordre"."status" like 'AFSLUTTET%') = ("jobordre"."afsluttet_tid" is not null)),
	CONSTRAINT "jobordre_stillinger" CHECK ("jobordre"."antal_stillinger" between 1 and 999),
	CONSTRAINT "jobordre_maks" CHECK ("jobordre"."maks_antal_henvisninger" between 1 and 999),
	CONSTRAINT "jobordre_timer" CHECK ("jobordre"."timer_pr_uge" between 1 and 37)
);
--> statement-breakpoint
CREATE TABLE "jobordre_haendelse" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"art" text NOT NULL,
	"til_status" text NOT NULL,
	"myndighed_id" uuid,
	"fra_myndighed_id" uuid,
	"aarsag" text,
	"kommentar" text,
	"kun_myndigheder" boolean DEFAULT false NOT NULL,
	"organisation_id" uuid,
	"organisation_navn" text NOT NULL,
	"bruger_navn" text NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"registreret_tid" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "jobordre_haendelse_art" CHECK ("jobordre_haendelse"."art" in ('OPRETTET', 'SENDT', 'TILBAGEHOLDT', 'FRIGIVET', 'AFVIST_AF_STAR', 'RETTET', 'MODTAGET', 'RETURNERET', 'OVERDRAGET', 'OMVALGT', 'EFTERFOELGER', 'SAGSBEHANDLER', 'INAKTIVERET', 'GENAKTIVERET', 'AFSLUTTET', 'PAAMINDET', 'INVITERET', 'NOTAT'))
);
--> statement-breakpoint
CREATE TABLE "jobordre_kontakt" (
	"jobordre_id" uuid PRIMARY KEY NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"kontaktperson" jsonb,
	"intern_kommentar" text,
	"oensker_mail" boolean DEFAULT false NOT NULL,
	"sagsbehandler_tilladt" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobordre_myndighed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"myndighed_id" uuid NOT NULL,
	"maade" text NOT NULL,
	"fra" timestamp with time zone NOT NULL,
	"til" timestamp with time zone,
	"egne_henvisninger_til" date,
	CONSTRAINT "jobordre_myndighed_maade" CHECK ("jobordre_myndighed"."maade" in ('VALGT', 'OVERDRAGET', 'RETURNERET', 'OMVALGT', 'EFTERFOELGER'))
);
--> statement-breakpoint
CREATE TABLE "jobordre_samarbejde" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"inviterende_id" uuid NOT NULL,
	"inviterende_navn" text NOT NULL,
	"inviteret_id" uuid NOT NULL,
	"inviteret_navn" text NOT NULL,
	"tekst" text NOT NULL,
	"fra" date NOT NULL,
	"til" date NOT NULL,
	"status" text NOT NULL,
	"inviteret_af_navn" text NOT NULL,
	"inviteret_tid" timestamp with time zone NOT NULL,
	"besvaret_af_navn" text,
	"besvaret_tid" timestamp with time zone,
	"ophoert_tid" timestamp with time zone,
	"ophoert_grund" text,
	CONSTRAINT "jobordre_samarbejde_status" CHECK ("jobordre_samarbejde"."status" in ('INVITERET', 'AFTALT', 'AFSLAAET', 'OPHOERT')),
	CONSTRAINT "jobordre_samarbejde_periode" CHECK ("jobordre_samarbejde"."til" is null or "jobordre_samarbejde"."til" >= "jobordre_samarbejde"."fra"),
	CONSTRAINT "jobordre_samarbejde_parter" CHECK ("jobordre_samarbejde"."inviterende_id" <> "jobordre_samarbejde"."inviteret_id"),
	CONSTRAINT "jobordre_samarbejde_tekst" CHECK (char_length("jobordre_samarbejde"."tekst") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "jobordre_stilling" (
	"jobordre_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"concept_uri" text NOT NULL,
	"alias_id" uuid,
	"titel" text NOT NULL,
	CONSTRAINT "jobordre_stilling_jobordre_id_nummer_pk" PRIMARY KEY("jobordre_id","nummer"),
	CONSTRAINT "jobordre_stilling_jobordreId_conceptUri_unique" UNIQUE("jobordre_id","concept_uri"),
	CONSTRAINT "jobordre_stilling_nummer" CHECK ("jobordre_stilling"."nummer" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "jobordre_version" (
	"jobordre_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"indhold" jsonb NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"organisation_id" uuid,
	"af_navn" text NOT NULL,
	CONSTRAINT "jobordre_version_jobordre_id_version_pk" PRIMARY KEY("jobordre_id","version")
);
--> statement-breakpoint
CREATE TABLE "klarmelding" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"akasse_id" uuid NOT NULL,
	"klar_fra" date NOT NULL,
	"klar_til" date,
	"stillinger" text[],
	"maks_aabne" integer,
	"bevis" text,
	"meldt_af_navn" text NOT NULL,
	"meldt_af_organisation" text NOT NULL,
	"meldt_tid" timestamp with time zone NOT NULL,
	"pause_fra" timestamp with time zone,
	"pause_grund" text,
	"erstattet_tid" timestamp with time zone,
	CONSTRAINT "klarmelding_periode" CHECK ("klarmelding"."klar_til" is null or "klarmelding"."klar_til" >= "klarmelding"."klar_fra")
);
--> statement-breakpoint
CREATE TABLE "produktionsenhed" (
	"p_nummer" text NOT NULL,
	"cvr" text NOT NULL,
	"navn" text NOT NULL,
	"kommunekode" text NOT NULL,
	"adresse" jsonb NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "produktionsenhed_p_nummer_gyldig_fra_pk" PRIMARY KEY("p_nummer","gyldig_fra"),
	CONSTRAINT "produktionsenhed_p" CHECK ("produktionsenhed"."p_nummer" ~ '^\d{10}$'),
	CONSTRAINT "produktionsenhed_gyldighed" CHECK ("produktionsenhed"."gyldig_til" is null or "produktionsenhed"."gyldig_til" >= "produktionsenhed"."gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "rekrutteringsproeve" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"akasse_id" uuid NOT NULL,
	"bruger_id" uuid,
	"system_navn" text NOT NULL,
	"startet_tid" timestamp with time zone NOT NULL,
	"frist" timestamp with time zone NOT NULL,
	"trin" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"bestaaet_tid" timestamp with time zone,
	"bevis" text
);
--> statement-breakpoint
CREATE TABLE "samtykke" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"formidling_id" uuid NOT NULL,
	"hvad" text[] NOT NULL,
	"tekstversion" text NOT NULL,
	"tekst" text NOT NULL,
	"givet_tid" timestamp with time zone NOT NULL,
	"organisation_id" uuid NOT NULL,
	"organisation_navn" text NOT NULL,
	"bruger_navn" text NOT NULL,
	"trukket_tid" timestamp with time zone,
	"trukket_af" text
);
--> statement-breakpoint
CREATE TABLE "virksomhedsbesked" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"virksomhed_id" uuid NOT NULL,
	"jobordre_id" uuid NOT NULL,
	"slags" text NOT NULL,
	"titel" text NOT NULL,
	"tekst" text NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"laest_tid" timestamp with time zone,
	"behandlet_tid" timestamp with time zone,
	"sendt_til" text
);
--> statement-breakpoint
CREATE TABLE "virksomhedstilstand" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cvr" text NOT NULL,
	"tilstand" text NOT NULL,
	"fra" timestamp with time zone NOT NULL,
	"til" timestamp with time zone,
	"aarsag" text NOT NULL,
	"sat_af_navn" text NOT NULL,
	"ophaevet_af_navn" text,
	"ophaevet_grund" text,
	CONSTRAINT "virksomhedstilstand_art" CHECK ("virksomhedstilstand"."tilstand" in ('KONFLIKTRAMT', 'SPAERRET'))
);
--> statement-breakpoint
CREATE TABLE "stillingsalias" (
	"alias_id" uuid NOT NULL,
	"concept_uri" text NOT NULL,
	"navn" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "stillingsalias_alias_id_gyldig_fra_pk" PRIMARY KEY("alias_id","gyldig_fra")
);
--> statement-breakpoint
ALTER TABLE "event" ALTER COLUMN "borger_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "event_modtager" ALTER COLUMN "borger_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stillingsbetegnelse" ADD COLUMN "disco08" text;--> statement-breakpoint
ALTER TABLE "bruger" ADD COLUMN "p_nummer" text;--> statement-breakpoint
ALTER TABLE "deling" ADD CONSTRAINT "deling_samtykke_id_samtykke_id_fk" FOREIGN KEY ("samtykke_id") REFERENCES "public"."samtykke"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deling" ADD CONSTRAINT "deling_formidling_id_formidling_id_fk" FOREIGN KEY ("formidling_id") REFERENCES "public"."formidling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deling" ADD CONSTRAINT "deling_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deling" ADD CONSTRAINT "deling_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deling" ADD CONSTRAINT "deling_afsender_id_organisation_id_fk" FOREIGN KEY ("afsender_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deling" ADD CONSTRAINT "deling_modtager_id_organisation_id_fk" FOREIGN KEY ("modtager_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_sagsbehandler_id_bruger_id_fk" FOREIGN KEY ("sagsbehandler_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_samarbejde_id_jobordre_samarbejde_id_fk" FOREIGN KEY ("samarbejde_id") REFERENCES "public"."jobordre_samarbejde"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidling" ADD CONSTRAINT "formidling_endelig_af_id_organisation_id_fk" FOREIGN KEY ("endelig_af_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslog" ADD CONSTRAINT "formidlingslog_formidling_id_formidling_id_fk" FOREIGN KEY ("formidling_id") REFERENCES "public"."formidling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslog" ADD CONSTRAINT "formidlingslog_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslog" ADD CONSTRAINT "formidlingslog_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslog" ADD CONSTRAINT "formidlingslog_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslog" ADD CONSTRAINT "formidlingslog_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslog" ADD CONSTRAINT "formidlingslog_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslogtekst" ADD CONSTRAINT "formidlingslogtekst_linje_id_formidlingslog_id_fk" FOREIGN KEY ("linje_id") REFERENCES "public"."formidlingslog"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslogtekst" ADD CONSTRAINT "formidlingslogtekst_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingslogtekst" ADD CONSTRAINT "formidlingslogtekst_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsnotat" ADD CONSTRAINT "formidlingsnotat_formidling_id_formidling_id_fk" FOREIGN KEY ("formidling_id") REFERENCES "public"."formidling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsnotat" ADD CONSTRAINT "formidlingsnotat_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsnotat" ADD CONSTRAINT "formidlingsnotat_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsstand" ADD CONSTRAINT "formidlingsstand_formidling_id_formidling_id_fk" FOREIGN KEY ("formidling_id") REFERENCES "public"."formidling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsstand" ADD CONSTRAINT "formidlingsstand_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsstand" ADD CONSTRAINT "formidlingsstand_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "formidlingsstand" ADD CONSTRAINT "formidlingsstand_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre" ADD CONSTRAINT "jobordre_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre" ADD CONSTRAINT "jobordre_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre" ADD CONSTRAINT "jobordre_sagsbehandler_id_bruger_id_fk" FOREIGN KEY ("sagsbehandler_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_haendelse" ADD CONSTRAINT "jobordre_haendelse_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_haendelse" ADD CONSTRAINT "jobordre_haendelse_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_haendelse" ADD CONSTRAINT "jobordre_haendelse_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_haendelse" ADD CONSTRAINT "jobordre_haendelse_fra_myndighed_id_organisation_id_fk" FOREIGN KEY ("fra_myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_haendelse" ADD CONSTRAINT "jobordre_haendelse_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_kontakt" ADD CONSTRAINT "jobordre_kontakt_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_kontakt" ADD CONSTRAINT "jobordre_kontakt_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_myndighed" ADD CONSTRAINT "jobordre_myndighed_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_myndighed" ADD CONSTRAINT "jobordre_myndighed_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_myndighed" ADD CONSTRAINT "jobordre_myndighed_myndighed_id_organisation_id_fk" FOREIGN KEY ("myndighed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_samarbejde" ADD CONSTRAINT "jobordre_samarbejde_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_samarbejde" ADD CONSTRAINT "jobordre_samarbejde_inviterende_id_organisation_id_fk" FOREIGN KEY ("inviterende_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_samarbejde" ADD CONSTRAINT "jobordre_samarbejde_inviteret_id_organisation_id_fk" FOREIGN KEY ("inviteret_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_stilling" ADD CONSTRAINT "jobordre_stilling_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_version" ADD CONSTRAINT "jobordre_version_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobordre_version" ADD CONSTRAINT "jobordre_version_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "klarmelding" ADD CONSTRAINT "klarmelding_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rekrutteringsproeve" ADD CONSTRAINT "rekrutteringsproeve_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rekrutteringsproeve" ADD CONSTRAINT "rekrutteringsproeve_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke" ADD CONSTRAINT "samtykke_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke" ADD CONSTRAINT "samtykke_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke" ADD CONSTRAINT "samtykke_formidling_id_formidling_id_fk" FOREIGN KEY ("formidling_id") REFERENCES "public"."formidling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke" ADD CONSTRAINT "samtykke_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virksomhedsbesked" ADD CONSTRAINT "virksomhedsbesked_virksomhed_id_organisation_id_fk" FOREIGN KEY ("virksomhed_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virksomhedsbesked" ADD CONSTRAINT "virksomhedsbesked_jobordre_id_jobordre_id_fk" FOREIGN KEY ("jobordre_id") REFERENCES "public"."jobordre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deling_en_gang" ON "deling" USING btree ("formidling_id","modtager_id") WHERE lukket_tid is null;--> statement-breakpoint
CREATE INDEX "deling_formidling_id_index" ON "deling" USING btree ("formidling_id");--> statement-breakpoint
CREATE INDEX "deling_modtager" ON "deling" USING btree ("modtager_id","jobordre_id");--> statement-breakpoint
CREATE INDEX "deling_afsender" ON "deling" USING btree ("afsender_id");--> statement-breakpoint
CREATE INDEX "deling_samtykke_id_index" ON "deling" USING btree ("samtykke_id");--> statement-breakpoint
CREATE INDEX "deling_borger_id_delt_tid_index" ON "deling" USING btree ("borger_id","delt_tid");--> statement-breakpoint
CREATE INDEX "deling_udloeber" ON "deling" USING btree ("til") WHERE lukket_tid is null and til is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "formidling_en_ad_gangen" ON "formidling" USING btree ("jobordre_id","borger_id") WHERE status in (9201, 9202, 9203);--> statement-breakpoint
CREATE INDEX "formidling_ordre" ON "formidling" USING btree ("jobordre_id","status");--> statement-breakpoint
CREATE INDEX "formidling_borger" ON "formidling" USING btree ("borger_id","aendret_tid");--> statement-breakpoint
CREATE INDEX "formidling_myndighed" ON "formidling" USING btree ("myndighed_id","aendret_tid");--> statement-breakpoint
CREATE INDEX "formidling_venter" ON "formidling" USING btree ("henvist_tid") WHERE status = 9202;--> statement-breakpoint
CREATE INDEX "formidlingslog_formidling" ON "formidlingslog" USING btree ("formidling_id","registreret_tid");--> statement-breakpoint
CREATE INDEX "formidlingslog_ordre" ON "formidlingslog" USING btree ("jobordre_id","registreret_tid");--> statement-breakpoint
CREATE INDEX "formidlingsstand_ordre" ON "formidlingsstand" USING btree ("jobordre_id","status");--> statement-breakpoint
CREATE INDEX "plan_jobmaal_stilling" ON "plan_jobmaal" USING btree ("concept_uri","borger_id");--> statement-breakpoint
CREATE INDEX "jobordre_virksomhed" ON "jobordre" USING btree ("virksomhed_id","aendret_tid");--> statement-breakpoint
CREATE INDEX "jobordre_indbakke" ON "jobordre" USING btree ("myndighed_id","status","venter_siden","id");--> statement-breakpoint
CREATE INDEX "jobordre_myndigheds" ON "jobordre" USING btree ("myndighed_id","status","formidlingsfrist","id");--> statement-breakpoint
CREATE INDEX "jobordre_aendret" ON "jobordre" USING btree ("aendret_tid","id");--> statement-breakpoint
CREATE INDEX "jobordre_myndigheds_aendret" ON "jobordre" USING btree ("myndighed_id","aendret_tid","id");--> statement-breakpoint
CREATE INDEX "jobordre_myndigheds_kommune" ON "jobordre" USING btree ("myndighed_id","arbejdskommune","aendret_tid","id");--> statement-breakpoint
CREATE INDEX "jobordre_kommune" ON "jobordre" USING btree ("arbejdskommune","aendret_tid","id");--> statement-breakpoint
CREATE INDEX "jobordre_cvr" ON "jobordre" USING btree ("cvr","aendret_tid","id");--> statement-breakpoint
CREATE INDEX "jobordre_nyeste" ON "jobordre" USING btree ("oprettet_tid","id");--> statement-breakpoint
CREATE INDEX "jobordre_frist" ON "jobordre" USING btree ("formidlingsfrist") WHERE status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV');--> statement-breakpoint
CREATE INDEX "jobordre_tilbageholdt" ON "jobordre" USING btree ("sendt_tid") WHERE tilbageholdt <> '{}';--> statement-breakpoint
CREATE INDEX "jobordre_haendelse_ordre" ON "jobordre_haendelse" USING btree ("jobordre_id","registreret_tid");--> statement-breakpoint
CREATE UNIQUE INDEX "jobordre_en_ansvarlig" ON "jobordre_myndighed" USING btree ("jobordre_id") WHERE til is null;--> statement-breakpoint
CREATE INDEX "jobordre_myndighed_opslag" ON "jobordre_myndighed" USING btree ("myndighed_id","jobordre_id");--> statement-breakpoint
CREATE INDEX "jobordre_myndighed_jobordre_id_index" ON "jobordre_myndighed" USING btree ("jobordre_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobordre_samarbejde_et" ON "jobordre_samarbejde" USING btree ("jobordre_id","inviteret_id") WHERE status in ('INVITERET', 'AFTALT');--> statement-breakpoint
CREATE INDEX "jobordre_samarbejde_inviteret" ON "jobordre_samarbejde" USING btree ("inviteret_id","status","inviteret_tid");--> statement-breakpoint
CREATE INDEX "jobordre_samarbejde_inviterende" ON "jobordre_samarbejde" USING btree ("inviterende_id","status");--> statement-breakpoint
CREATE INDEX "event_modtager_jobordre" ON "event_modtager" USING btree ("organisation_id","ekstern_id") WHERE entitet_id in (120001, 9501);--> statement-breakpoint
CREATE INDEX "jobordre_stilling_concept_uri_index" ON "jobordre_stilling" USING btree ("concept_uri");--> statement-breakpoint
CREATE UNIQUE INDEX "klarmelding_gaeldende" ON "klarmelding" USING btree ("akasse_id") WHERE erstattet_tid is null;--> statement-breakpoint
CREATE INDEX "klarmelding_akasse_id_meldt_tid_index" ON "klarmelding" USING btree ("akasse_id","meldt_tid");--> statement-breakpoint
CREATE INDEX "produktionsenhed_cvr_index" ON "produktionsenhed" USING btree ("cvr");--> statement-breakpoint
CREATE INDEX "produktionsenhed_postnummer" ON "produktionsenhed" USING btree (("adresse" ->> 'postnummer'));--> statement-breakpoint
CREATE INDEX "rekrutteringsproeve_akasse" ON "rekrutteringsproeve" USING btree ("akasse_id","startet_tid");--> statement-breakpoint
CREATE UNIQUE INDEX "samtykke_et_gaeldende" ON "samtykke" USING btree ("formidling_id") WHERE trukket_tid is null;--> statement-breakpoint
CREATE INDEX "samtykke_borger_id_givet_tid_index" ON "samtykke" USING btree ("borger_id","givet_tid");--> statement-breakpoint
CREATE INDEX "virksomhedsbesked_nyeste" ON "virksomhedsbesked" USING btree ("virksomhed_id","tid");--> statement-breakpoint
CREATE INDEX "virksomhedsbesked_jobordre_id_tid_index" ON "virksomhedsbesked" USING btree ("jobordre_id","tid");--> statement-breakpoint
CREATE INDEX "virksomhedsbesked_ubehandlet" ON "virksomhedsbesked" USING btree ("tid") WHERE behandlet_tid is null;--> statement-breakpoint
CREATE UNIQUE INDEX "virksomhedstilstand_en_ad_gangen" ON "virksomhedstilstand" USING btree ("cvr","tilstand") WHERE til is null;--> statement-breakpoint
CREATE INDEX "virksomhedstilstand_cvr_fra_index" ON "virksomhedstilstand" USING btree ("cvr","fra");--> statement-breakpoint
CREATE INDEX "stillingsalias_concept_uri_index" ON "stillingsalias" USING btree ("concept_uri");--> statement-breakpoint
-- A unit is a person's own limit (bruger.p_nummer). What the first who signed in for a company happened to bring is nobody else's.
update organisation set p_nummer = null where type = 'virksomhed';
--> statement-breakpoint
create sequence jobordrenummer;
--> statement-breakpoint
grant usage on sequence jobordrenummer to samspor_web, samspor_worker;
--> statement-breakpoint
-- Titles and aliases are each found by any part of them; the index of both in one text is no longer asked.
create index stillingsalias_navn on stillingsalias using gin (lower(navn) gin_trgm_ops);
--> statement-breakpoint
create index stillingsbetegnelse_titel on stillingsbetegnelse using gin (lower(titel) gin_trgm_ops);
--> statement-breakpoint
drop index stillingsbetegnelse_soegetekst;
--> statement-breakpoint
drop function stilling_soegetekst(text, text[]);
--> statement-breakpoint
alter table stillingsalias add constraint stillingsalias_en_ad_gangen exclude using gist (alias_id with =, daterange(gyldig_fra, gyldig_til, '[]') with &&);
--> statement-breakpoint
alter table produktionsenhed add constraint produktionsenhed_en_ad_gangen exclude using gist (p_nummer with =, daterange(gyldig_fra, gyldig_til, '[]') with &&);
--> statement-breakpoint
-- Rights. History is written once; what was shared can be taken out, never put back.
grant select on stillingsalias, produktionsenhed to samspor_web, samspor_worker;
--> statement-breakpoint
grant select, insert on jobordre, jobordre_kontakt, jobordre_stilling, jobordre_version, jobordre_myndighed, jobordre_haendelse, jobordre_samarbejde,
  formidling, formidlingsstand, formidlingslog, formidlingslogtekst, samtykke, deling, virksomhedsbesked, virksomhedstilstand, rekrutteringsproeve, klarmelding to samspor_web, samspor_worker;
--> statement-breakpoint
-- Whose order it is never changes, nor who made it.
grant update (sagsnummer, version, status, tilbageholdt, bekraeftet, titel, beskrivelse, startdato, varighed_dage, formidlingsfrist, henvendelsesmaade,
  maks_antal_henvisninger, antal_stillinger, ugentlig_arbejdstid_type, timer_pr_uge, arbejdstidsforhold, krav, arbejdssted, arbejdskommune, jobannonce_id, p_nummer,
  myndighed_id, myndighed_navn, sagsbehandler_id, sagsbehandler_navn, aendret_tid, sendt_tid, venter_siden, paamindet_tid, afsluttet_tid, antal_besat,
  antal_besat_ved_henvisning) on jobordre to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (kontaktperson, intern_kommentar, oensker_mail, sagsbehandler_tilladt) on jobordre_kontakt to samspor_web;
--> statement-breakpoint
grant delete on jobordre, jobordre_kontakt, jobordre_stilling to samspor_web;
--> statement-breakpoint
grant update (til, egne_henvisninger_til) on jobordre_myndighed to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (status, til, besvaret_af_navn, besvaret_tid, ophoert_tid, ophoert_grund) on jobordre_samarbejde to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (version, status, sagsbehandler_id, sagsbehandler_navn, afvisningsaarsag, resultatdato, aendret_tid,
  henvist_tid, paamindet_tid, frist_paamindet_tid, endelig_tid, endelig_af_id) on formidling to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (status, henvist_tid, aendret_tid) on formidlingsstand to samspor_web, samspor_worker;
--> statement-breakpoint
grant select, insert, update (kommentar, cv_url) on formidlingsnotat to samspor_web;
--> statement-breakpoint
grant update (trukket_tid, trukket_af) on samtykke to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (navn, telefon, email, cv_url, begrundelse, til, lukket_tid, lukket_grund, kvitteret_tid, kvitteret_af_navn) on deling to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (laest_tid) on virksomhedsbesked to samspor_web;
--> statement-breakpoint
grant update (behandlet_tid, sendt_til) on virksomhedsbesked to samspor_worker;
--> statement-breakpoint
grant update (til, ophaevet_af_navn, ophaevet_grund) on virksomhedstilstand to samspor_web;
--> statement-breakpoint
grant update (trin, bestaaet_tid, bevis) on rekrutteringsproeve to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (klar_til, pause_fra, pause_grund, erstattet_tid) on klarmelding to samspor_web, samspor_worker;
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['jobordre', 'jobordre_kontakt', 'jobordre_stilling', 'jobordre_version', 'jobordre_myndighed', 'jobordre_haendelse',
    'jobordre_samarbejde', 'formidling', 'formidlingsstand', 'formidlingsnotat', 'formidlingslog', 'formidlingslogtekst', 'samtykke', 'deling', 'virksomhedsbesked', 'virksomhedstilstand', 'rekrutteringsproeve',
    'klarmelding'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
  end loop;
end $$;
--> statement-breakpoint
-- Who is and was responsible: ids alone. Jobcentres may know of every order that was sent (§ 137 of the ordinance on the employment effort).
create policy laes on jobordre_myndighed for select to samspor_web using ((select samspor_organisation()) in (myndighed_id, virksomhed_id)
  or (select samspor_type()) in ('jobcenter', 'star'));
--> statement-breakpoint
-- The two parties, and the company whose order it is, which ends it when it closes the order. Not who gets the order later.
create policy laes on jobordre_samarbejde for select to samspor_web using ((select samspor_organisation()) in (inviteret_id, inviterende_id)
  or exists (select from jobordre_myndighed m where m.jobordre_id = jobordre_samarbejde.jobordre_id and m.virksomhed_id = (select samspor_organisation())));
--> statement-breakpoint
create policy skriv on jobordre_samarbejde for insert to samspor_web with check (inviterende_id = (select samspor_organisation()) and status = 'INVITERET'
  and (select samspor_type()) = 'akasse'
  and exists (select from jobordre_myndighed m where m.jobordre_id = jobordre_samarbejde.jobordre_id and m.myndighed_id = inviterende_id and m.til is null));
--> statement-breakpoint
create policy ret on jobordre_samarbejde for update to samspor_web using ((select samspor_organisation()) in (inviteret_id, inviterende_id)
  or exists (select from jobordre_myndighed m where m.jobordre_id = jobordre_samarbejde.jobordre_id and m.virksomhed_id = (select samspor_organisation())));
--> statement-breakpoint
-- Only the invited says yes or no, what has ended stays ended, and an agreement's days are not stretched.
create function samspor_samarbejde_overgang() returns trigger language plpgsql as $$
begin
  if current_user = 'samspor_web' and ((old.status in ('AFSLAAET', 'OPHOERT') and new.status <> old.status) or new.til > old.til
    or (new.status in ('AFTALT', 'AFSLAAET') and new.status <> old.status and samspor_organisation() is distinct from old.inviteret_id)) then
    raise exception 'samarbejdet kan ikke ændres sådan' using errcode = '42501';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger overgang before update on jobordre_samarbejde for each row execute function samspor_samarbejde_overgang();
--> statement-breakpoint
-- A citizen on an order: their authority's row. The company meets it when it was referred, and the a-kasse that asked another for help the rows
-- that came of it. Nobody else: who is responsible later could know the citizen by other ways, and would learn who was on the list. Who names a
-- citizen of its own by CPR reads that citizen's.
create policy laes on formidling for select to samspor_web using (borger_id = (select samspor_borger()) or myndighed_id = (select samspor_organisation())
  or (virksomhed_id = (select samspor_organisation()) and henvist_tid is not null) or (select samspor_type()) = 'star'
  or (samarbejde_id is not null and exists (select from jobordre_samarbejde s where s.id = samarbejde_id and s.inviterende_id = (select samspor_organisation())))
  or (borger_id = (select samspor_registrerer()) and exists (select from adgangsrelation a where a.organisation_id = (select samspor_organisation())
    and a.borger_id = formidling.borger_id and a.fra - samspor_regel('personstatus_foer_dage') <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag()))));
--> statement-breakpoint
-- Onto an order that the actor is responsible for, or, as a proposal, onto one that it has agreed to help with. A function: the order's own policy
-- looks in the table that asks.
create function samspor_maa_foreslaa(p_jobordre uuid, p_virksomhed uuid, p_status integer, p_samarbejde uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from jobordre j where j.id = p_jobordre and j.virksomhed_id = p_virksomhed and j.tilbageholdt = '{}'
    and ((j.myndighed_id = samspor_organisation() and p_samarbejde is null)
      or (p_status = 9201 and exists (select from jobordre_samarbejde s where s.id = p_samarbejde and s.jobordre_id = p_jobordre
        and s.inviteret_id = samspor_organisation() and s.status = 'AFTALT'))));
end $$;
--> statement-breakpoint
-- Only who has the citizen now puts them on an order.
create policy skriv on formidling for insert to samspor_web with check (myndighed_id = (select samspor_organisation())
  and samspor_maa_foreslaa(jobordre_id, virksomhed_id, status, samarbejde_id)
  and exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = formidling.borger_id and a.kategori = 'EGEN'
    and a.fra <= samspor_dag() and (a.til is null or a.til >= samspor_dag())));
--> statement-breakpoint
create policy ret on formidling for update to samspor_web using (borger_id = (select samspor_borger()) or myndighed_id = (select samspor_organisation())
  or (virksomhed_id = (select samspor_organisation()) and henvist_tid is not null)
  or (samarbejde_id is not null and exists (select from jobordre_samarbejde s join jobordre_myndighed m on m.jobordre_id = s.jobordre_id
    and m.myndighed_id = s.inviterende_id and m.til is null where s.id = samarbejde_id and s.inviterende_id = (select samspor_organisation()))));
--> statement-breakpoint
-- Count, status, day and authority: for who is or was responsible, the company, the jobcentres and STAR. Not for one that is asked to help.
create policy laes on formidlingsstand for select to samspor_web using (myndighed_id = (select samspor_organisation())
  or (select samspor_type()) in ('jobcenter', 'star') or (virksomhed_id = (select samspor_organisation()) and henvist_tid is not null)
  or exists (select from formidling f where f.id = formidling_id and f.borger_id = (select samspor_borger()))
  or exists (select from jobordre_myndighed m where m.jobordre_id = formidlingsstand.jobordre_id and m.myndighed_id = (select samspor_organisation())));
--> statement-breakpoint
create policy skriv on formidlingsstand for insert to samspor_web with check (myndighed_id = (select samspor_organisation())
  and exists (select from formidling f where f.id = formidling_id and f.jobordre_id = formidlingsstand.jobordre_id and f.myndighed_id = formidlingsstand.myndighed_id));
--> statement-breakpoint
create policy ret on formidlingsstand for update to samspor_web using (exists (select from formidling f where f.id = formidling_id));
--> statement-breakpoint
create policy egne on formidlingsnotat to samspor_web using (myndighed_id = (select samspor_organisation()))
  with check (myndighed_id = (select samspor_organisation())
    and exists (select from formidling f where f.id = formidling_id and f.borger_id = formidlingsnotat.borger_id and f.myndighed_id = formidlingsnotat.myndighed_id));
--> statement-breakpoint
-- A line is read by whose citizen it is, the citizen, and who wrote it.
create policy laes on formidlingslog for select to samspor_web using (borger_id = (select samspor_borger())
  or (select samspor_organisation()) in (myndighed_id, organisation_id));
--> statement-breakpoint
create policy skriv on formidlingslog for insert to samspor_web with check (organisation_id is not distinct from samspor_organisation()
  and exists (select from formidling f where f.id = formidling_id and f.borger_id = formidlingslog.borger_id and f.jobordre_id = formidlingslog.jobordre_id));
--> statement-breakpoint
-- What was written with it: not by the citizen.
create policy laes on formidlingslogtekst for select to samspor_web using ((select samspor_organisation()) in (myndighed_id, organisation_id));
--> statement-breakpoint
create policy skriv on formidlingslogtekst for insert to samspor_web with check (organisation_id is not distinct from samspor_organisation()
  and exists (select from formidlingslog l where l.id = linje_id and l.myndighed_id = formidlingslogtekst.myndighed_id));
--> statement-breakpoint
-- What is shared belongs to who gave it, who got it, and the citizen.
create policy laes on deling for select to samspor_web using (borger_id = (select samspor_borger()) or (select samspor_organisation()) in (afsender_id, modtager_id));
--> statement-breakpoint
create function samspor_samtykke_staar(p_samtykke uuid, p_formidling uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from samtykke t where t.id = p_samtykke and t.formidling_id = p_formidling and t.trukket_tid is null);
end $$;
--> statement-breakpoint
create policy skriv on deling for insert to samspor_web with check (afsender_id = (select samspor_organisation())
  and samspor_samtykke_staar(samtykke_id, formidling_id)
  and exists (select from formidling f where f.id = formidling_id and f.borger_id = deling.borger_id and f.jobordre_id = deling.jobordre_id));
--> statement-breakpoint
create policy ret on deling for update to samspor_web using (borger_id = (select samspor_borger()) or (select samspor_organisation()) in (afsender_id, modtager_id)
  or exists (select from formidling f where f.id = deling.formidling_id and f.myndighed_id = (select samspor_organisation())));
--> statement-breakpoint
create policy luk on deling for select to samspor_web using (
  exists (select from formidling f where f.id = deling.formidling_id and f.myndighed_id = (select samspor_organisation())));
--> statement-breakpoint
-- What was shared can be taken out, and never put back.
create function samspor_deling_lukkes() returns trigger language plpgsql as $$
begin
  if (old.lukket_tid is not null and (new.lukket_tid, new.lukket_grund) is distinct from (old.lukket_tid, old.lukket_grund))
    or (new.navn is not null and new.navn is distinct from old.navn) or (new.telefon is not null and new.telefon is distinct from old.telefon)
    or (new.email is not null and new.email is distinct from old.email) or (new.cv_url is not null and new.cv_url is distinct from old.cv_url)
    or (new.begrundelse is not null and new.begrundelse is distinct from old.begrundelse) then
    raise exception 'det, der er lukket, åbnes ikke igen' using errcode = '42501';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger lukkes before update on deling for each row execute function samspor_deling_lukkes();
--> statement-breakpoint
create policy laes on samtykke for select to samspor_web using (borger_id = (select samspor_borger()) or organisation_id = (select samspor_organisation())
  or exists (select from deling d where d.samtykke_id = samtykke.id and d.modtager_id = (select samspor_organisation())));
--> statement-breakpoint
create policy skriv on samtykke for insert to samspor_web with check (organisation_id = (select samspor_organisation())
  and exists (select from formidling f where f.id = formidling_id and f.borger_id = samtykke.borger_id and f.myndighed_id = samspor_organisation()));
--> statement-breakpoint
create policy ret on samtykke for update to samspor_web using (trukket_tid is null
  and (borger_id = (select samspor_borger()) or organisation_id = (select samspor_organisation()))) with check (trukket_tid is not null);
--> statement-breakpoint
-- The order itself: the company's; who is or was responsible, or is asked to help; what was sent, to every jobcenter and STAR; and the citizen's own.
create policy laes on jobordre for select to samspor_web using (virksomhed_id = (select samspor_organisation()) or (select samspor_type()) = 'star'
  or (status <> 'KLADDE' and tilbageholdt = '{}' and ((select samspor_type()) = 'jobcenter' or myndighed_id = (select samspor_organisation())
    or exists (select from jobordre_myndighed m where m.jobordre_id = jobordre.id and m.myndighed_id = (select samspor_organisation()))
    or exists (select from jobordre_samarbejde s where s.jobordre_id = jobordre.id and s.inviteret_id = (select samspor_organisation()))
    or exists (select from formidling f where f.jobordre_id = jobordre.id
      and (f.borger_id in ((select samspor_borger()), (select samspor_registrerer())) or f.myndighed_id = (select samspor_organisation()))))));
--> statement-breakpoint
-- An authority that makes one on a company's behalf takes it itself.
create policy skriv on jobordre for insert to samspor_web with check ((virksomhed_id = (select samspor_organisation()) and oprettet_af_virksomhed)
  or ((select samspor_type()) in ('akasse', 'jobcenter') and myndighed_id = (select samspor_organisation()) and not oprettet_af_virksomhed)
  or ((select samspor_type()) = 'akasse' and proeve and myndighed_id = (select samspor_organisation())));
--> statement-breakpoint
create policy ret on jobordre for update to samspor_web using (virksomhed_id = (select samspor_organisation()) or (select samspor_type()) = 'star'
  or (myndighed_id = (select samspor_organisation()) and status <> 'KLADDE' and tilbageholdt = '{}')) with check (true);
--> statement-breakpoint
-- Only STAR lets go of what is kept back; the company may end it.
create function samspor_jobordre_frigives() returns trigger language plpgsql as $$
begin
  if current_user = 'samspor_web' and old.tilbageholdt <> '{}' and new.tilbageholdt = '{}' and new.status not like 'AFSLUTTET%'
    and samspor_type() is distinct from 'star' then
    raise exception 'kun STAR frigiver en jobordre' using errcode = '42501';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger frigives before update of tilbageholdt, status on jobordre for each row execute function samspor_jobordre_frigives();
--> statement-breakpoint
-- How many an a-kasse has open is counted across companies; the rows are open to that count alone, and closed right after.
create policy taelles on jobordre for select to samspor_web using ((select current_setting('samspor.taeller', true)) = 'ja'
  and status in ('AFVENTER_MODTAGELSE', 'UNDER_BEHANDLING', 'INAKTIV'));
--> statement-breakpoint
create policy kun_kladder on jobordre for delete to samspor_web using (status = 'KLADDE' and virksomhed_id = (select samspor_organisation()));
--> statement-breakpoint
do $$
declare
  tabel text;
  ordren constant text := 'exists (select from jobordre j where j.id = %I.jobordre_id and (j.virksomhed_id = (select samspor_organisation())
    or j.myndighed_id = (select samspor_organisation()) or (select samspor_type()) = ''star''))';
begin
  -- What lies below an order is open to who has the order now: the company, the responsible authority, STAR.
  foreach tabel in array array['jobordre_stilling', 'jobordre_version', 'jobordre_kontakt'] loop
    execute format('create policy skriv on %I for insert to samspor_web with check (' || ordren || ')', tabel, tabel);
  end loop;
  foreach tabel in array array['jobordre_version', 'jobordre_kontakt'] loop
    execute format('create policy laes on %I for select to samspor_web using (' || ordren || ')', tabel, tabel);
  end loop;
  execute format('create policy ret on jobordre_kontakt for update to samspor_web using (' || ordren || ')', 'jobordre_kontakt');
end $$;
--> statement-breakpoint
-- Does the actor have the order now? A function, because the order's own policy looks in the table that asks.
create function samspor_har_jobordre(p_jobordre uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from jobordre j where j.id = p_jobordre and (samspor_organisation() in (j.virksomhed_id, j.myndighed_id) or samspor_type() = 'star'));
end $$;
--> statement-breakpoint
-- Whoever gives an order on writes the receiver's row while it still has the order.
create policy skriv on jobordre_myndighed for insert to samspor_web with check (samspor_har_jobordre(jobordre_id));
--> statement-breakpoint
create policy ret on jobordre_myndighed for update to samspor_web using (myndighed_id = (select samspor_organisation()) or samspor_har_jobordre(jobordre_id));
--> statement-breakpoint
-- The titles are read with the order's content, by all who read that; so is its history, but for what the authorities write for themselves.
create policy laes on jobordre_stilling for select to samspor_web using (exists (select from jobordre j where j.id = jobordre_stilling.jobordre_id));
--> statement-breakpoint
create policy slet on jobordre_stilling for delete to samspor_web using (exists (select from jobordre j where j.id = jobordre_stilling.jobordre_id
  and (select samspor_organisation()) in (j.virksomhed_id, j.myndighed_id)));
--> statement-breakpoint
create policy slet on jobordre_kontakt for delete to samspor_web using (exists (select from jobordre j where j.id = jobordre_kontakt.jobordre_id
  and j.status = 'KLADDE' and j.virksomhed_id = (select samspor_organisation())));
--> statement-breakpoint
create policy laes on jobordre_haendelse for select to samspor_web using (
  (virksomhed_id = (select samspor_organisation()) and not kun_myndigheder) or (select samspor_type()) = 'star'
  or organisation_id = (select samspor_organisation())
  or exists (select from jobordre_myndighed m where m.jobordre_id = jobordre_haendelse.jobordre_id and m.myndighed_id = (select samspor_organisation()) and m.til is null)
  or (not kun_myndigheder and exists (select from jobordre j where j.id = jobordre_haendelse.jobordre_id)));
--> statement-breakpoint
-- In one's own name; whoever has just given the order on still writes that line.
create policy skriv on jobordre_haendelse for insert to samspor_web with check (organisation_id is not distinct from samspor_organisation()
  and (samspor_har_jobordre(jobordre_id)
    or exists (select from jobordre_myndighed m where m.jobordre_id = jobordre_haendelse.jobordre_id and m.myndighed_id = samspor_organisation())));
--> statement-breakpoint
create policy laes on virksomhedsbesked for select to samspor_web using (virksomhed_id = (select samspor_organisation()));
--> statement-breakpoint
create policy laest on virksomhedsbesked for update to samspor_web using (virksomhed_id = (select samspor_organisation()));
--> statement-breakpoint
-- Whoever has or had the order, or a citizen on it, tells its company; the citizen who withdraws as well.
create policy skriv on virksomhedsbesked for insert to samspor_web with check (
  exists (select from jobordre j where j.id = jobordre_id and j.virksomhed_id = virksomhedsbesked.virksomhed_id)
  and (samspor_har_jobordre(jobordre_id)
    or exists (select from jobordre_myndighed m where m.jobordre_id = virksomhedsbesked.jobordre_id and m.myndighed_id = samspor_organisation())
    or exists (select from formidling f where f.jobordre_id = virksomhedsbesked.jobordre_id
      and (f.borger_id = samspor_borger() or f.myndighed_id = samspor_organisation()))));
--> statement-breakpoint
-- A company's own state, and STAR. Authorities meet it as an order that is kept back.
create policy laes on virksomhedstilstand for select to samspor_web using ((select samspor_type()) = 'star'
  or (samspor_organisation() is null and samspor_borger() is null)
  or cvr = (select o.cvr from organisation o where o.id = samspor_organisation()) or (select samspor_type()) in ('akasse', 'jobcenter'));
--> statement-breakpoint
create policy skriv on virksomhedstilstand for insert to samspor_web with check ((select samspor_type()) = 'star');
--> statement-breakpoint
create policy ret on virksomhedstilstand for update to samspor_web using ((select samspor_type()) = 'star');
--> statement-breakpoint
create policy egne on rekrutteringsproeve to samspor_web using (akasse_id = (select samspor_organisation()) or (select samspor_type()) = 'star')
  with check (akasse_id = (select samspor_organisation()));
--> statement-breakpoint
-- Who is ready is no secret: companies choose among them.
create policy laes on klarmelding for select to samspor_web using (samspor_organisation() is not null);
--> statement-breakpoint
create policy skriv on klarmelding for insert to samspor_web with check (akasse_id = (select samspor_organisation()) or (select samspor_type()) = 'star');
--> statement-breakpoint
create policy ret on klarmelding for update to samspor_web using (akasse_id = (select samspor_organisation()) or (select samspor_type()) = 'star');
--> statement-breakpoint
-- An event about an order names no citizen.
create policy jobordre on event for insert to samspor_web with check (borger_id is null and entitet_id in (120001, 120002, 9501, 9502, 9503)
  and organisation_id is not distinct from samspor_organisation());
--> statement-breakpoint
-- One who signed in for a company that is locked out is not let in again: the session ends at the first request after it.
create or replace function find_session(p_hash bytea) returns table (
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
  if s.doer = 'virksomhed' and s.afsluttet is null and exists (select from organisation o join virksomhedstilstand v on v.cvr = o.kode
      where o.id = s.organisation_id and v.tilstand = 'SPAERRET' and v.til is null) then
    update session set afsluttet = now(), afslut_aarsag = 'SPAERRET' where hash = p_hash returning session.afsluttet into s.afsluttet;
  end if;
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

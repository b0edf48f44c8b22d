CREATE TABLE "adgangslog" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tid" timestamp with time zone NOT NULL,
	"organisation_id" uuid,
	"bruger_id" uuid,
	"bruger_navn" text NOT NULL,
	"rolle" text,
	"borger_id" uuid,
	"art" text NOT NULL,
	"handling" text NOT NULL,
	"adgangskategori" text,
	"objekt_type" text NOT NULL,
	"objekt_id" uuid,
	"formaal" text NOT NULL,
	"kilde" text NOT NULL,
	"request_id" text NOT NULL,
	"kaede_nr" bigint,
	"forrige_hash" "bytea",
	"hash" "bytea",
	CONSTRAINT "adgangslog_art" CHECK ("adgangslog"."art" in ('LAES', 'SOEG', 'OPRET', 'AENDR', 'SLET', 'EKSPORT', 'AFVIST')),
	CONSTRAINT "adgangslog_hash" CHECK (("adgangslog"."kaede_nr" is null) = ("adgangslog"."hash" is null))
);
--> statement-breakpoint
CREATE TABLE "adgangsrelation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"kategori" text NOT NULL,
	"grundlag_id" uuid NOT NULL,
	"fra" date NOT NULL,
	"til" date,
	"laesbar_til" date,
	CONSTRAINT "adgangsrelation_kategori" CHECK ("adgangsrelation"."kategori" in ('EGEN', 'GAEST', 'AFSENDER', 'MODTAGER')),
	CONSTRAINT "adgangsrelation_laesbar" CHECK (("adgangsrelation"."til" is null) = ("adgangsrelation"."laesbar_til" is null))
);
--> statement-breakpoint
CREATE TABLE "kaedehoved" (
	"kaede" uuid PRIMARY KEY NOT NULL,
	"nr" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "besked" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"traad_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"skabelon" text NOT NULL,
	"afsender_type" text NOT NULL,
	"afsender_bruger_id" uuid,
	"afsender_navn" text NOT NULL,
	"afsender_organisation_id" uuid,
	"modtager_navn" text,
	"titel" text NOT NULL,
	"tekst" text NOT NULL,
	"digital_post" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"sendt_tid" timestamp with time zone NOT NULL,
	"slut_dato" date,
	"berigtiget_tid" timestamp with time zone,
	"berigtiget_kommentar" text,
	CONSTRAINT "besked_status" CHECK ("besked"."status" in ('KLADDE', 'SENDT', 'LUKKET', 'BERIGTIGET')),
	CONSTRAINT "besked_afsender" CHECK ("besked"."afsender_type" in ('BORGER', 'SAGSBEHANDLER', 'SYSTEM', 'VIRKSOMHED')),
	CONSTRAINT "besked_tekst" CHECK (char_length("besked"."tekst") <= 10000),
	CONSTRAINT "besked_berigtiget" CHECK (("besked"."status" = 'BERIGTIGET') = ("besked"."berigtiget_tid" is not null))
);
--> statement-breakpoint
CREATE TABLE "bilag" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"indstilling_id" uuid,
	"besked_id" uuid,
	"navn" text NOT NULL,
	"mime" text NOT NULL,
	"stoerrelse" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"kontrol" text NOT NULL,
	"eget_dokument" boolean NOT NULL,
	"komplet" boolean NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "bilag_kontrol" CHECK ("bilag"."kontrol" in ('IKKE_KONTROLLERET', 'REN', 'AFVIST')),
	CONSTRAINT "bilag_stoerrelse" CHECK ("bilag"."stoerrelse" between 0 and 10485760)
);
--> statement-breakpoint
CREATE TABLE "bilag_del" (
	"bilag_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"indhold" "bytea" NOT NULL,
	CONSTRAINT "bilag_del_bilag_id_nummer_pk" PRIMARY KEY("bilag_id","nummer"),
	CONSTRAINT "bilag_del_stoerrelse" CHECK (octet_length("bilag_del"."indhold") <= 262144)
);
--> statement-breakpoint
CREATE TABLE "traad" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"beskedtype" integer NOT NULL,
	"emne" text NOT NULL,
	"afsender_navn" text NOT NULL,
	"afsender_type" text NOT NULL,
	"afsender_organisation_id" uuid,
	"modtager_navn" text,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"sidste_tid" timestamp with time zone NOT NULL,
	"antal_beskeder" integer NOT NULL,
	"antal_bilag" integer NOT NULL,
	"lukket_tid" timestamp with time zone,
	"berigtiget_tid" timestamp with time zone,
	"maa_besvares" boolean NOT NULL,
	CONSTRAINT "traad_afsender" CHECK ("traad"."afsender_type" in ('BORGER', 'SAGSBEHANDLER', 'SYSTEM', 'VIRKSOMHED')),
	CONSTRAINT "traad_emne" CHECK (char_length("traad"."emne") between 1 and 150)
);
--> statement-breakpoint
CREATE TABLE "traad_laest" (
	"traad_id" uuid NOT NULL,
	"laeser_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"laest_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "traad_laest_laeser_id_traad_id_pk" PRIMARY KEY("laeser_id","traad_id")
);
--> statement-breakpoint
CREATE TABLE "traad_part" (
	"traad_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"fra" timestamp with time zone NOT NULL,
	"ser_fra" timestamp with time zone,
	"til" date,
	CONSTRAINT "traad_part_organisation_id_traad_id_pk" PRIMARY KEY("organisation_id","traad_id")
);
--> statement-breakpoint
CREATE TABLE "borger" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"navn" text NOT NULL,
	"foedselsdato" date NOT NULL,
	"navnebeskyttet_til" date,
	"doed_dato" date,
	"oprettet_tid" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "borger_cpr" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"cpr_krypteret" "bytea" NOT NULL,
	"cpr_hmac" "bytea" NOT NULL,
	"noegle_id" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	CONSTRAINT "borger_cpr_gyldighed" CHECK ("borger_cpr"."gyldig_til" is null or "borger_cpr"."gyldig_til" >= "borger_cpr"."gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "overgangsgruppe" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ur" (
	"id" integer PRIMARY KEY NOT NULL,
	"forskydning_ms" text NOT NULL,
	"demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brev" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"jobcenter_id" uuid NOT NULL,
	"kommune_id" uuid NOT NULL,
	"indstilling_id" uuid NOT NULL,
	"status" text NOT NULL,
	"titel" text NOT NULL,
	"message_uuid" uuid NOT NULL,
	"memo_krypteret" "bytea" NOT NULL,
	"memo_sha256" "bytea" NOT NULL,
	"pdf" "bytea" NOT NULL,
	"forsoeg" integer NOT NULL,
	"sidste_fejl" text,
	"naeste_forsoeg" timestamp with time zone,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"afsendt_tid" timestamp with time zone,
	"modtaget_tid" timestamp with time zone,
	"leveret_tid" timestamp with time zone,
	"afvist_tid" timestamp with time zone,
	"papir_tid" timestamp with time zone,
	"papir_sendt_dag" date,
	CONSTRAINT "brev_messageUuid_unique" UNIQUE("message_uuid"),
	CONSTRAINT "brev_status" CHECK ("brev"."status" in ('KLAR', 'AFSENDT', 'MODTAGET', 'LEVERET', 'AFVIST', 'PAPIR', 'PAPIR_SENDT', 'FORSINKET')),
	CONSTRAINT "brev_modtaget" CHECK ("brev"."status" not in ('MODTAGET', 'LEVERET') or "brev"."modtaget_tid" is not null),
	CONSTRAINT "brev_papir" CHECK ("brev"."status" <> 'PAPIR_SENDT' or "brev"."papir_sendt_dag" is not null)
);
--> statement-breakpoint
CREATE TABLE "brev_kvittering" (
	"transmission_id" text NOT NULL,
	"brev_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"status" text NOT NULL,
	"fejlkode" text,
	"kvittering_tid" timestamp with time zone NOT NULL,
	"hentet_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "brev_kvittering_transmission_id_status_pk" PRIMARY KEY("transmission_id","status")
);
--> statement-breakpoint
CREATE TABLE "anmodning" (
	"afsender" text NOT NULL,
	"noegle" text NOT NULL,
	"aftryk" "bytea" NOT NULL,
	"status" integer NOT NULL,
	"svar" jsonb,
	"tid" timestamp with time zone NOT NULL,
	CONSTRAINT "anmodning_afsender_noegle_pk" PRIMARY KEY("afsender","noegle")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"loebenummer" bigint,
	"navn" text NOT NULL,
	"entitet_id" integer NOT NULL,
	"entitet_navn" text NOT NULL,
	"aendringstype" integer NOT NULL,
	"ekstern_id" uuid NOT NULL,
	"version" integer,
	"borger_id" uuid NOT NULL,
	"organisation_id" uuid,
	"organisation_navn" text NOT NULL,
	"bruger_id" uuid,
	"bruger_navn" text,
	"note" text,
	"tid" timestamp with time zone NOT NULL,
	"registreret_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "event_loebenummer_unique" UNIQUE("loebenummer")
);
--> statement-breakpoint
CREATE TABLE "levering" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slags" text NOT NULL,
	"noegle" text NOT NULL,
	"borger_id" uuid NOT NULL,
	"objekt_id" uuid NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"forsoeg" integer NOT NULL,
	"laan_til" timestamp with time zone,
	"faerdig_tid" timestamp with time zone,
	"parkeret_tid" timestamp with time zone,
	"fejl" text,
	"oprettet_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "levering_slags" CHECK ("levering"."slags" in ('BREV', 'PAAMINDELSE'))
);
--> statement-breakpoint
CREATE TABLE "afgoerelse" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"indstilling_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"resultat" text NOT NULL,
	"begrundelse" text,
	"lovhjemmel" text,
	"tilbud_start" date,
	"tilbud_slut" date,
	"timer_pr_uge" integer,
	"minutter_pr_uge" integer,
	"sted" text,
	"kontaktperson" text,
	"maal" text,
	"besluttet_dag" date NOT NULL,
	"besluttet_tid" timestamp with time zone NOT NULL,
	"besluttet_af" uuid NOT NULL,
	"besluttet_af_navn" text NOT NULL,
	"jobcenter_id" uuid NOT NULL,
	"brev_id" uuid,
	"digital_post_id" text,
	"endelig_tid" timestamp with time zone,
	"annulleret_tid" timestamp with time zone,
	CONSTRAINT "afgoerelse_indstillingId_nummer_unique" UNIQUE("indstilling_id","nummer"),
	CONSTRAINT "afgoerelse_resultat" CHECK ("afgoerelse"."resultat" in ('GODKENDT', 'AFSLAG')),
	CONSTRAINT "afgoerelse_periode" CHECK ("afgoerelse"."tilbud_slut" is null or "afgoerelse"."tilbud_slut" >= "afgoerelse"."tilbud_start"),
	CONSTRAINT "afgoerelse_afslag" CHECK ("afgoerelse"."resultat" <> 'AFSLAG' or ("afgoerelse"."begrundelse" is not null and "afgoerelse"."lovhjemmel" is not null)),
	CONSTRAINT "afgoerelse_tilbud" CHECK ("afgoerelse"."resultat" <> 'GODKENDT' or ("afgoerelse"."tilbud_start" is not null and "afgoerelse"."tilbud_slut" is not null)),
	CONSTRAINT "afgoerelse_start" CHECK ("afgoerelse"."tilbud_start" is null or "afgoerelse"."tilbud_start" >= "afgoerelse"."besluttet_dag"),
	CONSTRAINT "afgoerelse_post" CHECK ("afgoerelse"."brev_id" is not null or "afgoerelse"."digital_post_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "indstilling" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sagsnummer" text,
	"borger_id" uuid NOT NULL,
	"akasse_id" uuid NOT NULL,
	"jobcenter_id" uuid,
	"traad_id" uuid,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"tilbudstype" integer,
	"forslag_start" date,
	"forslag_uger" integer,
	"timer_pr_uge" numeric(5, 2),
	"virksomhed_cvr" text,
	"virksomhed_p_nummer" text,
	"virksomhed_navn" text,
	"udbyder_navn" text,
	"kursusnummer" text,
	"jobmaal" text,
	"tekst" text NOT NULL,
	"enig_dato" date,
	"enig_form" text,
	"enig_bekraeftet" timestamp with time zone,
	"enig_bekraeftet_af" uuid,
	"oprettet_af" uuid,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"sendt_tid" timestamp with time zone,
	"sagsbehandler_id" uuid,
	"sagsbehandler_navn" text,
	"slut_aarsag" text,
	"slut_kommentar" text,
	"slut_tid" timestamp with time zone,
	CONSTRAINT "indstilling_sagsnummer_unique" UNIQUE("sagsnummer"),
	CONSTRAINT "indstilling_status" CHECK ("indstilling"."status" in ('KLADDE', 'MODTAGET', 'UNDER_BEHANDLING', 'AFGJORT_AFVENTER_POST', 'GODKENDT', 'AFSLAG', 'TRUKKET', 'BERIGTIGET')),
	CONSTRAINT "indstilling_version" CHECK ("indstilling"."version" > 0),
	CONSTRAINT "indstilling_tekst" CHECK (char_length("indstilling"."tekst") <= case when "indstilling"."status" = 'KLADDE' then 20000 else 10000 end),
	CONSTRAINT "indstilling_uger" CHECK ("indstilling"."forslag_uger" between 1 and 104),
	CONSTRAINT "indstilling_timer" CHECK ("indstilling"."timer_pr_uge" > 0 and "indstilling"."timer_pr_uge" <= 37),
	CONSTRAINT "indstilling_sendt" CHECK ("indstilling"."status" = 'KLADDE' or ("indstilling"."sagsnummer" is not null and "indstilling"."traad_id" is not null and "indstilling"."jobcenter_id" is not null and "indstilling"."sendt_tid" is not null and "indstilling"."tilbudstype" is not null and "indstilling"."enig_dato" is not null and "indstilling"."enig_form" is not null and "indstilling"."enig_bekraeftet" is not null))
);
--> statement-breakpoint
CREATE TABLE "kode" (
	"liste" text NOT NULL,
	"kode" text NOT NULL,
	"star_id" text,
	"navn" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "kode_liste_kode_gyldig_fra_pk" PRIMARY KEY("liste","kode","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "opbevaring" (
	"klasse" text PRIMARY KEY NOT NULL,
	"periode" text NOT NULL,
	"starter" text NOT NULL,
	"kilde" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "regelvaerdi" (
	"regel" text NOT NULL,
	"vaerdi" text NOT NULL,
	"enhed" text NOT NULL,
	"omraade" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "regelvaerdi_regel_omraade_gyldig_fra_pk" PRIMARY KEY("regel","omraade","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "stillingsbetegnelse" (
	"concept_uri" text NOT NULL,
	"titel" text NOT NULL,
	"synonymer" text[] NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "stillingsbetegnelse_concept_uri_gyldig_fra_pk" PRIMARY KEY("concept_uri","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "tekst" (
	"noegle" text NOT NULL,
	"vaerdi" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"kilde" text NOT NULL,
	CONSTRAINT "tekst_noegle_gyldig_fra_pk" PRIMARY KEY("noegle","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "akassemedlemskab" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"akasse_id" uuid NOT NULL,
	"forsikring" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	CONSTRAINT "akassemedlemskab_forsikring" CHECK ("akassemedlemskab"."forsikring" in ('FULDTID', 'DELTID')),
	CONSTRAINT "akassemedlemskab_gyldighed" CHECK ("akassemedlemskab"."gyldig_til" is null or "akassemedlemskab"."gyldig_til" >= "akassemedlemskab"."gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "dagpengetaeller" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"akasse_id" uuid NOT NULL,
	"indplaceringsdato" date NOT NULL,
	"forsikring" text NOT NULL,
	"timer_forbrugt" numeric(7, 2) NOT NULL,
	"opgjort_til" date NOT NULL,
	"indberettet_tid" timestamp with time zone NOT NULL,
	"berigtiger" uuid,
	CONSTRAINT "dagpengetaeller_timer" CHECK ("dagpengetaeller"."timer_forbrugt" >= 0 and "dagpengetaeller"."timer_forbrugt" <= 7696),
	CONSTRAINT "dagpengetaeller_forsikring" CHECK ("dagpengetaeller"."forsikring" in ('FULDTID', 'DELTID'))
);
--> statement-breakpoint
CREATE TABLE "fravaer" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"fravaerstype" integer NOT NULL,
	"start_dato" date NOT NULL,
	"slut_dato" date,
	"afslutningsaarsag" integer,
	"anmeldt_tid" timestamp with time zone NOT NULL,
	"kommentar" text,
	"registreret_af_id" uuid,
	"registreret_af_navn" text NOT NULL,
	"berigtiget_tid" timestamp with time zone,
	"berigtiget_kommentar" text,
	"timer_ved_afslutning" numeric(7, 2),
	"graense_ved_afslutning" numeric(7, 2),
	"forsikring_ved_afslutning" text,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	CONSTRAINT "fravaer_periode" CHECK ("fravaer"."slut_dato" is null or "fravaer"."slut_dato" >= "fravaer"."start_dato"),
	CONSTRAINT "fravaer_75_aarsag" CHECK ("fravaer"."fravaerstype" <> 75 or "fravaer"."slut_dato" is null or "fravaer"."afslutningsaarsag" is not null),
	CONSTRAINT "fravaer_berigtiget" CHECK (("fravaer"."berigtiget_tid" is null) = ("fravaer"."berigtiget_kommentar" is null))
);
--> statement-breakpoint
CREATE TABLE "jobcentertilknytning" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"jobcenter_id" uuid NOT NULL,
	"kommune_id" uuid NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	CONSTRAINT "jobcentertilknytning_gyldighed" CHECK ("jobcentertilknytning"."gyldig_til" is null or "jobcentertilknytning"."gyldig_til" >= "jobcentertilknytning"."gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "tilmelding" (
	"version_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"kontaktgruppe" integer NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"paabegyndt_tid" timestamp with time zone NOT NULL,
	"registreret_fra" timestamp with time zone NOT NULL,
	"registreret_til" timestamp with time zone,
	CONSTRAINT "tilmelding_gyldighed" CHECK ("tilmelding"."gyldig_til" is null or "tilmelding"."gyldig_til" >= "tilmelding"."gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "min_plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"status" text NOT NULL,
	"aendring" text NOT NULL,
	"publiceret_tid" timestamp with time zone,
	"publiceret_af_id" uuid,
	"publiceret_af_bruger" uuid,
	"publiceret_af_navn" text NOT NULL,
	"kvitter_senest" date,
	"kvitteret_tid" timestamp with time zone,
	"afloest_tid" timestamp with time zone,
	CONSTRAINT "min_plan_borgerId_nummer_unique" UNIQUE("borger_id","nummer"),
	CONSTRAINT "min_plan_status" CHECK ("min_plan"."status" in ('KLADDE', 'PUBLICERET', 'KVITTERET', 'AFLOEST')),
	CONSTRAINT "min_plan_kvitteret" CHECK ("min_plan"."status" <> 'KVITTERET' or "min_plan"."kvitteret_tid" is not null)
);
--> statement-breakpoint
CREATE TABLE "plan_jobmaal" (
	"plan_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"borger_id" uuid NOT NULL,
	"concept_uri" text NOT NULL,
	"titel" text NOT NULL,
	"primaer" boolean NOT NULL,
	"registreret_af_navn" text NOT NULL,
	"gyldig_fra" date NOT NULL,
	CONSTRAINT "plan_jobmaal_plan_id_nummer_pk" PRIMARY KEY("plan_id","nummer")
);
--> statement-breakpoint
CREATE TABLE "plan_krav" (
	"plan_id" uuid NOT NULL,
	"nummer" integer NOT NULL,
	"borger_id" uuid NOT NULL,
	"antal_pr_uge" integer NOT NULL,
	"tekst" text,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"registreret_af_navn" text NOT NULL,
	CONSTRAINT "plan_krav_plan_id_nummer_pk" PRIMARY KEY("plan_id","nummer")
);
--> statement-breakpoint
CREATE TABLE "plan_tilbud" (
	"plan_id" uuid NOT NULL,
	"tilbud_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"indstilling_id" uuid,
	"tilbudstype" integer NOT NULL,
	"navn" text NOT NULL,
	"start" date NOT NULL,
	"slut" date NOT NULL,
	"timer_pr_uge" integer,
	"minutter_pr_uge" integer,
	"sted" text,
	"kontaktperson" text,
	"maal" text,
	"registreret_af_navn" text NOT NULL,
	CONSTRAINT "plan_tilbud_plan_id_tilbud_id_pk" PRIMARY KEY("plan_id","tilbud_id"),
	CONSTRAINT "plan_tilbud_minutter" CHECK ("plan_tilbud"."minutter_pr_uge" between 0 and 59)
);
--> statement-breakpoint
CREATE TABLE "opgave" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"type" text NOT NULL,
	"objekt_id" uuid NOT NULL,
	"emne" text NOT NULL,
	"frist" date NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"ansvarlig_id" uuid,
	"ansvarlig_navn" text,
	"vent_til" date,
	"vent_grund" text,
	"eskaleret_tid" timestamp with time zone,
	"lukket_tid" timestamp with time zone,
	"lukket_af" text,
	CONSTRAINT "opgave_type" CHECK ("opgave"."type" in ('NY_INDSTILLING', 'SPOERGSMAAL_TIL_INDSTILLING', 'SVAR_PAA_INDSTILLING', 'BREV_IKKE_LEVERET', 'SEND_PAPIRBREV'))
);
--> statement-breakpoint
CREATE TABLE "bruger" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"udsteder" text NOT NULL,
	"subject" text NOT NULL,
	"navn" text NOT NULL,
	"rid" text,
	"rolle" text NOT NULL,
	"sidst_logget_ind" timestamp with time zone,
	CONSTRAINT "bruger_udsteder_subject_organisationId_unique" UNIQUE("udsteder","subject","organisation_id"),
	CONSTRAINT "bruger_rolle" CHECK ("bruger"."rolle" in ('sagsbehandler', 'leder', 'lokaladministrator', 'virksomhedsbruger', 'virksomhedsadministrator', 'star_support', 'drift'))
);
--> statement-breakpoint
CREATE TABLE "jobcenter_kommune" (
	"jobcenter_id" uuid NOT NULL,
	"kommune_id" uuid NOT NULL,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	CONSTRAINT "jobcenter_kommune_jobcenter_id_kommune_id_gyldig_fra_pk" PRIMARY KEY("jobcenter_id","kommune_id","gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"type" text NOT NULL,
	"kode" text NOT NULL,
	"star_kode" text,
	"navn" text NOT NULL,
	"kort_navn" text NOT NULL,
	"cvr" text,
	"p_nummer" text,
	"telefon" text,
	"gyldig_fra" date NOT NULL,
	"gyldig_til" date,
	"efterfoelger_id" uuid,
	"kilde" text NOT NULL,
	CONSTRAINT "organisation_type_kode_unique" UNIQUE("type","kode"),
	CONSTRAINT "organisation_type" CHECK ("organisation"."type" in ('akasse', 'jobcenter', 'kommune', 'virksomhed', 'star')),
	CONSTRAINT "organisation_gyldighed" CHECK ("organisation"."gyldig_til" is null or "organisation"."gyldig_til" >= "organisation"."gyldig_fra")
);
--> statement-breakpoint
CREATE TABLE "parkeret_formular" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"sti" text NOT NULL,
	"felter_krypteret" "bytea" NOT NULL,
	"udloeber" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"doer" text NOT NULL,
	"subject" text NOT NULL,
	"udsteder" text NOT NULL,
	"udsteder_sid" text,
	"borger_id" uuid,
	"bruger_id" uuid,
	"organisation_id" uuid,
	"rolle" text,
	"sikringsniveau" text NOT NULL,
	"id_token_krypteret" "bytea",
	"oprettet" timestamp with time zone NOT NULL,
	"sidst_set" timestamp with time zone NOT NULL,
	"inaktiv_efter" timestamp with time zone NOT NULL,
	"udloeber" timestamp with time zone NOT NULL,
	"afsluttet" timestamp with time zone,
	"afslut_aarsag" text,
	CONSTRAINT "session_doer" CHECK ("session"."doer" in ('borger', 'akasse', 'jobcenter', 'virksomhed', 'star'))
);
--> statement-breakpoint
ALTER TABLE "adgangslog" ADD CONSTRAINT "adgangslog_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangslog" ADD CONSTRAINT "adgangslog_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangslog" ADD CONSTRAINT "adgangslog_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangsrelation" ADD CONSTRAINT "adgangsrelation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangsrelation" ADD CONSTRAINT "adgangsrelation_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_traad_id_traad_id_fk" FOREIGN KEY ("traad_id") REFERENCES "public"."traad"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_afsender_bruger_id_bruger_id_fk" FOREIGN KEY ("afsender_bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_afsender_organisation_id_organisation_id_fk" FOREIGN KEY ("afsender_organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilag" ADD CONSTRAINT "bilag_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilag" ADD CONSTRAINT "bilag_indstilling_id_indstilling_id_fk" FOREIGN KEY ("indstilling_id") REFERENCES "public"."indstilling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilag" ADD CONSTRAINT "bilag_besked_id_besked_id_fk" FOREIGN KEY ("besked_id") REFERENCES "public"."besked"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilag_del" ADD CONSTRAINT "bilag_del_bilag_id_bilag_id_fk" FOREIGN KEY ("bilag_id") REFERENCES "public"."bilag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilag_del" ADD CONSTRAINT "bilag_del_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad" ADD CONSTRAINT "traad_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad" ADD CONSTRAINT "traad_afsender_organisation_id_organisation_id_fk" FOREIGN KEY ("afsender_organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad_laest" ADD CONSTRAINT "traad_laest_traad_id_traad_id_fk" FOREIGN KEY ("traad_id") REFERENCES "public"."traad"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad_laest" ADD CONSTRAINT "traad_laest_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad_part" ADD CONSTRAINT "traad_part_traad_id_traad_id_fk" FOREIGN KEY ("traad_id") REFERENCES "public"."traad"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad_part" ADD CONSTRAINT "traad_part_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traad_part" ADD CONSTRAINT "traad_part_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "borger_cpr" ADD CONSTRAINT "borger_cpr_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overgangsgruppe" ADD CONSTRAINT "overgangsgruppe_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brev" ADD CONSTRAINT "brev_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brev" ADD CONSTRAINT "brev_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brev" ADD CONSTRAINT "brev_kommune_id_organisation_id_fk" FOREIGN KEY ("kommune_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brev_kvittering" ADD CONSTRAINT "brev_kvittering_brev_id_brev_id_fk" FOREIGN KEY ("brev_id") REFERENCES "public"."brev"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brev_kvittering" ADD CONSTRAINT "brev_kvittering_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "levering" ADD CONSTRAINT "levering_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "afgoerelse" ADD CONSTRAINT "afgoerelse_indstilling_id_indstilling_id_fk" FOREIGN KEY ("indstilling_id") REFERENCES "public"."indstilling"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "afgoerelse" ADD CONSTRAINT "afgoerelse_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "afgoerelse" ADD CONSTRAINT "afgoerelse_besluttet_af_bruger_id_fk" FOREIGN KEY ("besluttet_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "afgoerelse" ADD CONSTRAINT "afgoerelse_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indstilling" ADD CONSTRAINT "indstilling_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indstilling" ADD CONSTRAINT "indstilling_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indstilling" ADD CONSTRAINT "indstilling_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indstilling" ADD CONSTRAINT "indstilling_enig_bekraeftet_af_bruger_id_fk" FOREIGN KEY ("enig_bekraeftet_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indstilling" ADD CONSTRAINT "indstilling_oprettet_af_bruger_id_fk" FOREIGN KEY ("oprettet_af") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indstilling" ADD CONSTRAINT "indstilling_sagsbehandler_id_bruger_id_fk" FOREIGN KEY ("sagsbehandler_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akassemedlemskab" ADD CONSTRAINT "akassemedlemskab_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "akassemedlemskab" ADD CONSTRAINT "akassemedlemskab_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD CONSTRAINT "dagpengetaeller_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagpengetaeller" ADD CONSTRAINT "dagpengetaeller_akasse_id_organisation_id_fk" FOREIGN KEY ("akasse_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fravaer" ADD CONSTRAINT "fravaer_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fravaer" ADD CONSTRAINT "fravaer_registreret_af_id_organisation_id_fk" FOREIGN KEY ("registreret_af_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobcentertilknytning" ADD CONSTRAINT "jobcentertilknytning_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobcentertilknytning" ADD CONSTRAINT "jobcentertilknytning_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobcentertilknytning" ADD CONSTRAINT "jobcentertilknytning_kommune_id_organisation_id_fk" FOREIGN KEY ("kommune_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tilmelding" ADD CONSTRAINT "tilmelding_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "min_plan" ADD CONSTRAINT "min_plan_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "min_plan" ADD CONSTRAINT "min_plan_publiceret_af_id_organisation_id_fk" FOREIGN KEY ("publiceret_af_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "min_plan" ADD CONSTRAINT "min_plan_publiceret_af_bruger_bruger_id_fk" FOREIGN KEY ("publiceret_af_bruger") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_jobmaal" ADD CONSTRAINT "plan_jobmaal_plan_id_min_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."min_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_jobmaal" ADD CONSTRAINT "plan_jobmaal_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_krav" ADD CONSTRAINT "plan_krav_plan_id_min_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."min_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_krav" ADD CONSTRAINT "plan_krav_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_tilbud" ADD CONSTRAINT "plan_tilbud_plan_id_min_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."min_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_tilbud" ADD CONSTRAINT "plan_tilbud_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_ansvarlig_id_bruger_id_fk" FOREIGN KEY ("ansvarlig_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bruger" ADD CONSTRAINT "bruger_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobcenter_kommune" ADD CONSTRAINT "jobcenter_kommune_jobcenter_id_organisation_id_fk" FOREIGN KEY ("jobcenter_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobcenter_kommune" ADD CONSTRAINT "jobcenter_kommune_kommune_id_organisation_id_fk" FOREIGN KEY ("kommune_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_efterfoelger_id_organisation_id_fk" FOREIGN KEY ("efterfoelger_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adgangslog_borger" ON "adgangslog" USING btree ("borger_id","tid");--> statement-breakpoint
CREATE INDEX "adgangslog_ukaedet" ON "adgangslog" USING btree ("tid") WHERE kaede_nr is null;--> statement-breakpoint
CREATE UNIQUE INDEX "adgangslog_kaede" ON "adgangslog" USING btree (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid),"kaede_nr");--> statement-breakpoint
CREATE UNIQUE INDEX "adgangsrelation_grundlag" ON "adgangsrelation" USING btree ("kategori","grundlag_id","organisation_id");--> statement-breakpoint
CREATE INDEX "adgangsrelation_opslag" ON "adgangsrelation" USING btree ("organisation_id","borger_id");--> statement-breakpoint
CREATE INDEX "adgangsrelation_borger_id_index" ON "adgangsrelation" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "besked_nummer" ON "besked" USING btree ("traad_id","nummer");--> statement-breakpoint
CREATE INDEX "besked_borger_id_index" ON "besked" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "bilag_besked_id_index" ON "bilag" USING btree ("besked_id");--> statement-breakpoint
CREATE INDEX "bilag_borger_id_index" ON "bilag" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bilag_et_paa_kladde" ON "bilag" USING btree ("indstilling_id") WHERE besked_id is null and komplet;--> statement-breakpoint
CREATE INDEX "traad_borger" ON "traad" USING btree ("borger_id","sidste_tid","id");--> statement-breakpoint
CREATE INDEX "traad_laest_borger_id_index" ON "traad_laest" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "traad_part_borger_id_index" ON "traad_part" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "traad_part_traad_id_index" ON "traad_part" USING btree ("traad_id");--> statement-breakpoint
CREATE INDEX "borger_navn" ON "borger" USING btree ("navn","id");--> statement-breakpoint
CREATE INDEX "borger_cpr_borger_id_index" ON "borger_cpr" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "borger_cpr_hmac" ON "borger_cpr" USING btree ("cpr_hmac");--> statement-breakpoint
CREATE INDEX "overgangsgruppe_borger_id_index" ON "overgangsgruppe" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "brev_borger_id_index" ON "brev" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "brev_indstilling_id_index" ON "brev" USING btree ("indstilling_id");--> statement-breakpoint
CREATE INDEX "brev_afventer" ON "brev" USING btree ("status","afsendt_tid");--> statement-breakpoint
CREATE INDEX "brev_kvittering_brev_id_index" ON "brev_kvittering" USING btree ("brev_id");--> statement-breakpoint
CREATE INDEX "anmodning_tid_index" ON "anmodning" USING btree ("tid");--> statement-breakpoint
CREATE INDEX "event_entitet" ON "event" USING btree ("ekstern_id","registreret_tid");--> statement-breakpoint
CREATE INDEX "event_borger" ON "event" USING btree ("borger_id","registreret_tid");--> statement-breakpoint
CREATE INDEX "event_unummereret" ON "event" USING btree ("registreret_tid") WHERE loebenummer is null;--> statement-breakpoint
CREATE UNIQUE INDEX "levering_noegle" ON "levering" USING btree ("slags","noegle");--> statement-breakpoint
CREATE INDEX "levering_klar" ON "levering" USING btree ("run_at","id") WHERE faerdig_tid is null and parkeret_tid is null;--> statement-breakpoint
CREATE INDEX "afgoerelse_borger_id_index" ON "afgoerelse" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "indstilling_borger" ON "indstilling" USING btree ("borger_id","aendret_tid");--> statement-breakpoint
CREATE INDEX "indstilling_akasse" ON "indstilling" USING btree ("akasse_id","status","aendret_tid");--> statement-breakpoint
CREATE INDEX "indstilling_jobcenter" ON "indstilling" USING btree ("jobcenter_id","status","aendret_tid");--> statement-breakpoint
CREATE INDEX "stillingsbetegnelse_titel_index" ON "stillingsbetegnelse" USING btree ("titel");--> statement-breakpoint
CREATE INDEX "akassemedlemskab_borger_id_index" ON "akassemedlemskab" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "akassemedlemskab_nuvaerende" ON "akassemedlemskab" USING btree ("id") WHERE registreret_til is null;--> statement-breakpoint
CREATE INDEX "dagpengetaeller_seneste" ON "dagpengetaeller" USING btree ("borger_id","opgjort_til","indberettet_tid");--> statement-breakpoint
CREATE INDEX "fravaer_borger_id_index" ON "fravaer" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fravaer_nuvaerende" ON "fravaer" USING btree ("id") WHERE registreret_til is null;--> statement-breakpoint
CREATE INDEX "jobcentertilknytning_borger_id_index" ON "jobcentertilknytning" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobcentertilknytning_nuvaerende" ON "jobcentertilknytning" USING btree ("id") WHERE registreret_til is null;--> statement-breakpoint
CREATE INDEX "tilmelding_borger_id_index" ON "tilmelding" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tilmelding_nuvaerende" ON "tilmelding" USING btree ("id") WHERE registreret_til is null;--> statement-breakpoint
CREATE UNIQUE INDEX "min_plan_gaeldende" ON "min_plan" USING btree ("borger_id") WHERE status in ('PUBLICERET', 'KVITTERET');--> statement-breakpoint
CREATE INDEX "plan_jobmaal_borger_id_index" ON "plan_jobmaal" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_jobmaal_primaer" ON "plan_jobmaal" USING btree ("plan_id") WHERE primaer;--> statement-breakpoint
CREATE INDEX "plan_krav_borger_id_index" ON "plan_krav" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "plan_tilbud_borger_id_index" ON "plan_tilbud" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_tilbud_indstilling" ON "plan_tilbud" USING btree ("plan_id","indstilling_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opgave_en_aaben" ON "opgave" USING btree ("organisation_id","type","objekt_id") WHERE lukket_tid is null;--> statement-breakpoint
CREATE INDEX "opgave_aabne" ON "opgave" USING btree ("organisation_id","frist","id") WHERE lukket_tid is null;--> statement-breakpoint
CREATE INDEX "opgave_mine" ON "opgave" USING btree ("ansvarlig_id","frist","id") WHERE lukket_tid is null;--> statement-breakpoint
CREATE INDEX "opgave_borger_id_index" ON "opgave" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "opgave_objekt_id_index" ON "opgave" USING btree ("objekt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bruger_rid" ON "bruger" USING btree ("organisation_id","rid") WHERE rid is not null;--> statement-breakpoint
CREATE INDEX "jobcenter_kommune_kommune_id_index" ON "jobcenter_kommune" USING btree ("kommune_id");--> statement-breakpoint
CREATE INDEX "organisation_cvr_index" ON "organisation" USING btree ("cvr");--> statement-breakpoint
CREATE INDEX "parkeret_formular_udloeber_index" ON "parkeret_formular" USING btree ("udloeber");--> statement-breakpoint
CREATE INDEX "session_udsteder_sid_index" ON "session" USING btree ("udsteder_sid");--> statement-breakpoint
CREATE INDEX "session_udloeber_index" ON "session" USING btree ("udloeber");
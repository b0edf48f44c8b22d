CREATE TABLE "taellerimport" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"bruger_id" uuid NOT NULL,
	"bruger_navn" text NOT NULL,
	"rolle" text NOT NULL,
	"kilde" text NOT NULL,
	"request_id" text NOT NULL,
	"filnavn" text NOT NULL,
	"stoerrelse" bigint DEFAULT 0 NOT NULL,
	"sha256" "bytea",
	"samme_som" uuid,
	"status" text NOT NULL,
	"trin" text,
	"trin_begyndt" timestamp with time zone,
	"raekker" integer DEFAULT 0 NOT NULL,
	"behandlet" integer DEFAULT 0 NOT NULL,
	"naeste_nr" integer DEFAULT 0 NOT NULL,
	"naeste_borger" uuid,
	"fejl" integer DEFAULT 0 NOT NULL,
	"nye" integer DEFAULT 0 NOT NULL,
	"uaendrede" integer DEFAULT 0 NOT NULL,
	"kun_gode" boolean DEFAULT false NOT NULL,
	"gemt" integer DEFAULT 0 NOT NULL,
	"videresendt" integer DEFAULT 0 NOT NULL,
	"naaet" integer DEFAULT 0 NOT NULL,
	"naermer" integer DEFAULT 0 NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"aendret_tid" timestamp with time zone NOT NULL,
	"kontrolleret_tid" timestamp with time zone,
	"godkendt_tid" timestamp with time zone,
	"godkendt_af_navn" text,
	"slut_tid" timestamp with time zone,
	"slut_af_navn" text,
	"ryddet" boolean DEFAULT false NOT NULL,
	CONSTRAINT "taellerimport_status" CHECK ("taellerimport"."status" in ('MODTAGES', 'KONTROLLERES', 'KLAR', 'INDLAESES', 'FAERDIG', 'AFBRUDT', 'AFVIST')),
	CONSTRAINT "taellerimport_trin" CHECK ("taellerimport"."trin" in ('FIND', 'DOEM', 'INDLAES'))
);
--> statement-breakpoint
CREATE TABLE "taellerimport_fund" (
	"import_id" uuid NOT NULL,
	"nr" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"fund" jsonb NOT NULL,
	"celler" jsonb NOT NULL,
	CONSTRAINT "taellerimport_fund_import_id_nr_pk" PRIMARY KEY("import_id","nr")
);
--> statement-breakpoint
CREATE TABLE "taellerimport_post" (
	"import_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"nr" integer NOT NULL,
	CONSTRAINT "taellerimport_post_import_id_borger_id_pk" PRIMARY KEY("import_id","borger_id")
);
--> statement-breakpoint
CREATE TABLE "taellerimport_raekke" (
	"import_id" uuid NOT NULL,
	"nr" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cpr_hmac" "bytea" NOT NULL,
	"cpr_hmac_gammel" "bytea",
	"forsikring" text NOT NULL,
	"timer_forbrugt" numeric(7, 2) NOT NULL,
	"opgjort_til" date NOT NULL,
	"indplaceringsdato" date,
	"ny_indplacering" boolean NOT NULL,
	"indplacering_timer" numeric(7, 2),
	"korrektion_kommentar" text,
	"korrektion_fra" timestamp with time zone,
	CONSTRAINT "taellerimport_raekke_import_id_nr_pk" PRIMARY KEY("import_id","nr")
);
--> statement-breakpoint
ALTER TABLE "taellerimport" ADD CONSTRAINT "taellerimport_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taellerimport" ADD CONSTRAINT "taellerimport_bruger_id_bruger_id_fk" FOREIGN KEY ("bruger_id") REFERENCES "public"."bruger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "taellerimport_en_ad_gangen" ON "taellerimport" USING btree ("organisation_id") WHERE status in ('MODTAGES', 'KONTROLLERES', 'KLAR', 'INDLAESES');--> statement-breakpoint
CREATE INDEX "taellerimport_liste" ON "taellerimport" USING btree ("organisation_id","oprettet_tid","id");--> statement-breakpoint
CREATE INDEX "taellerimport_samme" ON "taellerimport" USING btree ("organisation_id","sha256") WHERE status = 'FAERDIG';--> statement-breakpoint
CREATE INDEX "taellerimport_arbejde" ON "taellerimport" USING btree ("aendret_tid") WHERE status in ('KONTROLLERES', 'INDLAESES');--> statement-breakpoint
CREATE INDEX "taellerimport_rest" ON "taellerimport" USING btree ("aendret_tid") WHERE not ryddet and status in ('FAERDIG', 'AFBRUDT', 'AFVIST');
--> statement-breakpoint
-- The rows of a file come a million at a time and go again: what is dead is cleared away at once.
alter table taellerimport_raekke set (autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
alter table taellerimport_post set (autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
grant select on taellerimport, taellerimport_fund, taellerimport_post, taellerimport_raekke to samspor_web, samspor_worker;
--> statement-breakpoint
grant insert on taellerimport, taellerimport_fund, taellerimport_raekke to samspor_web;
--> statement-breakpoint
-- What the worker counts is the worker's alone.
grant update (status, stoerrelse, sha256, samme_som, trin, trin_begyndt, raekker, fejl, behandlet, naeste_nr, naeste_borger, kun_gode, aendret_tid,
  godkendt_tid, godkendt_af_navn, slut_tid, slut_af_navn) on taellerimport to samspor_web;
--> statement-breakpoint
grant update, delete on taellerimport to samspor_worker;
--> statement-breakpoint
grant insert, update, delete on taellerimport_fund, taellerimport_post, taellerimport_raekke to samspor_worker;
--> statement-breakpoint
do $$
declare tabel text;
begin
  foreach tabel in array array['taellerimport', 'taellerimport_fund', 'taellerimport_post', 'taellerimport_raekke'] loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('create policy worker on %I to samspor_worker using (true) with check (true)', tabel);
  end loop;
  -- Whom the rows are about is nobody's but the worker's: a file may name citizens that its organisation does not know.
  foreach tabel in array array['taellerimport', 'taellerimport_fund', 'taellerimport_raekke'] loop
    execute format('create policy vaern on %I for select to samspor_web using (organisation_id = samspor_organisation())', tabel);
    execute format('create policy skriv on %I for insert to samspor_web with check (organisation_id = samspor_organisation())', tabel);
  end loop;
end $$;
--> statement-breakpoint
create policy kun_akasser on taellerimport as restrictive for insert to samspor_web
  with check (status = 'MODTAGES' and samspor_type() = 'akasse');
--> statement-breakpoint
-- The web role takes a file in, lets it go on, or stops it. It never says that one has been judged or applied.
create policy aendr on taellerimport for update to samspor_web using (organisation_id = samspor_organisation())
  with check (organisation_id = samspor_organisation() and status in ('MODTAGES', 'KONTROLLERES', 'INDLAESES', 'AFBRUDT', 'AFVIST'));

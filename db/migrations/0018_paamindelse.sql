CREATE TABLE "borger_paamindelse" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"email" text,
	"kode_hash" "bytea" NOT NULL,
	"kode_udloeber_tid" timestamp with time zone NOT NULL,
	"oprettet_tid" timestamp with time zone NOT NULL,
	"bekraeftet_tid" timestamp with time zone,
	"sidst_sendt_tid" timestamp with time zone,
	"fejlet_tid" timestamp with time zone,
	"laan_til" timestamp with time zone,
	"lukket_tid" timestamp with time zone,
	CONSTRAINT "borger_paamindelse_lukket" CHECK (("borger_paamindelse"."lukket_tid" is null) = ("borger_paamindelse"."email" is not null)),
	CONSTRAINT "borger_paamindelse_email" CHECK (char_length("borger_paamindelse"."email") <= 254)
);
--> statement-breakpoint
ALTER TABLE "levering" DROP CONSTRAINT "levering_slags";--> statement-breakpoint
ALTER TABLE "virksomhedsbesked" ADD COLUMN "forsoeg" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "virksomhedsbesked" ADD COLUMN "naeste_forsoeg" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "virksomhedsbesked" ADD COLUMN "laan_til" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "borger_paamindelse" ADD CONSTRAINT "borger_paamindelse_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "borger_paamindelse_aaben" ON "borger_paamindelse" USING btree ("borger_id") WHERE lukket_tid is null;--> statement-breakpoint
CREATE INDEX "borger_paamindelse_oprettet" ON "borger_paamindelse" USING btree ("borger_id","oprettet_tid");--> statement-breakpoint
ALTER TABLE "levering" ADD CONSTRAINT "levering_slags" CHECK ("levering"."slags" in ('BREV', 'PAAMINDELSE', 'BILAG', 'MAILBEKRAEFTELSE', 'BORGERPAAMINDELSE'));--> statement-breakpoint
alter table borger_paamindelse enable row level security;
--> statement-breakpoint
alter table borger_paamindelse force row level security;
--> statement-breakpoint
-- The citizen's own, and the worker's that writes to it. No authority learns that it is there.
create policy worker on borger_paamindelse to samspor_worker using (true) with check (true);
--> statement-breakpoint
create policy egen on borger_paamindelse to samspor_web using (borger_id = samspor_borger()) with check (borger_id = samspor_borger());
--> statement-breakpoint
-- An address begins as not confirmed, and another one is another row.
create policy foerst_ubekraeftet on borger_paamindelse as restrictive for insert to samspor_web with check (
  bekraeftet_tid is null and sidst_sendt_tid is null and lukket_tid is null);
--> statement-breakpoint
grant select, insert on borger_paamindelse to samspor_web, samspor_worker;
--> statement-breakpoint
grant update (email, bekraeftet_tid, lukket_tid) on borger_paamindelse to samspor_web;
--> statement-breakpoint
grant update (sidst_sendt_tid, fejlet_tid, laan_til) on borger_paamindelse to samspor_worker;
--> statement-breakpoint
-- Whoever writes to a citizen orders the look whether they want to be reminded, also the parties of a case that outlives a move.
create policy paamindelse on levering for insert to samspor_web with check (slags = 'BORGERPAAMINDELSE' and samspor_organisation() is not null
  and (borger_id = samspor_registrerer() or (select samspor_alle()) or samspor_part_i_underretning(borger_id)));
--> statement-breakpoint
-- A link to an address is asked for by the citizen alone, and how either went is read by nobody outside.
create policy egen_bekraeftelse on levering as restrictive for insert to samspor_web with check (slags <> 'MAILBEKRAEFTELSE' or borger_id = samspor_borger());
--> statement-breakpoint
create policy ikke_mails on levering as restrictive for select to samspor_web using (slags not in ('MAILBEKRAEFTELSE', 'BORGERPAAMINDELSE'));
--> statement-breakpoint
grant update (forsoeg, naeste_forsoeg, laan_til) on virksomhedsbesked to samspor_worker;

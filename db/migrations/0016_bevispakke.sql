-- Evidence packs that have been issued: what a code belongs to, and nothing about a person.
CREATE TABLE "bevispakke" (
	"rod" text PRIMARY KEY NOT NULL,
	"sagsnummer" text NOT NULL,
	"udsteder" text NOT NULL,
	"udstedt_tid" timestamp with time zone NOT NULL,
	CONSTRAINT "bevispakke_rod" CHECK ("bevispakke"."rod" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
grant select, insert on bevispakke to samspor_web;
--> statement-breakpoint
grant select, insert on bevispakke to samspor_worker;
--> statement-breakpoint
alter table bevispakke enable row level security;
--> statement-breakpoint
alter table bevispakke force row level security;
--> statement-breakpoint
-- Whoever has the code sees its row, and no other.
create policy koden on bevispakke for select to samspor_web using (rod = current_setting('samspor.bevis', true));
--> statement-breakpoint
create policy udsted on bevispakke for insert to samspor_web with check (samspor_organisation() is not null or samspor_borger() is not null);
--> statement-breakpoint
create policy worker on bevispakke to samspor_worker using (true) with check (true);

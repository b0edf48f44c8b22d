ALTER TABLE "levering" DROP CONSTRAINT "levering_slags";--> statement-breakpoint
ALTER TABLE "levering" ADD CONSTRAINT "levering_slags" CHECK ("levering"."slags" in ('BREV', 'PAAMINDELSE', 'BILAG'));--> statement-breakpoint
alter table driftstal add column bilag_venter integer not null default 0;

ALTER TABLE "tilmelding" ADD COLUMN "visitationskategori" integer;

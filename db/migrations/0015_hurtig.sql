-- Hours as a whole number: what a list is sorted and narrowed by must be compared before row level security has judged the row, and the database
-- lets only operators that tell nothing do so (leakproof). Those of integers, days, ids and texts are; those of numeric are not, and a page far
-- down the list would be found by asking for the relation of everybody before it.
ALTER TABLE "forloebsoverblik" ADD COLUMN "tilbage_hundrededele" integer GENERATED ALWAYS AS ((tilbage * 100)::integer) STORED NOT NULL;--> statement-breakpoint
DROP INDEX "forloebsoverblik_jobcenter_tilbage";--> statement-breakpoint
DROP INDEX "forloebsoverblik_akasse_tilbage";--> statement-breakpoint
CREATE INDEX "forloebsoverblik_jobcenter_tilbage" ON "forloebsoverblik" USING btree ("jobcenter_id","tilbage_hundrededele","borger_id");--> statement-breakpoint
CREATE INDEX "forloebsoverblik_akasse_tilbage" ON "forloebsoverblik" USING btree ("akasse_id","tilbage_hundrededele","borger_id");
--> statement-breakpoint
-- The same wall, asked for each row on the way and never of all the organisation's citizens first: `offset 0` takes that choice from the planner,
-- which believes every row of the organisation to be read, whatever the page's limit is. Who asks and on which day is read once, not for each row:
-- reading a setting costs more than finding the relation.
alter policy vaern on forloebsoverblik
  using (exists (select from adgangsrelation a where a.organisation_id = (select samspor_organisation()) and a.borger_id = forloebsoverblik.borger_id
    and a.fra <= (select samspor_dag()) and (a.laesbar_til is null or a.laesbar_til >= (select samspor_dag())) offset 0))
  with check (exists (select from adgangsrelation a where a.organisation_id = samspor_organisation() and a.borger_id = forloebsoverblik.borger_id
    and a.fra <= samspor_dag() and (a.laesbar_til is null or a.laesbar_til >= samspor_dag())));
--> statement-breakpoint
-- How many are expected in each month is a number of the organisation's own and names nobody. While it is counted, and only then, the row's own
-- column is the wall: asking for the relation of each of twelve thousand citizens costs fifty times as much as counting them. The name puts
-- it before the other in the order in which the database asks.
create policy vaern_taelles on forloebsoverblik for select to samspor_web using ((select current_setting('samspor.taeller', true)) = 'ja'
  and ((select samspor_organisation()) = jobcenter_id or (select samspor_organisation()) = akasse_id));

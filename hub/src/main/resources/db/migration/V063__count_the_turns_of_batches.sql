-- Batches take turns in the order of a count, not of a time: two that came within a millisecond, or from hubs whose clocks
-- differ, have an order too.
create sequence batch_passes;
alter table batch add column passed bigint not null default nextval('batch_passes');
update batch set passed = ordered.passed
from (select batch_id, row_number() over (order by passed_at, batch_id) as passed from batch) as ordered
where batch.batch_id = ordered.batch_id;
select setval('batch_passes', (select coalesce(max(passed), 0) + 1 from batch));
-- An older hub beside this one goes on writing it.
alter table batch alter column passed_at set default now();

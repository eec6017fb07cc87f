-- Rows that change soon after they were written are changed within their page if that has room: no index is written, and
-- the log holds what changed instead of the whole row. The room is used up by these changes, so no table grows by it.
alter table partitioned add column fillfactor smallint not null default 85;
update partitioned set fillfactor = 50 where table_name in ('message', 'delivery');

create or replace procedure partition_of_month(parent text, month date)
language plpgsql as $$
declare
  first date := date_trunc('month', month);
  partition text := format('%s_%s', parent, to_char(first, 'YYYY_MM'));
  room smallint := coalesce((select fillfactor from partitioned where table_name = parent), 85);
begin
  if to_regclass(partition) is null then
    execute format('create table %I (like %I including all) with (fillfactor = %s)', partition, parent, room);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, partition,
      uuid_floor(first::timestamp at time zone 'UTC'),
      uuid_floor((first + interval '1 month')::timestamp at time zone 'UTC'));
  end if;
end
$$;

-- What comes into the partitions that are there has room, too.
do $$
declare
  partition regclass;
begin
  for partition in
    select inhrelid::regclass from pg_inherits where inhparent in ('message'::regclass, 'delivery'::regclass)
  loop
    execute format('alter table %s set (fillfactor = 50)', partition);
  end loop;
end
$$;

alter table outbox set (fillfactor = 50);
alter table batch_item set (fillfactor = 50);

-- A partition is made as a table of its own and then attached: `create table ... partition of` locks the parent
-- against everybody, so that it waits for, and deadlocks with, whatever writes to two partitioned tables.
create or replace procedure partition_of_month(parent text, month date)
language plpgsql as $$
declare
  first date := date_trunc('month', month);
  partition text := format('%s_%s', parent, to_char(first, 'YYYY_MM'));
begin
  if to_regclass(partition) is null then
    execute format('create table %I (like %I including all) with (fillfactor = 85)', partition, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, partition,
      uuid_floor(first::timestamp at time zone 'UTC'),
      uuid_floor((first + interval '1 month')::timestamp at time zone 'UTC'));
  end if;
end
$$;

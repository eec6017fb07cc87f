-- The tables that grow for ever are partitioned by the time inside their key, a UUIDv7, one partition a month.
-- partition_of_month(t, d) makes the partition of table t for the month of d, if it is not there yet.

create function uuid_floor(moment timestamptz) returns uuid
language sql immutable as $$
  select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

create procedure partition_of_month(parent text, month date)
language plpgsql as $$
declare
  first date := date_trunc('month', month);
  partition text := format('%s_%s', parent, to_char(first, 'YYYY_MM'));
begin
  if to_regclass(partition) is null then
    execute format('create table if not exists %I partition of %I for values from (%L) to (%L) with (fillfactor = 85)',
      partition, parent,
      uuid_floor(first::timestamp at time zone 'UTC'),
      uuid_floor((first + interval '1 month')::timestamp at time zone 'UTC'));
  end if;
end
$$;

create table partitioned (table_name text primary key);

-- Makes the partitions of every partitioned table, from the month that holds the oldest id still accepted.
create procedure partitions_between(oldest date, newest date)
language plpgsql as $$
declare
  parent text;
  month date;
begin
  perform pg_advisory_xact_lock(hashtext('partitions'));
  for parent in select table_name from partitioned order by table_name loop
    for month in select generate_series(date_trunc('month', oldest), newest, interval '1 month')::date loop
      call partition_of_month(parent, month);
    end loop;
  end loop;
end
$$;

-- For how long the law's clock stands still for one recipient of a message, because it was not told of it. A row
-- whose hold never stood at the end of a day goes again. failed_at: since when it is known that every way to tell
-- the recipient has failed; until then the hold only waits for the first notice.
create table clock_hold (
  message_id uuid not null,
  recipient  text not null,
  from_at    timestamptz not null,
  until_at   timestamptz,
  failed_at  timestamptz,
  primary key (message_id, recipient)
) partition by range (message_id);
insert into partitioned values ('clock_hold');

-- Of the messages of before, too.
do $$
declare
  month date;
begin
  for month in
    select to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'delivery'::regclass
  loop
    call partition_of_month('clock_hold', month);
  end loop;
end
$$;

create index clock_hold_failed on clock_hold (failed_at) where until_at is null and failed_at is not null;
create index clock_hold_of_recipient on clock_hold (recipient, from_at);

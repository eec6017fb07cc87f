-- Who looked at a person's data. look_up_id is a UUIDv7 and names the sealed statement among the evidence, one for all
-- persons of a call; with the nonce a person finds itself in it.
create table look_up (
  look_up_id  uuid not null,
  subject     text not null,
  looker      text not null,
  looker_name text not null,
  means       text not null check (means in ('directory', 'warnings', 'submission')),
  purpose     text check (purpose in ('sending', 'address-list', 'proceedings')),
  nonce       bytea not null,
  looked_at   timestamptz not null,
  primary key (look_up_id, subject)
) partition by range (look_up_id);
create index look_up_of_subject on look_up (subject, look_up_id);
insert into partitioned values ('look_up');

-- How many persons each account looked up in a day.
create table look_up_day (
  looker  text not null,
  day     date not null,
  persons integer not null,
  unknown integer not null, -- of them, without an e-address
  primary key (looker, day)
);

do $$
declare
  month date;
begin
  for month in
    select to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'delivery'::regclass
  loop
    call partition_of_month('look_up', month);
  end loop;
end
$$;

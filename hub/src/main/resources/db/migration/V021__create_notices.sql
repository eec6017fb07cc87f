-- Where somebody wants to be told of new mail. An address counts once its owner has shown, by a code, that what is
-- sent there arrives. Removed ones stay: evidence speaks of them.
create table notification_channel (
  channel_id   uuid primary key,
  e_address    text not null,
  kind         text not null check (kind in ('email', 'sms', 'push')),
  address      text not null,
  language     text not null check (language in ('lv', 'en')),
  added_at     timestamptz not null,
  verified_at  timestamptz,
  code_digest  bytea,
  code_sent_at timestamptz,
  code_tries   smallint not null default 0,
  removed_at   timestamptz
);
create unique index notification_channel_of_account on notification_channel (e_address, kind, address)
  where removed_at is null;

-- When codes were sent, for their limit; an account and an address count each.
create table notification_code (
  subject text not null,
  sent_at timestamptz not null
);
create index notification_code_of_subject on notification_code (subject, sent_at);

-- A notice to give, or given: one a message, recipient, channel and reminder. While there is something to do,
-- next_at says when. Those without a message are the watchdog's. notice_id is a UUIDv7.
create table notice (
  notice_id    uuid primary key,
  message_id   uuid,
  recipient    text,
  consigned_at timestamptz,
  channel_id   uuid not null,
  kind         text not null,
  reminder     smallint not null,
  due_at       timestamptz not null,
  next_at      timestamptz,
  attempts     smallint not null default 0,
  state        text not null check (state in ('due', 'given', 'arrived', 'failed', 'needless')),
  reason       text,
  settled_at   timestamptz
) partition by range (notice_id);
create index notice_to_do on notice (next_at) where next_at is not null;
create index notice_of_message on notice (message_id) where message_id is not null;
create index notice_failed_of_channel on notice (channel_id) where state = 'failed';
create index notice_settled on notice (state, settled_at);
create index notice_of_watchdog on notice (notice_id) where message_id is null;
insert into partitioned values ('notice');

do $$
declare
  month date;
begin
  for month in
    select to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'delivery'::regclass
  loop
    call partition_of_month('notice', month);
  end loop;
end
$$;

-- A time for which the watchdog's own notices did not arrive.
create table notice_outage (
  kind        text not null,
  from_at     timestamptz not null,
  noticed_at  timestamptz not null,
  until_at    timestamptz,
  primary key (kind, from_at)
);
create unique index notice_outage_open on notice_outage (kind) where until_at is null;

-- What return addresses and codes are authenticated with: one row, the same for every hub on this database.
create table notification_key (
  one   boolean primary key default true check (one),
  value bytea not null
);
insert into notification_key (value) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

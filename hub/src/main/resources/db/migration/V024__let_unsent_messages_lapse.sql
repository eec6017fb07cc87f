-- When the sender had not registered the receipt in time: the message is never sent.
alter table message add column lapsed_at timestamptz;

-- Accepted messages without a registration: those found so after a while, and from the beginning those whose ids were
-- old when they came, or which waited for their scan (then accepted_at is when that was done): the search in the order
-- of the ids would have passed them. It is short: a row goes when its message was sent or lapsed.
create table unsent (
  message_id  uuid primary key,
  sender      text not null,
  accepted_at timestamptz not null,
  found_at    timestamptz,
  lapses_at   timestamptz
);
create index unsent_of_sender on unsent (sender, message_id);
create index unsent_not_found on unsent (accepted_at) where found_at is null;
create index unsent_by_end on unsent (lapses_at);

-- Up to which id accepted messages were looked at, each once, for all hubs together: one row.
create table unsent_progress (
  one           boolean primary key default true check (one),
  after_message uuid not null
);
insert into unsent_progress (after_message) values ('00000000-0000-0000-0000-000000000000');

-- Who wants to be told of mail, and how: at most one of each way for an e-address. What lay in the mailbox before is
-- filled in once all transactions have ended that cannot know of it: those as old as made_in.
--
-- A turn is the lease of the hub that tells just now; the others leave it alone until next_at.
create table subscription (
  e_address       text not null,
  way             text not null check (way in ('webhook', 'amqp')),
  subscription_id uuid not null,
  url             text,
  made_in         xid8 not null default pg_current_xact_id(),
  filled          boolean not null default false,
  paused          boolean not null default false,
  next_at         timestamptz not null,
  turn            uuid,
  slow            boolean not null default false,
  failures        integer not null default 0,
  failing_since   timestamptz,
  tried_at        timestamptz,
  told_at         timestamptz,
  outcome         text,
  primary key (e_address, way)
);
create index subscription_not_filled on subscription (e_address) where not filled;

-- What is to be told, or was and is to be told again: each message until it is confirmed, rejected or opened.
create table announcement (
  e_address      text not null,
  way            text not null,
  entry_id       uuid not null,
  message_id     uuid not null,
  document_count smallint not null,
  sent_at        timestamptz not null,
  consigned_at   timestamptz not null,
  due_at         timestamptz not null,
  times          smallint not null default 0,
  primary key (e_address, way, entry_id)
);
create index announcement_due on announcement (e_address, way, due_at, entry_id);

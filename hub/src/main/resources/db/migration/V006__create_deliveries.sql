create table delivery (
  message_id uuid not null,
  recipient  text not null,
  state      text not null check (state in ('waiting', 'consigned', 'handed-over', 'undelivered')),
  since      timestamptz not null,
  reason     text,
  primary key (message_id, recipient)
) partition by range (message_id);
insert into partitioned values ('delivery');

-- Sent messages whose deliveries wait. A row goes when all of them are done; the broker may lose everything.
create table outbox (
  outbox_id  bigint generated always as identity primary key,
  message_id uuid not null,
  handed_at  timestamptz
);
create index outbox_of_message on outbox (message_id);

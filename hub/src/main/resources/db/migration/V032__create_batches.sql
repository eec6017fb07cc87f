-- One content for many recipients, each of whom gets a message of its own. The content is JSON, without recipients.
create table batch (
  batch_id    uuid primary key,
  sender      text not null,
  sender_name text not null,
  assurance   text not null,
  content     text not null,
  digest      bytea not null,
  recipients  integer not null,
  looked_at   integer not null default 0,
  accepted    integer not null default 0,
  state       text not null check (state in ('running', 'held', 'stopped', 'done')),
  reason      text,
  created_at  timestamptz not null,
  turn_at     timestamptz not null,
  held_at     timestamptz,
  approved_by text,
  approved_at timestamptz
);
create index batch_turn on batch (turn_at) where state = 'running';
create index batch_held on batch (held_at) where state = 'held';
create index batch_of_sender on batch (sender, created_at);
create index batch_ended on batch (created_at) where state in ('stopped', 'done');

-- Its recipients in their order; message_id as soon as it was that recipient's turn, problem if it was refused.
create table batch_item (
  batch_id   uuid not null,
  number     integer not null,
  recipient  text not null,
  message_id uuid,
  problem    text,
  primary key (batch_id, number)
);

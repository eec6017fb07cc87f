-- When a message may be consigned and how urgently (0 urgent, 1 normal, 2 bulk), if its sender said so, and when it
-- ends if nobody was handed it; and when its sender cancelled it. All of it is null for the others.
alter table message
  add column priority     smallint check (priority between 0 and 2),
  add column not_before   timestamptz,
  add column expires_at   timestamptz,
  add column cancelled_at timestamptz;

-- Sent messages with such wishes wait here and not in outbox. A row stays until its deliveries are done.
create table scheduled (
  message_id uuid primary key,
  priority   smallint not null,
  next_at    timestamptz not null
);
create index scheduled_next on scheduled (priority, next_at);

-- Accepted messages that end at a time. A row goes when that has come.
create table expiry (
  message_id uuid primary key,
  expires_at timestamptz not null
);
create index expiry_next on expiry (expires_at);

-- cancelled before it was consigned; expired in the mailbox, before anybody was handed it.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'consigned', 'handed-over', 'unretrieved', 'rejected', 'undelivered', 'cancelled', 'expired', 'recalled'));

-- Why the mailbox does not show its content any more.
alter table mailbox_entry
  add column closed        text check (closed in ('expired', 'recalled')),
  add column closed_at     timestamptz,
  add column closed_reason text;

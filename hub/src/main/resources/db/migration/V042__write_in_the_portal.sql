-- What people write in the portal. Its id is made by the form, so that a form that comes twice is one draft. As soon as
-- its owner presses Send it has the id of its message, and what is needed to finish without her; the receipt is recorded
-- before it is registered. When all is done the words go, and what says that the portal recorded the receipt stays as
-- long as the message.
create table draft (
  draft_id       uuid primary key,
  e_address      text not null,
  recipient      text not null,
  recipient_name text not null,
  subject        text not null,
  body           text not null,
  reference      text,
  answers        uuid,
  changed_at     timestamptz not null,
  state          text not null check (state in ('written', 'sending', 'done')),
  problem        text,
  message_id     uuid,
  sender_name    text,
  assurance      text,
  receipt        text,
  next_at        timestamptz,
  check (state = 'written' or message_id is not null)
);
create index draft_of_owner on draft (e_address, changed_at desc) where state <> 'done';
create index draft_to_send on draft (next_at) where state = 'sending';
create index draft_left on draft (changed_at) where state = 'written';
create unique index draft_of_message on draft (message_id) where message_id is not null;

-- Its documents, which were put before their message.
create table draft_document (
  draft_id   uuid not null references draft on delete cascade,
  number     integer not null,
  name       text not null,
  media_type text not null,
  size       bigint not null,
  digest     bytea not null,
  primary key (draft_id, number)
);

-- What lies in a mailbox. entry_id is a UUIDv7 made at consignment: it orders the mailbox.
create table mailbox_entry (
  e_address      text not null,
  entry_id       uuid not null,
  message_id     uuid not null,
  sender         text not null,
  sender_name    text not null,
  subject        text not null,
  document_count smallint not null,
  sent_at        timestamptz not null,
  consigned_at   timestamptz not null,
  opened_at      timestamptz,
  handed_over_at timestamptz,
  primary key (e_address, entry_id)
);
create unique index mailbox_entry_of_message on mailbox_entry (e_address, message_id);
create index mailbox_entry_not_confirmed on mailbox_entry (e_address, entry_id) where handed_over_at is null;

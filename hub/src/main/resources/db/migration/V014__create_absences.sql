-- What was stated absent: that in a period the hub accepted nothing from a sender for a recipient, or consigned
-- nothing to it. The statement itself is evidence; message_id is only the key that it lies under.
create table absence (
  evidence_id uuid primary key,
  message_id  uuid not null,
  fact        text not null check (fact in ('accepted', 'consigned')),
  sender      text not null,
  recipient   text not null,
  since       timestamptz not null,
  until       timestamptz not null check (until > since),
  unique (sender, recipient, fact, since, until)
);

-- Whether there is anything between two e-addresses, without reading all that one of them ever sent or got.
create index delivery_of_recipient on delivery (recipient, message_id);
create index mailbox_entry_of_sender on mailbox_entry (e_address, sender, consigned_at);

-- Which seals a period is in, and how many entries they hold.
create index journal_seal_of_time on journal_seal (sealed_at, seal_number);
create index journal_seal_of_entries on journal_seal (seal_number) include (entry_count);

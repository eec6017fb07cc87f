-- Destroying the wrapped key erases a document; the rest of its row stays, as evidence speaks of it.
alter table document alter column wrapped_key drop not null;
alter table document add column erased_at timestamptz;

-- While a hold is in force nothing of its message, or of any message to or from its account, is erased.
create table legal_hold (
  hold_id    bigint generated always as identity primary key,
  message_id uuid,
  e_address  text,
  reason     text not null check (btrim(reason) <> ''),
  placed_by  text not null check (btrim(placed_by) <> ''),
  placed_at  timestamptz not null default now(),
  ends_at    timestamptz,
  lifted_at  timestamptz,
  lifted_by  text check (btrim(lifted_by) <> ''),
  check (num_nonnulls(message_id, e_address) = 1),
  check (num_nulls(lifted_at, lifted_by) in (0, 2))
);
create index legal_hold_of_message on legal_hold (message_id) where lifted_at is null;
create index legal_hold_of_account on legal_hold (e_address) where lifted_at is null;

-- How far the sweeper has come through the messages: one row. What it had to leave behind is in retention_deferred.
create table retention_progress (
  one           boolean primary key default true check (one),
  after_message uuid not null
);
insert into retention_progress (after_message) values ('00000000-0000-0000-0000-000000000000');
create table retention_deferred (message_id uuid primary key);

-- Only objects in a file each can be removed alone. Their references begin with 35 characters that no others begin with.
create index document_of_large_object on document (left(object_ref, 35)) where object_ref like 'f:%';
create index put_document_expiry on put_document (expires_at);

-- A system begins in test: it acts for a twin of the e-address in twin_of. One in production has none; it names the
-- test system that it comes from. All that were there before are in production.
alter table machine_client
  add column twin_of text,
  add column tried_as text references machine_client;
create index machine_client_of_twin on machine_client (twin_of) where twin_of is not null;
create index machine_client_of_test on machine_client (tried_as) where tried_as is not null;

-- The last run of the doctor of a test system: the message that it sends to itself, and what the hub saw the system do
-- with it.
create table connection_run (
  client_id  text primary key references machine_client,
  message_id uuid not null,
  doctor     text not null, -- its version, by its own word
  started_at timestamptz not null
);
create table connection_run_step (
  client_id text not null references connection_run on delete cascade,
  step      text not null,
  seen_at   timestamptz not null,
  primary key (client_id, step)
);

-- What was attested: which sealed statement, of which run.
create table connection_certificate (
  statement_id uuid primary key, -- a UUIDv7, the message_id of the evidence
  client_id    text not null references machine_client,
  message_id   uuid not null,
  issued_at    timestamptz not null,
  ends_at      timestamptz not null,
  unique (client_id, message_id)
);

alter table connection_change drop constraint connection_change_change_check;
alter table connection_change add constraint connection_change_change_check check (change in (
  'connected', 'key-added', 'key-removed', 'suspended', 'resumed', 'removed', 'certified', 'taken-to-production'));

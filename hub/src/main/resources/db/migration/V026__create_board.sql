-- Persons, by their own e-addresses, who run the hub.
create table operator (e_address text primary key);

-- Persons who may act for an organisation in the portal.
create table representative (
  person       text not null,
  organisation text not null,
  primary key (person, organisation)
);

-- Messages that are stuck, each as often as it was. Of one not sent, recipient is empty: it concerns all of them.
create table board_case (
  case_id    uuid primary key,
  kind       text not null check (kind in ('unsent', 'unretrieved', 'waiting', 'undelivered')),
  message_id uuid not null,
  sender     text not null,
  recipient  text not null,
  since      timestamptz not null,
  next       text not null,
  next_at    timestamptz,
  note       text,
  owner      text,
  owner_name text,
  closed_at  timestamptz,
  outcome    text check (outcome in ('sent', 'lapsed', 'delivered', 'handed-over', 'given-up')),
  check (num_nulls(closed_at, outcome) in (0, 2)),
  check (num_nulls(owner, owner_name) in (0, 2))
);
create unique index board_case_open_once on board_case (message_id, recipient, kind) where closed_at is null;
create index board_case_open on board_case (since, case_id) where closed_at is null;
create index board_case_open_of_sender on board_case (sender, since, case_id) where closed_at is null;
create index board_case_open_of_recipient on board_case (recipient, since, case_id) where closed_at is null;
create index board_case_due on board_case (next_at) where closed_at is null;
create index board_case_closed on board_case (closed_at, case_id) where closed_at is not null;
create index board_case_closed_of_sender on board_case (sender, closed_at, case_id) where closed_at is not null;
create index board_case_closed_of_recipient on board_case (recipient, closed_at, case_id) where closed_at is not null;

-- Who did what about a case, exactly; the sealed evidence of it shows the name and names this row. Never changed.
create table board_action (
  action_id   uuid primary key,
  case_id     uuid not null,
  what        text not null,
  actor       text,
  actor_name  text not null,
  note        text,
  next_at     timestamptz,
  done_at     timestamptz not null,
  evidence_id uuid not null
);
create index board_action_of_case on board_action (case_id, action_id);

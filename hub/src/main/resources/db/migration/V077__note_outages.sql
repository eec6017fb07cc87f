-- When the hub was last alive, as whichever instance noted it last, and since when that is noted.
create table hub_life (
  one      boolean primary key default true check (one),
  began_at timestamptz not null,
  alive_at timestamptz not null
);

-- When no instance was. What was announced is so when the operator had announced all of it before it began.
create table outage (
  outage_id    uuid primary key, -- a UUIDv7
  since        timestamptz not null unique,
  until        timestamptz not null,
  announced    boolean not null,
  statement_id uuid, -- of the sealed statement; empty until it is sealed
  check (since < until)
);
create index outage_to_state on outage (since) where statement_id is null;

create table planned_outage (
  plan_id uuid primary key,
  since           timestamptz not null,
  until           timestamptz not null,
  reason          text not null,
  announced_by    text not null,
  announced_at    timestamptz not null,
  withdrawn_at    timestamptz,
  check (since < until)
);
create index planned_outage_by_end on planned_outage (until) where withdrawn_at is null;

-- Which periods the hub has sealed statements about; the first about a period stays.
create table availability_statement (
  statement_id uuid primary key, -- a UUIDv7, the message_id of the evidence
  since        timestamptz not null,
  until        timestamptz not null,
  stated_at    timestamptz not null,
  unique (since, until)
);

-- The last self-test of a system, as the system told it.
create table connection_self_test (
  client_id   text primary key,
  ran_at      timestamptz not null,
  well        integer not null, -- so many steps went well
  failed_step text,
  failed_code text
);

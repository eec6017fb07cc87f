-- A system may also act for an auditor: it opens evidence that is not its own, and does nothing else.
alter table machine_client drop constraint machine_client_scope_check;
alter table machine_client add constraint machine_client_scope_check
  check (scope in ('messages', 'operator', 'auditor'));

-- The evidence of which seals was opened to whom, by whose order and why. The sealed statement of it lies among the
-- evidence, under its own id.
create table evidence_opening (
  opening_id   uuid primary key,
  after_seal   bigint not null check (after_seal >= 0),
  up_to_seal   bigint not null,
  reason       text not null check (btrim(reason) <> ''),
  ordered_by   text not null check (btrim(ordered_by) <> ''),
  opened_to    text not null,
  opened_at    timestamptz not null,
  statement_id uuid not null,
  check (after_seal < up_to_seal)
);

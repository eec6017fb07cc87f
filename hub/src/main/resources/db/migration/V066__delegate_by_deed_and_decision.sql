-- Systems of notaries, who delegate on powers of attorney.
alter table machine_client drop constraint machine_client_scope_check;
alter table machine_client add constraint machine_client_scope_check
  check (scope in ('messages', 'operator', 'auditor', 'delegations'));

-- A delegation that nobody offered in the portal: on a deed that a notary has, or by a decision about a frozen account.
-- It begins at its time, and who made it and on what stands with it.
alter table delegation
  add column basis           text check (basis in ('deed', 'decision')),
  add column begins_at       timestamptz,
  add column granted_by      text,
  add column granted_by_name text,
  add column reference       text,
  add check (num_nulls(basis, begins_at, granted_by, granted_by_name, reference) in (0, 5));

-- Accounts that the operator froze by a decision, as on a death or a liquidation: nothing is sent from them in the portal,
-- and what their owners delegated does not count. A decision about one lets a person look into it for a time.
create table account_freeze (
  freeze_id  uuid primary key,
  e_address  text not null,
  reference  text not null,
  reason     text not null,
  decided_by text not null,
  frozen_at  timestamptz not null,
  lifted_at  timestamptz,
  lifted_by  text,
  check (num_nulls(lifted_at, lifted_by) in (0, 2))
);
create index account_freeze_in_force on account_freeze (e_address) where lifted_at is null;

alter table delegation
  add column freeze_id uuid references account_freeze,
  add check ((freeze_id is not null) = coalesce(basis = 'decision', false));
create index delegation_of_freeze on delegation (freeze_id) where freeze_id is not null;

-- An organisation hands the administration of its systems to a vendor, another organisation, and takes it back. What
-- ended stays, with who offered, answered and ended it.
create table administration (
  administration_id uuid primary key, -- a UUIDv7
  customer          text not null, -- the main e-address of the organisation
  vendor            text not null,
  state             text not null check (state in ('offered', 'accepted', 'refused', 'taken-back', 'given-up')),
  offered_by        text not null, -- a person, as the two below
  offered_by_name   text not null,
  offered_at        timestamptz not null,
  answered_by_name  text,
  answered_at       timestamptz,
  ended_by_name     text,
  ended_at          timestamptz,
  check (customer <> vendor),
  check (num_nulls(answered_by_name, answered_at) in (0, 2)),
  check (num_nulls(ended_by_name, ended_at) in (0, 2)),
  check ((state in ('refused', 'taken-back', 'given-up')) = (ended_at is not null)),
  check (state <> 'accepted' or answered_at is not null)
);
create unique index administration_once on administration (customer, vendor) where ended_at is null;
create index administration_of_customer on administration (customer, administration_id);
create index administration_of_vendor on administration (vendor, administration_id) where ended_at is null;

-- For whom and as whose vendor somebody changed a system.
alter table connection_change
  add column vendor_name text,
  add column customer_name text,
  add check (num_nulls(vendor_name, customer_name) in (0, 2));

-- Renewals of the journal's time-stamps, each one time-stamp over many seals: docs/journal.md. `nodes` has the node of
-- each seal from first_seal to last_seal, in their order.
create table journal_renewal (
  renewal_number bigint primary key,
  algorithm      text not null,
  first_seal     bigint not null,
  last_seal      bigint not null,
  renewed_at     timestamptz not null,
  root           bytea not null,
  nodes          bytea[] not null,
  token          bytea not null,
  authority      text not null,
  check (first_seal between 1 and last_seal)
);
create index journal_renewal_of_seal on journal_renewal (last_seal, first_seal);

-- The entries of a seal under the new hash algorithm of a renewal; empty where the evidence was gone or changed.
create table journal_renewed_entries (
  seal_number    bigint not null,
  renewal_number bigint not null references journal_renewal,
  entry_digests  bytea[] not null,
  primary key (seal_number, renewal_number)
);

-- Until when the newest time-stamps of seals stand, under which hash algorithm, by which renewal (0: their own
-- time-stamps). Runs of seals that do not overlap; all of it can be told from the seals and the renewals.
create table journal_standing (
  first_seal     bigint primary key,
  last_seal      bigint not null,
  algorithm      text not null,
  stands_until   timestamptz not null,
  renewal_number bigint not null
);
create index journal_standing_end on journal_standing (stands_until);

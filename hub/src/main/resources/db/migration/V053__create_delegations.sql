-- That somebody else may see a mailbox, or some of it. Offered by a code, whoever enters it is the delegate and accepts or
-- rejects. Mail counts that was sent from mail_since on and before mail_before, from sender alone if there is one.
-- offered_by is the person who offered it: of an organisation's mailbox it counts only while she represents it.
create table delegation (
  delegation_id  uuid primary key,
  principal      text not null,
  offered_by     text not null,
  delegate       text,
  delegate_name  text,
  sender         text,
  mail_since     timestamptz not null,
  mail_before    timestamptz not null,
  expires_at     timestamptz not null,
  state          text not null check (state in ('offered', 'claimed', 'accepted', 'rejected', 'revoked')),
  code_digest    bytea,
  code_until     timestamptz,
  offered_at     timestamptz not null,
  answered_at    timestamptz,
  ended_at       timestamptz,
  check (num_nulls(delegate, delegate_name) in (0, 2)),
  check (num_nulls(code_digest, code_until) in (0, 2)),
  check ((state in ('claimed', 'accepted', 'rejected')) <= (delegate is not null))
);
create unique index delegation_by_code on delegation (code_digest) where code_digest is not null;
create index delegation_of_principal on delegation (principal, delegation_id);
create index delegation_of_delegate on delegation (delegate, delegation_id) where delegate is not null;
create index delegation_expiry on delegation (expires_at);

-- Codes that somebody entered and that were none.
create table delegation_try (
  person   text not null,
  tried_at timestamptz not null
);
create index delegation_try_of_person on delegation_try (person, tried_at);

-- When a delegate last opened a message: each opening is on record, but only once in a while.
create table delegate_access (
  message_id    uuid not null,
  delegation_id uuid not null,
  accessed_at   timestamptz not null,
  primary key (message_id, delegation_id)
);

-- A delegate who looks into a mailbox is on record, too.
alter table look_up
  drop constraint look_up_means_check,
  add constraint look_up_means_check check (means in ('directory', 'warnings', 'submission', 'mailbox'));

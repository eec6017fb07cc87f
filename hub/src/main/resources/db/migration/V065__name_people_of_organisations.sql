-- Who may act for an organisation besides the signatories whom the register names: power is what each may do, and a
-- person has one. Whoever is named enters a code and accepts. What ended stays, with who named and who removed whom; a
-- change of what somebody may do ends one row and begins another.
create table member (
  member_id      uuid primary key,
  organisation   text not null,
  person         text not null,
  person_name    text,
  power          text not null check (power in ('see', 'send', 'administer')),
  state          text not null check (state in ('offered', 'claimed', 'accepted', 'rejected', 'removed')),
  code_digest    bytea,
  code_until     timestamptz,
  named_by       text not null,
  named_by_name  text not null,
  named_at       timestamptz not null,
  answered_at    timestamptz,
  ended_at       timestamptz,
  ended_by_name  text,
  check (num_nulls(code_digest, code_until) in (0, 2)),
  check (num_nulls(ended_at, ended_by_name) in (0, 2)),
  check ((state in ('rejected', 'removed')) = (ended_at is not null)),
  check (state <> 'accepted' or person_name is not null)
);
create unique index member_once on member (organisation, person) where state = 'accepted';
create unique index member_by_code on member (code_digest) where code_digest is not null;
create index member_of_organisation on member (organisation, member_id);
create index member_of_person on member (person, member_id);
create index member_ended on member (ended_at) where ended_at is not null;

-- What each person may do for each organisation: a signatory everything.
create view organisation_power as
  select person, organisation, 'administer' as power from representative
  union all
  select person, organisation, power from member where state = 'accepted';

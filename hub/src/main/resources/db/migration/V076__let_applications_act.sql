-- Applications of private service providers: systems in production that persons may let act for them, by the operator's
-- decision. One that was withdrawn never comes back; its system may be accredited anew.
create table application (
  application_id    uuid primary key,
  client_id         text not null references machine_client,
  name              text not null,
  redirect_uris     text[] not null,
  scopes            text[] not null,
  reference         text not null,
  decided_by        text not null,
  accredited_at     timestamptz not null,
  withdrawn_at      timestamptz,
  withdrawn_by      text,
  withdrawal_reason text,
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawal_reason) in (0, 3))
);
create unique index application_in_force on application (client_id) where withdrawn_at is null;

-- That a person consented. It begins when the application redeems its code, in begun_at; a code that nobody redeemed is
-- forgotten. Of secrets the digests are kept: of the code, of the refresh token, and of the one before it, which is good
-- until the newer one was used.
create table consent (
  consent_id      uuid primary key,
  application_id  uuid not null references application,
  person          text not null,
  scopes          text[] not null,
  consented_at    timestamptz not null,
  ends_at         timestamptz not null,
  code            bytea not null unique,
  code_ends_at    timestamptz not null,
  redirect_uri    text not null,
  challenge       text not null,
  begun_at        timestamptz,
  refresh         bytea,
  earlier_refresh bytea,
  used_at         timestamptz,
  ended_at        timestamptz,
  ended_by        text check (ended_by in ('person', 'replaced', 'misuse')),
  check (num_nulls(ended_at, ended_by) in (0, 2))
);
create index consent_of_person on consent (person, application_id);
create index consent_not_begun on consent (code_ends_at) where begun_at is null;
create index consent_age on consent (ends_at);
create index consent_ended on consent (ended_at) where ended_at is not null;

-- Where somebody is or was signed in. The session itself lies in the hub that made it; whether it may go on is
-- asked here at each click, so that it can be ended from anywhere.
create table sign_in (
  session_id   uuid primary key,
  person       text not null,
  provider     text not null,
  level        text not null,
  browser      text not null,
  signed_in_at timestamptz not null,
  seen_at      timestamptz not null,
  ended_at     timestamptz,
  ended_by     text check (ended_by in ('signed-out', 'ended-elsewhere', 'replaced'))
);
create index sign_in_of_person on sign_in (person, signed_in_at desc);
create index sign_in_age on sign_in (signed_in_at);

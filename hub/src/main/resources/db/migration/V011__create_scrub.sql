-- Where the re-reading of documents stands, for all hubs together: one row.
create table scrub (
  one             boolean primary key default true check (one),
  began_at        timestamptz,
  after_message   uuid not null default '00000000-0000-0000-0000-000000000000',
  after_number    smallint not null default -1,
  objects         bigint not null default 0,
  bytes           bigint not null default 0,
  last_began_at   timestamptz,
  last_ended_at   timestamptz,
  last_objects    bigint not null default 0,
  last_bytes      bigint not null default 0
);
insert into scrub default values;

-- A document that was not what it had been when it was accepted. It is mended when a later reading finds it right.
create table integrity_finding (
  message_id uuid not null,
  number     smallint not null,
  kind       text not null check (kind in ('object-missing', 'object-changed', 'object-unreadable')),
  found_at   timestamptz not null,
  seen_at    timestamptz not null,
  mended_at  timestamptz,
  primary key (message_id, number, kind)
);
create index integrity_finding_open on integrity_finding (message_id, number) where mended_at is null;

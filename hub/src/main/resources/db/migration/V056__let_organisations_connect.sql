-- Organisations connect their systems by themselves: a system has a name and a vendor, is suspended and resumed, and
-- when it is removed what it was stays. Whose tokens may have ceased to be good has the time of it in stopped_at; tokens
-- issued before tokens_since are not good, not even when the system is resumed.
alter table machine_client
  add column name text,
  add column vendor text,
  add column suspended_at timestamptz,
  add column removed_at timestamptz,
  add column stopped_at timestamptz,
  add column tokens_since timestamptz;
create index machine_client_stop on machine_client (stopped_at) where stopped_at is not null;

-- The keys of a system, several at the same time so that they change without a gap. key_id is the thumbprint of the
-- JWK (RFC 7638). A removed one stays, so that no other system ever comes with it. machine_client.public_key is the
-- one that a system came with, for hubs that know no others.
create table machine_key (
  client_id   text not null references machine_client,
  key_id      text not null,
  public_key  text not null,
  certificate text,
  added_at    timestamptz not null default now(),
  used_at     timestamptz,
  ends_at     timestamptz,
  removed_at  timestamptz,
  primary key (client_id, key_id)
);
create index machine_key_by_id on machine_key (key_id);

insert into machine_key (client_id, key_id, public_key, added_at)
select client_id,
       translate(rtrim(encode(sha256(convert_to(format(
         '{"crv":"P-256","kty":"EC","x":"%s","y":"%s"}', public_key::json ->> 'x', public_key::json ->> 'y'),
         'UTF8')), 'base64'), '='), '+/', '-_'),
       public_key, created_at
from machine_client;

-- Who changed what of a system. It only grows.
create table connection_change (
  change_id  uuid primary key, -- a UUIDv7
  client_id  text not null references machine_client,
  change     text not null check (change in (
    'connected', 'key-added', 'key-removed', 'suspended', 'resumed', 'removed')),
  key_id     text,
  by_address text not null, -- a person, or what the system acts for when it changed its own keys
  by_name    text not null,
  by_system  boolean not null,
  changed_at timestamptz not null
);
create index connection_change_of_client on connection_change (client_id, change_id desc);

create function connection_change_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the record of changes only grows';
end
$$;
create trigger connection_change_stays before update or delete or truncate on connection_change
  for each statement execute function connection_change_stays();

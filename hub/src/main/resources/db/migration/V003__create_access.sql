-- A system that acts for one e-address; it proves who it is with the private key to public_key (a JWK).
create table machine_client (
  client_id  text primary key,
  e_address  text not null,
  public_key text not null,
  created_at timestamptz not null default now()
);

-- Every client assertion is good once, on whichever hub instance.
create table used_assertion (
  client_id    text not null,
  assertion_id text not null,
  expires_at   timestamptz not null,
  primary key (client_id, assertion_id)
);
create index used_assertion_expiry on used_assertion (expires_at);

-- Whether a client gets only tokens that are bound to a key (RFC 9449).
alter table machine_client add column bound_tokens boolean not null default false;

-- Every proof of possession is good once, on whichever hub instance.
create table used_proof (
  key_thumbprint text not null,
  proof_id       text not null,
  expires_at     timestamptz not null,
  primary key (key_thumbprint, proof_id)
);
create index used_proof_expiry on used_proof (expires_at);

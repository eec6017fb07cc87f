-- The fixed part of a seal's protected header: algorithm and certificate chain. %iat% stands for the sealing time.
create table seal_header (
  seal_header_id integer generated always as identity primary key,
  template       text not null unique
);

-- One sealed statement. The compact JWS is put together again from header, payload and signature.
create table evidence (
  message_id     uuid not null,
  evidence_id    uuid not null,
  event          text not null,
  event_at       timestamptz not null,
  recipient      text,
  payload        text not null,
  seal_header_id integer not null,
  sealed_at      timestamptz not null,
  signature      bytea not null,
  primary key (message_id, evidence_id)
) partition by range (message_id);
insert into partitioned values ('evidence');

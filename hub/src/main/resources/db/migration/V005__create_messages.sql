create table message (
  message_id     uuid primary key,
  sender         text not null,
  sender_name    text not null,
  subject        text not null,
  body           text,
  reference      text,
  digest         bytea not null,
  receipt_digest bytea not null,
  accepted_at    timestamptz not null,
  sent_at        timestamptz
) partition by range (message_id);
create index message_of_sender on message (sender, message_id);
insert into partitioned values ('message');

create table document (
  message_id  uuid not null,
  number      smallint not null,
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  digest      bytea not null,
  object_ref  text not null,
  wrapped_key bytea not null,
  primary key (message_id, number)
) partition by range (message_id);
insert into partitioned values ('document');

-- A document put before its message; only its sender can name it.
create table put_document (
  sender      text not null,
  digest      bytea not null,
  size        bigint not null,
  object_ref  text not null,
  wrapped_key bytea not null,
  expires_at  timestamptz not null,
  primary key (sender, digest)
);

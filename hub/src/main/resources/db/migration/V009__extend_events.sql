-- A submission that was refused, with the evidence of it. It does not take the id: only an accepted message does.
-- The same submission refused for the same reason again finds its first evidence here.
create table rejection (
  message_id  uuid not null,
  sender      text not null,
  digest      bytea not null,
  problem     text not null,
  evidence_id uuid not null,
  primary key (message_id, sender, digest, problem)
) partition by range (message_id);
insert into partitioned values ('rejection');

-- When a person last opened it with evidence of it.
alter table delivery add column accessed_at timestamptz;

-- Up to which seal of the journal the evidence was held against the rules of the lint. One row.
create table lint_progress (seal_number bigint not null);
insert into lint_progress values (0);

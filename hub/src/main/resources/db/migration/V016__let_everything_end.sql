-- How far the sweeper has come for each kind of thing that ends. The row of retention_progress says whose turn it is.
create table retention_pass (
  policy        text primary key,
  after_message uuid not null default '00000000-0000-0000-0000-000000000000'
);

-- What each policy had to leave behind.
alter table retention_deferred add column policy text not null default 'documents';
alter table retention_deferred drop constraint retention_deferred_pkey;
alter table retention_deferred add primary key (policy, message_id);

-- Which sealed statements say that evidence of a seal was removed; what they say is in the statements alone.
create table journal_removal (
  seal_number  bigint not null,
  statement_id uuid not null,
  primary key (seal_number, statement_id)
);

-- Documents put before their message take part in the re-reading, in the order of their ids.
alter table put_document add column put_id uuid not null default uuidv7();
create index put_document_by_id on put_document (put_id);

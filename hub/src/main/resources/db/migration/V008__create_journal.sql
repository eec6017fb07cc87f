-- Evidence that is not in the journal yet; written by the statement that keeps the evidence.
create table journal_queue (
  evidence_id uuid primary key,
  message_id  uuid not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);

-- The seals, each whole in one row: docs/journal.md. The arrays are in the order of the entries.
create table journal_seal (
  seal_number     bigint primary key,
  previous_digest bytea not null,
  digest          bytea not null,
  root            bytea not null,
  header          text not null,
  sealed_at       timestamptz not null,
  entry_count     integer not null,
  entry_digests   bytea[] not null,
  evidence_ids    uuid[] not null,
  message_ids     uuid[] not null,
  token           bytea not null,
  authority       text not null
);

-- In which seal, and where in it (from 0), a piece of evidence is.
create table journal_entry (
  message_id  uuid not null,
  evidence_id uuid not null,
  seal_number bigint not null,
  position    integer not null,
  primary key (message_id, evidence_id)
) partition by range (message_id);
insert into partitioned values ('journal_entry');

-- The evidence of before goes in, too.
do $$
declare
  month date;
begin
  for month in
    select to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'evidence'::regclass
  loop
    call partition_of_month('journal_entry', month);
  end loop;
end
$$;
insert into journal_queue (evidence_id, message_id) select evidence_id, message_id from evidence;

-- What the scan for malware told of a message's documents; null when nothing scans.
-- A refused one has the evidence of that in refusal_id.
alter table message add column inspection text
  check (inspection in ('waiting', 'clean', 'malware', 'not-scannable'));
alter table message add column refusal_id uuid;

-- Accepted messages that wait for their scan. Whoever scans one moves next_at ahead first.
create table inspection_queue (
  message_id uuid primary key,
  since      timestamptz not null,
  next_at    timestamptz not null
);
create index inspection_queue_next on inspection_queue (next_at);

-- What a document put before its messages is by its content, and when its scan last found it clean.
alter table put_document add column media_type text;
alter table put_document add column encrypted boolean not null default false;
alter table put_document add column scanned_at timestamptz;

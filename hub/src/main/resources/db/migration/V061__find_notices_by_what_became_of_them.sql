-- A notice that is due has no place in the index of those that were settled: one index less to write at consignment.
create index notice_by_end on notice (state, settled_at) where settled_at is not null;
drop index notice_settled;

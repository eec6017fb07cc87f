-- The contact of an organisation was told last then, by that mail, that a key of its system ends.
alter table machine_key add column told_of_end_at timestamptz;
alter table machine_key add column told_of_end_by uuid;
create index machine_key_by_end on machine_key (ends_at) where removed_at is null;

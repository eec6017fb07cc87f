-- Who keeps a copy of the organisations in the directory asks for what changed since. Each change gets a number when it
-- is written; those who write wait for each other, so changes appear in the order of their numbers, and nobody who has
-- read number 7 misses number 6. Persons have none: their addresses are never listed.
create sequence directory_version;

alter table account add column version bigint;
update account set version = nextval('directory_version') where kind <> 'person';
create unique index account_by_version on account (version);

create function number_change_of_organisation() returns trigger
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('directory_version'));
  new.version := nextval('directory_version');
  return new;
end
$$;

create trigger number_new before insert on account
  for each row when (new.kind <> 'person') execute function number_change_of_organisation();
create trigger number_change before update on account
  for each row when (new.kind <> 'person'
    and (old.name, old.kind, old.status) is distinct from (new.name, new.kind, new.status))
  execute function number_change_of_organisation();

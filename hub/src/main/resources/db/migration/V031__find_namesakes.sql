-- Whoever is about to write to somebody is told that others have the same name.
create index account_by_name on account (lower(name collate pg_c_utf8));

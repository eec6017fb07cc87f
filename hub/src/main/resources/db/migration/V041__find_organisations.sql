-- People who write look for an organisation by the words of its name, with or without the marks on the letters, or by
-- its number. Persons are in neither index.
create function name_without_marks(name text) returns text
language sql immutable parallel safe
return translate(lower(name collate pg_c_utf8), 'āčēģīķļņōŗšūž', 'acegiklnorsuz');

create index account_by_words on account
  using gin (to_tsvector('simple', name_without_marks(name))) where kind <> 'person' and status = 'active';
create index account_by_number on account (split_part(e_address, '@', 2)) where kind <> 'person' and status = 'active';

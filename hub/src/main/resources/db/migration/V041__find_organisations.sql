-- People who write look for an organisation by the words of its name, with or without the marks on the letters, or by
-- its number. Persons are in neither index.
create function name_without_marks(name text) returns text
language sql immutable parallel safe
return translate(lower(normalize(name) collate pg_c_utf8), 'āčēģīķļņōŗšūž', 'acegiklnorsuz');

-- Only letters and digits: the parser of texts would keep "A/S" and "firma.lv" as one word.
create function words_of_name(name text) returns text
language sql immutable parallel safe
return regexp_replace(name_without_marks(name) collate pg_c_utf8, '[^[:alnum:]]+', ' ', 'g');

create index account_by_words on account
  using gin (to_tsvector('simple', words_of_name(name))) where kind <> 'person' and status = 'active';
create index account_by_number on account (split_part(e_address, '@', 2)) where kind <> 'person' and status = 'active';

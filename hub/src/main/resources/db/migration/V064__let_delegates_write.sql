-- What a delegate may do with the mail that is entrusted to her: see it, answer it, write anew in its owner's name.
alter table delegation
  add column power text not null default 'see' check (power in ('see', 'answer', 'send'));

-- A draft that a delegate writes is hers alone: its owner and other delegates have theirs.
alter table draft
  add column delegation    uuid,
  add column delegate      text,
  add column delegate_name text,
  add check (num_nulls(delegation, delegate, delegate_name) in (0, 3));
create index draft_of_delegation on draft (delegation, message_id desc) where delegation is not null;

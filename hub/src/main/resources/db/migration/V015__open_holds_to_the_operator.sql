-- What a system may do: handle its account's messages, or act as the operator. Never both.
alter table machine_client add column scope text not null default 'messages' check (scope in ('messages', 'operator'));

-- A hold is placed under an id that the caller made, so that it can be repeated. Its records are the sealed statements
-- of its placing and its lifting; they lie among the evidence, under the hold's own id and not under its message's.
alter table legal_hold add column id uuid not null default uuidv7();
alter table legal_hold add column placing_id uuid;
alter table legal_hold add column lifting_id uuid;
create unique index legal_hold_by_id on legal_hold (id);

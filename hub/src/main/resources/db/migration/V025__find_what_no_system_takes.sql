-- Lies in the mailbox of an organisation whose system did not take it within its limit.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'consigned', 'handed-over', 'unretrieved', 'undelivered'));

create index machine_client_of_account on machine_client (e_address);

-- Organisations whose mail a system takes: within how long (the hub's default if not set), and up to which entry of
-- the mailbox it was looked whether it did.
create table retrieval (
  e_address      text primary key,
  within_minutes integer check (within_minutes > 0),
  after_entry    uuid not null default '00000000-0000-0000-0000-000000000000'
);

-- The system of the organisation comes first; people see the message when it has been taken, or when it was not.
alter table mailbox_entry add column system_first boolean not null default false;

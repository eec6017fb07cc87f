-- What an address is for: notices of new mail, or the contact of an organisation, which is told that its system does not
-- take its mail.
alter table notification_channel add column purpose text not null default 'mail' check (purpose in ('mail', 'contact'));
drop index notification_channel_of_account;
create unique index notification_channel_of_account on notification_channel (e_address, purpose, kind, address)
  where removed_at is null;
create unique index notification_channel_contact on notification_channel (e_address)
  where purpose = 'contact' and removed_at is null;

-- Mails to contacts, to give or given: one waits for a contact at most. While there is something to do, next_at says when.
create table contact_mail (
  mail_id    uuid primary key,
  e_address  text not null,
  channel_id uuid not null,
  due_at     timestamptz not null,
  next_at    timestamptz,
  attempts   smallint not null default 0,
  state      text not null check (state in ('due', 'given', 'failed', 'needless')),
  settled_at timestamptz
);
create unique index contact_mail_waiting on contact_mail (channel_id) where next_at is not null;
create index contact_mail_to_do on contact_mail (next_at) where next_at is not null;
create index contact_mail_settled on contact_mail (channel_id, settled_at) where state in ('given', 'failed');
create index contact_mail_given on contact_mail (settled_at) where state = 'given';

-- Of unretrieved mail alone: whether the contact was told, by which mail; contact_at is when, or when it is tried next.
alter table board_case
  add column contact      text check (contact in ('none', 'due', 'told', 'failed')),
  add column contact_at   timestamptz,
  add column contact_mail uuid;
update board_case set contact = 'none' where kind = 'unretrieved';
create index board_case_told_by on board_case (contact_mail) where contact_mail is not null;

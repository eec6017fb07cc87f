-- What is inactive takes no messages for a time; its people and systems still read what lies there.
alter table account
  drop constraint account_status_check,
  add constraint account_status_check check (status in ('active', 'inactive', 'closed'));

-- Who may act for an organisation comes from the register alone; what was written by hand ends here.
delete from representative;

-- How far the register was read; one row, which whoever syncs has locked. source is which register.
create table register_sync (
  one          boolean primary key default true check (one),
  source       text not null default '',
  cursor       text,
  answered_at  timestamptz,
  silent_since timestamptz
);
insert into register_sync default values;

-- The records of it that could not be used, by the organisation's number or by where they stand. A good record of the
-- same organisation takes its own away.
create table register_refusal (
  place      text primary key,
  fault      text not null,
  refused_at timestamptz not null
);

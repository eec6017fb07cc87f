-- When all was told again last.
alter table subscription add column replayed_at timestamptz;

-- What nobody wants to be told any more is gone, and what was erased, expired or recalled is found by its message.
delete from announcement a
  where not exists (select from subscription s where s.e_address = a.e_address and s.way = a.way);
create index announcement_of_message on announcement (message_id);

-- A recipient's system examined the message and does not take it; reason says why. People can still open it.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'consigned', 'handed-over', 'unretrieved', 'rejected', 'undelivered'));

alter table board_case drop constraint board_case_outcome_check;
alter table board_case add constraint board_case_outcome_check
  check (outcome in ('sent', 'lapsed', 'delivered', 'handed-over', 'rejected', 'given-up'));

-- What waits for a system is neither confirmed nor rejected.
alter table mailbox_entry add column rejected_at timestamptz;
create index mailbox_entry_for_system on mailbox_entry (e_address, entry_id)
  where handed_over_at is null and rejected_at is null;
drop index mailbox_entry_not_confirmed;

-- What waits for a system is neither confirmed nor rejected, nor expired or recalled.
drop index mailbox_entry_for_system;
create index mailbox_entry_for_system on mailbox_entry (e_address, entry_id)
  where handed_over_at is null and rejected_at is null and closed is null;

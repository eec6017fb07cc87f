-- A message is found in a mailbox by its own id first. By the owner first, a planner that thinks mailboxes are small
-- goes through all of one that is not.
create unique index mailbox_entry_by_message on mailbox_entry (message_id, e_address);
drop index mailbox_entry_of_message;

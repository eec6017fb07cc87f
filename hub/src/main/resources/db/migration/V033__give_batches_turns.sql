-- When a batch last had its turn; turn_at is when it may have the next one, and no hub works at it before that. How
-- often in a row its turn failed, and when its messages end.
alter table batch
  add column passed_at  timestamptz,
  add column failures   integer not null default 0,
  add column expires_at timestamptz;
update batch set passed_at = turn_at, expires_at = (content::jsonb ->> 'expiresAt')::timestamptz;
alter table batch alter column passed_at set not null;

create index batch_expiry on batch (expires_at) where state in ('running', 'held') and expires_at is not null;
create index batch_unfinished on batch (sender) where state in ('running', 'held');

-- By which client it was submitted; by which client, or person signed in, with which e-address it was approved. It is
-- null for batches from before.
alter table batch
  add column submitted_by     text,
  add column approved_client  text,
  add column approved_address text;

-- Whose messages wait for a later time, to count them by sender.
alter table scheduled add column sender text;
update scheduled set sender = message.sender from message where message.message_id = scheduled.message_id;
create index scheduled_of_sender on scheduled (sender, next_at);

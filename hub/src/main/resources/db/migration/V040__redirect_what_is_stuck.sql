-- A message may go on to another e-address of the same organisation when it is stuck with the first; whose it was by the
-- sender's wish stands in redirected_from.
alter table delivery add column redirected_from text;
alter table board_action add column redirected_to text;
alter table board_case drop constraint board_case_outcome_check;
alter table board_case add constraint board_case_outcome_check
  check (outcome in ('sent', 'lapsed', 'delivered', 'handed-over', 'rejected', 'resumed', 'redirected', 'given-up'));
create index account_of_organisation on account (split_part(e_address, '@', 2), e_address)
  where kind <> 'person' and status = 'active';

-- Who let a batch run on, or stopped one, exactly; the sealed statement of it shows the name. Never changed.
create table batch_decision (
  statement_id uuid primary key,
  batch_id     uuid not null,
  what         text not null check (what in ('approved', 'stopped')),
  decided_by   text not null,
  client       text,
  e_address    text,
  decided_at   timestamptz not null
);
create index batch_decision_of_batch on batch_decision (batch_id);

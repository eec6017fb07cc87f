-- The law's clock stands still because no channel told the recipient: a case, too, which ends when the clock goes on.
alter table board_case drop constraint board_case_kind_check;
alter table board_case add constraint board_case_kind_check
  check (kind in ('unsent', 'unretrieved', 'waiting', 'undelivered', 'held'));
alter table board_case drop constraint board_case_outcome_check;
alter table board_case add constraint board_case_outcome_check
  check (outcome in ('sent', 'lapsed', 'delivered', 'handed-over', 'rejected', 'resumed', 'given-up'));

-- Those of before, too, if somebody can still be told.
insert into board_case (case_id, kind, message_id, sender, recipient, since, next)
select gen_random_uuid(), 'held', h.message_id, m.sender, h.recipient, h.from_at, 'look'
from clock_hold h join message m on m.message_id = h.message_id
where h.until_at is null and h.failed_at is not null and m.subject <> ''
  and exists (
    select from delivery d
    where d.message_id = h.message_id and d.recipient = h.recipient
      and d.state in ('consigned', 'unretrieved', 'rejected'));

-- Why a refund that may go has not gone: less can be refunded than it is, something else was refunded at that moment, or
-- there was no answer. It is tried again.
alter table refunds add column hindrance text check (hindrance in ('less-available', 'changed', 'no-answer'));

-- withdrawn: taken back before it went.
alter table refunds drop constraint refunds_state_check;
alter table refunds add constraint refunds_state_check
  check (state in ('waiting', 'approved', 'sending', 'sent', 'done', 'failed', 'refused', 'withdrawn'));

-- The fee of the booking is not paid back to who cancels it: as it was said when they paid.
alter table payments add column fee_kept boolean not null default false;
update payments p set fee_kept = true from payables b join services s on s.code = b.service
  where b.claim = p.claim and (s.details #>> '{fee,kept}')::boolean;

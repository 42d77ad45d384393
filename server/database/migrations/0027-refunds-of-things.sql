-- The thing that a refund is of. Older ones of a basket name none: they are taken from its things in their order.
alter table refunds add column payable uuid references payables;
update refunds r set payable = single.payable from (
  select payment, (array_agg(payable))[1] as payable from payment_items group by payment having count(distinct payable) = 1
) as single where single.payment = r.payment;

-- The one that failed and that this one tries again, once at a time.
alter table refunds add column follows uuid references refunds;
create unique index refunds_one_follows on refunds (follows) where state not in ('refused', 'withdrawn');

-- What became of one that failed and was not tried again, in an officer's words.
alter table refunds add column settled text check (settled <> '');
alter table refunds add constraint refunds_settled check (settled is null or state = 'failed');
create index refunds_failed on refunds (created_at) where state = 'failed' and settled is null;

-- Until now it was asked for anew.
update refunds r set settled = 'Asked for again' where state = 'failed' and exists (
  select from refunds later where later.payment = r.payment and later.created_at > r.created_at
    and later.pence >= r.pence and later.state not in ('failed', 'refused', 'withdrawn')
);

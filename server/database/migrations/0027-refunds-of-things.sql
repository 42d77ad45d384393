-- The thing that a refund is of. Older ones of a basket name none: they are taken from its things in their order.
alter table refunds add column payable uuid references payables;
update refunds r set payable = single.payable from (
  select payment, (array_agg(payable))[1] as payable from payment_items group by payment having count(distinct payable) = 1
) as single where single.payment = r.payment;

-- The one that failed and that this one tries again, once at a time.
alter table refunds add column follows uuid references refunds;
create unique index refunds_one_follows on refunds (follows) where state not in ('refused', 'withdrawn');
-- Until now it was simply asked for again.
update refunds r set follows = before from (
  select id, pence, lag(id) over own as before, lag(state) over own as stood, lag(pence) over own as asked
  from refunds where state not in ('refused', 'withdrawn') window own as (partition by payment order by created_at, id)
) as line where line.id = r.id and stood = 'failed' and line.pence >= asked;

-- What became of one that failed and was not tried again, in an officer's words.
alter table refunds add column settled text check (settled <> '');
alter table refunds add constraint refunds_settled check (settled is null or state = 'failed');
create index refunds_failed on refunds (created_at) where state = 'failed' and settled is null;

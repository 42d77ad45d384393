-- Until when a place may be kept for another try at paying: set when the first begins, and never later.
alter table claims add column tries_until timestamptz;
create index claims_paying on claims (service) where holder = 'payment' and state = 'held';

-- Where a page is that was come back to is forgotten when it is over.
alter table payments alter column return_url drop not null;
create index payments_forget on payments (ended_at) where return_url is not null;

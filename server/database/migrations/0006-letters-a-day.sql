-- How many letters somebody has been sent of late.
create index outbox_recipient on outbox (recipient, created_at);

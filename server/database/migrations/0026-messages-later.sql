-- Messages about a payment of which the provider says nothing are looked at later each time, so that the others are not
-- kept waiting.
alter table webhook_messages
  add column tries smallint not null default 0,
  add column look_at timestamptz not null default now();

-- A basket that one person asks another to pay, by a link that they pass on themselves. Nobody is named in it.
create table payment_asks (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of the link's token, base64url.
  hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index payment_asks_over on payment_asks (expires_at);

create table payment_ask_items (
  ask uuid not null references payment_asks on delete cascade,
  position smallint not null,
  payable uuid not null references payables,
  quantity smallint not null check (quantity between 1 and 99),
  pence integer not null check (pence between 1 and 10000000),
  -- It was all that was due: then it is all that is due.
  whole boolean not null,
  primary key (ask, position)
);

-- Whoever pays what another was asked for is told what kind of thing it is, and no more: for as long as the payment is
-- there, which is longer than the link.
alter table payments add column ask uuid;
alter table payments add column by_other boolean not null default false;
create index payments_ask on payments (ask) where ask is not null;

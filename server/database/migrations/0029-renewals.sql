-- What is had for a year may be had for another one by itself, where the council offers it.
alter table payables add column renews boolean not null default false;
alter table payables add constraint payables_renews
  check (not renews or (subscription and code is not null and amount = 'fixed'));

-- Somebody wants it so: as long as they do, what is due is taken from their card when a year is over.
create table renewals (
  id uuid primary key default gen_random_uuid(),
  payable uuid not null references payables,
  quantity smallint not null check (quantity between 1 and 99),
  -- The provider's name for what the card is kept with.
  agreement text not null unique,
  -- The last that was paid of it, until when that is good, and what is being taken now.
  payment uuid not null references payments,
  ends_on date not null,
  taking uuid references payments,
  tries smallint not null default 0,
  -- They were told that so much is taken, and not before that day.
  told_pence integer,
  take_on date,
  -- The basket by which they can pay what their card was declined for.
  ask uuid,
  language text not null,
  -- Where it is paid.
  page text not null,
  -- Name and e-mail address of who is to be told: as long as it lives.
  contact jsonb,
  look_at timestamptz,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by text check (ended_by in ('resident', 'council', 'refund', 'lapse')),
  check ((told_pence is null) = (take_on is null)),
  check ((ended_at is null) = (contact is not null)),
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at is null or taking is null)
);
create index renewals_look on renewals (look_at) where look_at is not null;
create index renewals_payment on renewals (payment);
create index renewals_taking on renewals (taking) where taking is not null;
create index renewals_ask on renewals (ask) where ask is not null;

alter table agreements add column renewal uuid references renewals;

-- Of a payment that sets an agreement up, the provider's name for it; of one that is taken by it, what it renews and from
-- when.
alter table payments add column agreement text;
alter table payments add column renewal uuid references renewals;
alter table payments add column renews_from date;
alter table payments add constraint payments_renewal check ((renewal is null) = (renews_from is null));

-- What can be paid, what has been, and where every penny of it is. Amounts are whole pence.
create table payables (
  id uuid primary key default gen_random_uuid(),
  service text not null,
  kind text not null check (kind in (
    'council-tax', 'parking-fine', 'invoice', 'fee', 'garden-waste', 'donation', 'booking-fee'
  )),
  -- Of what anybody can pay, any number of times and at once: its name on pages.
  code text unique,
  -- Of what is somebody's: as it is looked up, and the second thing that has to be known for it; capitals and digits.
  reference text,
  proof text,
  -- Of a booking's fee: the claim whose place it is for.
  claim uuid unique,
  -- By language.
  name jsonb not null,
  -- By language, a list of label and value each.
  facts jsonb not null default '{}',
  -- All of it, some of it, or whatever one wants to give.
  amount text not null check (amount in ('fixed', 'part', 'chosen')),
  -- Of what is for everybody; what is due of somebody's own is in the ledger.
  pence integer check (pence between 1 and 10000000),
  least integer not null default 1 check (least >= 1),
  most integer not null default 10000000 check (most between 1 and 10000000),
  choices jsonb not null default '[]',
  breakdown jsonb not null default '[]',
  -- So much less until this day, included, as long as nothing has been paid.
  discount integer not null default 0 check (discount >= 0),
  discount_until date,
  most_quantity smallint not null default 1 check (most_quantity between 1 and 99),
  -- It is for a year.
  subscription boolean not null default false,
  ledger_code text not null check (ledger_code ~ '^[A-Za-z0-9-]{1,30}$'),
  position smallint not null default 0,
  created_at timestamptz not null default now(),
  check (num_nonnulls(code, reference, claim) = 1),
  check ((reference is null) = (proof is null)),
  check (code is null or (amount = 'chosen') = (pence is null)),
  check (code is not null or amount <> 'chosen'),
  check ((discount = 0) = (discount_until is null)),
  check (least <= most)
);
create unique index payables_reference on payables (service, reference) where reference is not null;
create index payables_service on payables (service, position) where code is not null;

create table payments (
  id uuid primary key default gen_random_uuid(),
  -- Also that of its case, which there is once it is paid.
  reference text not null unique,
  -- SHA-256 of the Idempotency-Key that began it, and of the body that came with it.
  key_hash text not null unique,
  body_hash text not null,
  -- starting: the provider has not said yet that it knows it, and so nobody can have paid. submitted: it is being paid.
  state text not null default 'starting' check (state in (
    'starting', 'open', 'submitted', 'paid', 'declined', 'expired', 'cancelled', 'trouble'
  )),
  pence integer not null check (pence between 1 and 10000000),
  language text not null,
  return_url text not null,
  provider_id text unique,
  -- Whoever has the provider make it does so under a number and for some seconds; who comes after the next one is late.
  attempt integer not null default 1,
  starting_until timestamptz,
  -- Answers of the provider are numbered when they are asked for, so that an old one never counts for more than a newer.
  asked integer not null default 0,
  heard integer not null default 0,
  asked_at timestamptz,
  -- Somebody has been told that word of it will come.
  promised boolean not null default false,
  -- Who pays, and what is to be booked with it: until it is over. Then the case has it, or nobody.
  details jsonb,
  claim uuid,
  case_id bigint unique references cases on delete set null,
  booking_case bigint references cases on delete set null,
  created_at timestamptz not null default now(),
  look_at timestamptz,
  paid_at timestamptz,
  ended_at timestamptz,
  check ((state in ('starting', 'open', 'submitted')) = (ended_at is null)),
  check ((state = 'paid') = (paid_at is not null)),
  check (state in ('starting', 'trouble', 'cancelled') or provider_id is not null)
);
create index payments_look on payments (look_at) where look_at is not null;
create index payments_day on payments (created_at);

create table payment_tokens (
  -- SHA-256, base64url.
  hash text primary key,
  payment uuid not null references payments,
  created_at timestamptz not null default now()
);
create index payment_tokens_payment on payment_tokens (payment, created_at);

create table payment_items (
  payment uuid not null references payments,
  position smallint not null,
  payable uuid not null references payables,
  quantity smallint not null default 1 check (quantity between 1 and 99),
  pence integer not null check (pence between 1 and 10000000),
  -- What was let off when it began.
  discount integer not null default 0 check (discount >= 0),
  -- It is somebody's own, and under way.
  open boolean not null,
  primary key (payment, position)
);
create index payment_items_payable on payment_items (payable);
-- Nobody pays the same twice: of one payable one payment is under way at a time.
create unique index payment_items_one_open on payment_items (payable) where open;

create function close_payment_items() returns trigger language plpgsql as $$
begin
  update payment_items set open = false where payment = new.id and open;
  return null;
end $$;
create trigger payment_ended after update of ended_at on payments
  for each row when (new.ended_at is not null) execute function close_payment_items();

create table refunds (
  id uuid primary key default gen_random_uuid(),
  payment uuid not null references payments,
  pence integer not null check (pence > 0),
  reason text not null,
  -- The debt stands again; else it is written off.
  owed boolean not null default false,
  state text not null check (state in ('waiting', 'approved', 'sending', 'sent', 'done', 'failed', 'refused')),
  -- What could be refunded when it was sent: the provider does it only while that is so, and then only once.
  available integer,
  provider_id text,
  -- Nobody: something was paid twice, or what it was for could not be had.
  asked_by bigint references officers on delete set null,
  decided_by bigint references officers on delete set null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  look_at timestamptz,
  constraint refunds_four_eyes check (decided_by <> asked_by)
);
create index refunds_payment on refunds (payment);
create index refunds_open on refunds (created_at) where state in ('waiting', 'approved', 'sending', 'sent');
create unique index refunds_one_sending on refunds (payment) where state = 'sending';

-- The ledger: double entry, and nothing in it is ever changed or taken away.
create table ledger_transactions (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null check (kind in ('billed', 'paid', 'refunded', 'refund-failed')),
  payment uuid references payments,
  refund uuid references refunds,
  check ((kind = 'billed') = (payment is null)),
  check ((kind in ('refunded', 'refund-failed')) = (refund is not null))
);
create unique index ledger_paid_once on ledger_transactions (payment) where kind = 'paid';
create unique index ledger_refunded_once on ledger_transactions (refund, kind) where refund is not null;

create table ledger_entries (
  id bigint generated always as identity primary key,
  transaction bigint not null references ledger_transactions,
  -- receivable: owed to the council; provider: money there; income, discounts and written-off: where it comes from or went.
  account text not null check (account in ('receivable', 'provider', 'income', 'discounts', 'written-off')),
  payable uuid not null references payables,
  -- Debits are positive, credits negative.
  pence integer not null check (pence <> 0)
);
create index ledger_entries_transaction on ledger_entries (transaction);
create index ledger_entries_payable on ledger_entries (payable, account);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is only ever added to' using errcode = 'CE002';
end $$;
create trigger ledger_transactions_kept before update or delete or truncate on ledger_transactions
  for each statement execute function refuse_change();
create trigger ledger_entries_kept before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change();

create function check_balance() returns trigger language plpgsql as $$
declare
  checked bigint;
begin
  checked := case when tg_table_name = 'ledger_entries' then (to_jsonb(new) ->> 'transaction')::bigint
    else (to_jsonb(new) ->> 'id')::bigint end;
  if (select count(*) < 2 or sum(pence) <> 0 from ledger_entries where transaction = checked) then
    raise exception 'Transaction % of the ledger does not balance', checked using errcode = 'CE003';
  end if;
  return null;
end $$;
create constraint trigger ledger_balances after insert on ledger_entries
  deferrable initially deferred for each row execute function check_balance();
create constraint trigger ledger_has_entries after insert on ledger_transactions
  deferrable initially deferred for each row execute function check_balance();

-- What the provider told us, each once: hints, after which it is asked.
create table webhook_messages (
  id text primary key,
  payment text not null,
  event text not null,
  received_at timestamptz not null default now(),
  done_at timestamptz
);
create index webhook_messages_todo on webhook_messages (received_at) where done_at is null;

-- What is had for a time.
create table agreements (
  id uuid primary key default gen_random_uuid(),
  payment uuid not null references payments,
  payable uuid not null references payables,
  quantity smallint not null,
  starts_on date not null,
  ends_on date not null,
  unique (payment, payable),
  check (ends_on > starts_on)
);

-- A place that is kept for as long as its payment is under way.
alter table claims drop constraint claims_holder_check;
alter table claims add constraint claims_holder_check check (holder in ('person', 'offer', 'payment'));

-- What others have added to these lists stays in them.
create function add_words(of_table regclass, named text, words text) returns void language plpgsql as $$
declare
  known text;
begin
  select pg_get_expr(conbin, conrelid) into strict known from pg_constraint
    where conrelid = of_table and conname = named;
  execute format('alter table %s drop constraint %I', of_table, named);
  execute format('alter table %s add constraint %I check ((%s) or %s)', of_table, named, known, words);
end $$;
select add_words('cases', 'cases_status_check', $$status in ('paid', 'part-refunded', 'refunded')$$);
select add_words('case_events', 'case_events_kind_check', $$kind in ('paid', 'refunded', 'refund-failed')$$);
drop function add_words;

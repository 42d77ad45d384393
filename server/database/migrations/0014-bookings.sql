-- What can be booked and when, and who has it.
create table booking_resources (
  -- A registrar's desk, a court, a van's round.
  code text primary key,
  -- By language, for officers.
  name jsonb not null,
  -- Of one slot.
  minutes integer not null check (minutes between 5 and 1440),
  -- What one slot takes: bookings at once or, of a window in which things are done, the things.
  capacity integer not null check (capacity between 0 and 10000),
  -- Last day for which there are slots.
  made_until date,
  -- Goes up with every change at the desk.
  version integer not null default 1
);

-- What it serves, and as which of the service's locations: one desk may be an office, a telephone and a screen.
create table booking_offers (
  service text not null,
  location text not null,
  resource text not null references booking_resources on delete cascade,
  primary key (service, location, resource)
);
create index booking_offers_resource on booking_offers (resource);

-- Times are on the council's clock.
create table opening_hours (
  id bigint generated always as identity primary key,
  resource text not null references booking_resources on delete cascade,
  -- 0 is Sunday.
  weekday smallint not null check (weekday between 0 and 6),
  from_time time not null,
  until_time time not null,
  -- In place of the resource's own.
  capacity integer check (capacity between 0 and 10000),
  valid_from date,
  valid_until date,
  check (until_time > from_time)
);
create index opening_hours_resource on opening_hours (resource);

-- A day that is not as usual: closed, or open in these hours only. Of all resources, unless one has its own.
create table opening_exceptions (
  id bigint generated always as identity primary key,
  resource text references booking_resources on delete cascade,
  day date not null,
  from_time time,
  until_time time,
  capacity integer check (capacity between 0 and 10000),
  -- By language: `Christmas Day`.
  reason jsonb,
  check ((from_time is null) = (until_time is null)),
  check (until_time > from_time)
);
create index opening_exceptions_day on opening_exceptions (day);

-- Made ahead from the hours. What several services share, they take from each other.
create table slots (
  id bigint generated always as identity primary key,
  resource text not null references booking_resources on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null,
  -- Kept in step with claim_slots by a trigger, so that PostgreSQL itself refuses what is too much.
  taken integer not null default 0,
  -- By an officer: nobody new gets in.
  closed boolean not null default false,
  check (ends_at > starts_at),
  constraint slots_never_oversold check (taken between 0 and capacity),
  constraint slots_never_overlap exclude using gist (resource with =, tstzrange(starts_at, ends_at) with &&)
);
create unique index slots_start on slots (resource, starts_at);

-- Somebody's place: kept for a while, or booked.
create table claims (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of who holds it, base64url.
  token_hash text,
  service text not null,
  location text not null,
  -- Chosen when the place is taken, and again when it has to be taken again.
  resource text references booking_resources on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  units integer not null check (units > 0),
  items jsonb not null default '{}',
  state text not null default 'held' check (state in ('held', 'booked')),
  -- Whose clock it is: a person's, minutes that they may have given again, or that of an offer to who waits, hours. What
  -- is held for somebody else's sake, as a payment under way would be, has a name of its own here and no `expires_at`:
  -- then nothing but its holder frees it.
  holder text not null default 'person' check (holder in ('person', 'offer')),
  expires_at timestamptz,
  extensions smallint not null default 0,
  -- Of a booking.
  case_id bigint unique references cases on delete cascade,
  -- The booking that is to be moved here: what that one takes already is no obstacle.
  moves bigint references cases on delete cascade,
  created_at timestamptz not null default now(),
  check ((state = 'booked') = (case_id is not null)),
  check (state = 'held' or expires_at is null)
);
create index claims_expire on claims (expires_at) where state = 'held';
create index claims_moves on claims (moves) where moves is not null;

create table claim_slots (
  claim uuid not null references claims on delete cascade,
  slot bigint not null references slots,
  units integer not null check (units > 0),
  primary key (claim, slot)
);
create index claim_slots_slot on claim_slots (slot);

create function count_claim() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update slots set taken = taken - old.units where id = old.slot;
  end if;
  if tg_op <> 'DELETE' then
    update slots set taken = taken + new.units where id = new.slot;
  end if;
  return null;
end $$;
create trigger claim_counted after insert or update or delete on claim_slots
  for each row execute function count_claim();

-- Whoever changes who has what takes these locks in this order, so that nobody waits in a circle: the person (advisory),
-- the case, the claims, the slots by id. Who has the slots reads anew what the claims on them say.

-- Takes a claim's place, or takes it again; what was held on it for too long is free. `instead` goes for it: a hold that
-- was changed for this one, or the booking that is moved. Raises CE001 when there is no place; then all stays as it was.
create function claim_place(wanted uuid, instead uuid default null) returns void language plpgsql as $$
declare
  mine claims;
  -- The booking that this is to move.
  beside uuid;
  place text;
begin
  select * into strict mine from claims where id = wanted;
  select id into beside from claims where case_id = mine.moves and id is distinct from instead;

  perform from slots where id in (
    select s.id from booking_offers o join slots s using (resource)
      where o.service = mine.service and o.location = mine.location
        and s.starts_at >= mine.starts_at and s.starts_at < mine.ends_at
    union select slot from claim_slots where claim in (wanted, instead, beside)
  ) order by id for update;

  delete from claim_slots where claim = wanted;
  delete from claims where id = instead;
  delete from claim_slots k using claims c, booking_offers o, slots s
    where k.claim = c.id and c.state = 'held' and c.expires_at <= clock_timestamp()
      and k.slot = s.id and s.resource = o.resource and o.service = mine.service and o.location = mine.location
      and s.starts_at >= mine.starts_at and s.starts_at < mine.ends_at;

  select s.resource into place
    from booking_offers o join slots s using (resource) left join claim_slots own on own.slot = s.id and own.claim = beside
    where o.service = mine.service and o.location = mine.location
      and s.starts_at >= mine.starts_at and s.starts_at < mine.ends_at
    group by s.resource
    having min(s.starts_at) = mine.starts_at and max(s.ends_at) >= mine.ends_at
      and sum(s.ends_at - s.starts_at) = max(s.ends_at) - min(s.starts_at)
      and not bool_or(s.closed) and min(s.capacity - s.taken + coalesce(own.units, 0)) >= mine.units
    order by s.resource = mine.resource desc nulls last, s.resource
    limit 1;
  if place is null then
    raise exception 'no place' using errcode = 'CE001';
  end if;

  insert into claim_slots (claim, slot, units)
    select wanted, s.id, mine.units - coalesce(own.units, 0)
    from slots s left join claim_slots own on own.slot = s.id and own.claim = beside
    where s.resource = place and s.starts_at >= mine.starts_at and s.starts_at < mine.ends_at
      and mine.units > coalesce(own.units, 0);
  update claims set resource = place where id = wanted and resource is distinct from place;
end $$;

-- Gives the places of these claims back; the claims themselves, which the caller has locked, stay.
create function free_places(given uuid[]) returns void language plpgsql as $$
begin
  perform from slots where id in (select slot from claim_slots where claim = any (given)) order by id for update;
  delete from claim_slots where claim = any (given);
end $$;

-- A booking's case has the rest: reference, status, contact, history.
create table bookings (
  case_id bigint primary key references cases on delete cascade,
  -- Of the entry in the resident's calendar, for as long as there is one.
  uid uuid not null default gen_random_uuid(),
  -- Goes up whenever that entry changes.
  sequence integer not null default 0,
  location text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  items jsonb not null default '{}',
  changed_at timestamptz not null default now(),
  reminder boolean not null default true,
  reminded_at timestamptz,
  -- SHA-256 of the token of the feed that a calendar program reads.
  feed_hash text unique
);
create index bookings_start on bookings (starts_at);

-- Who asked to be told when something comes free. Each is offered something once.
create table waiting (
  id bigint generated always as identity primary key,
  service text not null,
  -- None: all.
  locations text[] not null default '{}',
  items jsonb not null default '{}',
  from_day date,
  until_day date,
  -- For an earlier time of this booking.
  moves bigint references cases on delete cascade,
  email text not null,
  language text not null default 'en',
  created_at timestamptz not null default now(),
  offered_at timestamptz
);
create unique index waiting_once on waiting (service, lower(email)) where offered_at is null;
create index waiting_turn on waiting (created_at, id) where offered_at is null;

alter table cases drop constraint cases_status_check;
alter table cases add constraint cases_status_check check (status in (
  'received', 'investigating', 'planned', 'in-progress', 'fixed', 'no-action', 'not-ours', 'duplicate', 'withdrawn',
  'booked', 'completed', 'missed', 'cancelled'
));
alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check check (kind in (
  'received', 'confirmed', 'status', 'note', 'question', 'answer', 'update', 'asked', 'reopened', 'withdrawn', 'merged',
  'assigned', 'redacted', 'booked', 'moved', 'cancelled'
));

-- An entry for a calendar that goes with a letter, and what the calendar is to do with it.
alter table outbox
  add column calendar text,
  add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL'));

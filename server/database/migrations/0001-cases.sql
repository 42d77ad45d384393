-- The one record behind report, booking and payment, and what keeps writes exact.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table cases (
  id bigint generated always as identity primary key,
  -- Names the case in public; opens nothing.
  reference text not null unique,
  kind text not null check (kind in ('report', 'booking', 'payment')),
  status text not null default 'received' check (status in (
    'received', 'investigating', 'planned', 'in-progress', 'fixed', 'no-action', 'not-ours', 'duplicate', 'withdrawn'
  )),
  service text not null,
  -- SHA-256 of the private token, base64url: the token itself is with the resident only.
  token_hash text,
  private boolean not null default false,
  language text not null default 'en',
  description text not null default '',
  answers jsonb not null default '{}',
  place_found text check (place_found in ('search', 'map', 'device', 'described')),
  place_id text,
  place_label text,
  place_description text,
  lat double precision check (lat between -85 and 85),
  lng double precision check (lng between -180 and 180),
  -- Spherical Mercator, in which nearest is nearest in every direction: what the index below is asked.
  spot point generated always as (
    point(radians(lng) * 6378137, ln(tan(pi() / 4 + radians(lat) / 2)) * 6378137)
  ) stored,
  -- Day by which it is usually dealt with.
  expected date,
  received_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((lat is null) = (lng is null))
);

-- The public list asks for the nearest to a point, of all services or of one: both come out of an index in that order.
create index cases_nearest on cases using gist (spot)
  where kind = 'report' and not private and status <> 'withdrawn' and spot is not null;
create index cases_nearest_of_service on cases using gist (service, spot)
  where kind = 'report' and not private and status <> 'withdrawn' and spot is not null;

-- The timeline. A resident sees what is public; the note is in the languages that the council wrote.
create table case_events (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases on delete cascade,
  at timestamptz not null default now(),
  kind text not null check (kind in ('received', 'status', 'note', 'update')),
  by text not null default 'council' check (by in ('resident', 'council')),
  status text,
  note jsonb,
  public boolean not null default true
);

create index case_events_case on case_events (case_id, at);

-- Who to tell and what they agreed to: apart from the case, so that it can be dropped without it.
create table contacts (
  case_id bigint primary key references cases on delete cascade,
  name text,
  email text,
  phone text,
  show_name boolean not null default false,
  share_with_partner boolean not null default false,
  updates boolean not null default false,
  consented_at timestamptz not null default now()
);

-- Written after the files, claimed by a case once; unclaimed ones are swept.
create table photos (
  id uuid primary key,
  case_id bigint references cases on delete set null,
  position smallint not null default 0,
  width integer not null,
  height integer not null,
  bytes integer not null,
  created_at timestamptz not null default now()
);

create index photos_case on photos (case_id, position) where case_id is not null;
create index photos_unclaimed on photos (created_at) where case_id is null;

-- What was answered to a write, under a hash of its key and sealed with the key itself.
create table idempotency (
  key text primary key,
  route text not null,
  body text not null,
  status smallint not null,
  answer text not null,
  created_at timestamptz not null default now()
);

create index idempotency_age on idempotency (created_at);

-- Mail to send, written with the effect that it tells of.
create table outbox (
  id uuid primary key default gen_random_uuid(),
  case_id bigint references cases on delete cascade,
  recipient text not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text
);

create index outbox_due on outbox (due_at) where sent_at is null and failed_at is null;

-- Writes counted by client address for some minutes; nothing is lost when a crash empties it.
create unlogged table rate_limits (
  key text primary key,
  count integer not null,
  ends_at timestamptz not null
);

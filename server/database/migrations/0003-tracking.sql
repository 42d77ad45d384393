-- Following a case from both sides: who may open it, who hears of it, who deals with it and what they did.
create table officers (
  id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  team text not null,
  -- scrypt, with its parameters and salt; see domains/desk/passwords.ts.
  password text not null,
  active boolean not null default true
);

create table desk_sessions (
  -- SHA-256 of the cookie, base64url, as every token in these tables.
  hash text primary key,
  officer_id bigint not null references officers on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);

alter table cases
  -- Goes up with every change that anybody can see: the ETag, the id of live events, and who was quicker at the desk.
  add column version integer not null default 1,
  add column closed_at timestamptz,
  -- The resident has said something since the council did.
  add column answered boolean not null default false,
  add column assigned_to bigint references officers on delete set null,
  add column merged_into bigint references cases on delete set null,
  add column question_id bigint;

update cases set closed_at = updated_at where status in ('fixed', 'no-action', 'not-ours', 'duplicate', 'withdrawn');

create index cases_queue on cases (expected, id) where closed_at is null;
create index cases_received on cases (received_at);
create index cases_updated on cases (updated_at);
create index cases_merged on cases (merged_into) where merged_into is not null;
create index cases_words on cases using gin (description gin_trgm_ops, place_label gin_trgm_ops);

-- Whoever changes a case, and wherever: the processes that show it to somebody hear of it when the change is there.
create function tell_of_case() returns trigger language plpgsql as $$
begin
  perform pg_notify('case_changed', new.id || ':' || new.version);
  return null;
end $$;
create trigger case_changed after update of version on cases
  for each row when (new.version <> old.version) execute function tell_of_case();

alter table case_events
  -- `all`: on the public page of a public report too; `owner`: to who sent it; `desk`: to nobody outside.
  add column shown text not null default 'all' check (shown in ('all', 'owner', 'desk')),
  add column officer_id bigint references officers on delete set null,
  -- Why a case was reopened.
  add column reason text,
  -- The question that this answers.
  add column answers_id bigint references case_events on delete set null;
update case_events set shown = 'desk' where not public;
alter table case_events drop column public;
alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check check (kind in (
  'received', 'status', 'note', 'question', 'answer', 'update', 'reopened', 'withdrawn', 'merged'
));
alter table cases add constraint cases_question foreign key (question_id) references case_events on delete set null;

alter table contacts
  -- The resident's own; proves who asks.
  add column postcode text,
  -- How they hear now; `updates` is what they agreed to when they reported.
  add column channel text not null default 'none' check (channel in ('email', 'text', 'none'));
update contacts set channel = 'email' where updates and email is not null;
create index contacts_email on contacts (lower(email)) where email is not null;
create index contacts_phone on contacts (phone) where phone is not null;
create index contacts_words on contacts using gin (name gin_trgm_ops, email gin_trgm_ops);

-- A photo of a later update belongs to that line of the timeline, and is seen by whoever sees it.
alter table photos add column event_id bigint references case_events on delete cascade;

-- Sessions of residents: one opens one case, for a short while.
create table case_sessions (
  hash text primary key,
  case_id bigint not null references cases on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
create index case_sessions_age on case_sessions (used_at);

-- Follows a public report; without an address it is a "me too".
create table followers (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases on delete cascade,
  email text,
  language text not null default 'en',
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  stopped_at timestamptz
);
create unique index followers_once on followers (case_id, lower(email)) where email is not null;
create index followers_case on followers (case_id);

-- Tokens in letters. `open` shows a case to its owner, `confirm` and `stop` are a follower's or, without one, the owner's.
create table links (
  hash text primary key,
  kind text not null check (kind in ('open', 'confirm', 'stop')),
  case_id bigint not null references cases on delete cascade,
  follower_id bigint references followers on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- A newer link took its place.
  retired_at timestamptz
);
create index links_case on links (case_id);
create index links_age on links (expires_at);

-- Asked for by somebody who may be anybody: dealt with later, so that the answer tells nothing, not by its time either.
create table link_requests (
  id bigint generated always as identity primary key,
  asked jsonb not null,
  created_at timestamptz not null default now()
);

create table questionnaires (
  case_id bigint primary key references cases on delete cascade,
  fixed text not null check (fixed in ('yes', 'no', 'unknown')),
  rating smallint check (rating between 1 and 5),
  comment text not null default '',
  at timestamptz not null default now()
);

alter table outbox
  add column channel text not null default 'email' check (channel in ('email', 'text')),
  -- Token of the link that stops such letters with one click.
  add column stop_token text;
create index outbox_failed on outbox (failed_at) where failed_at is not null;

-- Who did what at the desk. Never what was redacted, never a password.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  officer_id bigint references officers on delete set null,
  case_id bigint references cases on delete set null,
  action text not null,
  detail text
);
create index audit_case on audit (case_id, id);

-- Random values that processes share, made by the first that needs them.
create table secrets (
  name text primary key,
  value text not null
);

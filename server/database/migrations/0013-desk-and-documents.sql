-- Who has a case, and that words or a photo were taken out of it, are lines of its history for colleagues alone: whatever
-- reads a history without asking for whom it is, these are never shown outside. `reason` has whom, or what it was taken
-- out of, and never what that was.
alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check check (kind in (
  'received', 'confirmed', 'status', 'note', 'question', 'answer', 'update', 'asked', 'reopened', 'withdrawn', 'merged',
  'assigned', 'redacted'
));
alter table case_events add constraint case_events_inside check (kind not in ('assigned', 'redacted') or shown = 'desk');

-- A closed case can be asked about too, and is in the queue with the open ones until somebody has answered.
create index cases_asks on cases (id) where asks;

-- Documents, as photos are: written after the file, claimed once, by a line of a history; unclaimed ones are swept.
create table documents (
  id uuid primary key,
  case_id bigint references cases on delete set null,
  event_id bigint references case_events on delete cascade,
  position smallint not null default 0,
  -- As it is shown.
  name text not null default '',
  bytes integer not null,
  created_at timestamptz not null default now()
);
create index documents_event on documents (event_id, position) where event_id is not null;
create index documents_unclaimed on documents (created_at) where case_id is null;

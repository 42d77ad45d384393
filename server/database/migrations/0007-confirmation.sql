-- A report of which nobody has shown yet that the address is theirs, where the council asks for that: private until
-- then, and afterwards what this says.
alter table cases add column unconfirmed text check (unconfirmed in ('public', 'private'));
create index cases_unconfirmed on cases (received_at) where unconfirmed is not null;

alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check check (kind in (
  'received', 'confirmed', 'status', 'note', 'question', 'answer', 'update', 'reopened', 'withdrawn', 'merged'
));

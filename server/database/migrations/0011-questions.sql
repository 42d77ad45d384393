-- What a resident asks of the council: the case is marked until somebody writes to them.
alter table case_events drop constraint case_events_kind_check;
alter table case_events add constraint case_events_kind_check check (kind in (
  'received', 'confirmed', 'status', 'note', 'question', 'answer', 'update', 'asked', 'reopened', 'withdrawn', 'merged'
));
alter table cases add column asks boolean not null default false;

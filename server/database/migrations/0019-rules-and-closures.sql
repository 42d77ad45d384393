-- What officers have set of a service that is booked, all of it, in place of what the council's list of services says: that
-- one is written anew with every start.
create table booking_rules (
  service text primary key,
  rules jsonb not null,
  -- Goes up with every change.
  version integer not null
);

-- What was promised with a hold: open bookings that one person may have, and until when the booking that it moves can be
-- moved. What an officer changes while it lasts takes nothing of it back.
alter table claims
  add column most_open integer,
  add column moves_until timestamptz;

-- A day on which all resources are closed, or all that serve something: shown and undone as one.
create table closures (
  id bigint generated always as identity primary key,
  day date not null,
  -- For officers.
  reason text not null,
  -- All, without them.
  service text,
  location text,
  check (service is not null or location is null)
);
create unique index closures_once on closures (day, coalesce(service, ''), coalesce(location, ''));

-- Each of those resources has an exception of it. Who opens one of them by itself takes that away.
alter table opening_exceptions add column closure bigint references closures on delete cascade;
create index opening_exceptions_closure on opening_exceptions (closure) where closure is not null;

-- Closed with its whole day and not by itself: it is open again with the day.
alter table slots add column shut boolean not null default false, add check (closed or not shut);

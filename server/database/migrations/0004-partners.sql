-- Updates that partners have sent, so that none is taken twice.
create table open311_updates (
  partner text not null,
  update_id text not null,
  event_id bigint references case_events on delete set null,
  at timestamptz not null default now(),
  primary key (partner, update_id)
);

create index case_events_at on case_events (at);

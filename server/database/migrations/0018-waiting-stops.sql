-- Who asks to wait twice has two letters, and the link of either stops them: SHA-256 of its token, base64url.
create table waiting_stops (
  hash text primary key,
  waiting bigint not null references waiting on delete cascade
);
create index waiting_stops_of on waiting_stops (waiting);
insert into waiting_stops (hash, waiting) select stop_hash, id from waiting where stop_hash is not null;
alter table waiting drop column stop_hash;

-- A booking has one wish, whatever address it is given: the newest of them stays.
delete from waiting w using waiting newer
  where w.moves = newer.moves and w.offered_at is null and newer.offered_at is null and w.id < newer.id;
drop index waiting_once;
create unique index waiting_once on waiting (service, lower(email)) where offered_at is null and moves is null;
create unique index waiting_once_moved on waiting (moves) where offered_at is null and moves is not null;

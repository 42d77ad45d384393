-- Who waits can stop by the link of the letter that told them that they do: SHA-256 of its token, base64url.
alter table waiting add column stop_hash text unique;

-- One wish with nothing but an address, and one for each booking: who knows an address proves nothing, and takes nobody's
-- turn from them.
drop index waiting_once;
create unique index waiting_once on waiting (service, lower(email), coalesce(moves, 0)) where offered_at is null;
drop index waiting_turn;
create index waiting_turn on waiting (id) where offered_at is null;

-- SHA-256 of the client address, so that nobody keeps many slots at once; it goes with the claim's last minute.
alter table claims add column held_from text;
create index claims_held_from on claims (held_from) where held_from is not null;

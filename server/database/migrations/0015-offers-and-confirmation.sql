-- What was offered to who waited and what became of it: its claim goes, and its link may be followed again.
alter table waiting
  -- SHA-256 of the token of its letter, base64url.
  add column offer_hash text unique,
  add column offer uuid references claims on delete set null,
  add column offer_location text,
  add column offer_starts timestamptz,
  add column offer_ends timestamptz,
  add column offer_until timestamptz,
  -- Neither: they let the hours go by.
  add column outcome text check (outcome in ('taken', 'declined'));
create index waiting_offer on waiting (offer) where offer is not null;

-- A booking whose e-mail address nobody has confirmed (`cases.unconfirmed`): its place is held, until the link of its letter
-- is used or the time runs out. Nobody extends it or lets it go by a token.
alter table claims
  add column confirms bigint unique references cases on delete cascade,
  add check (confirms is null or (state = 'held' and expires_at is not null and token_hash is null));

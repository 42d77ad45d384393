-- What the council does and where: services and places, in each language that the council writes.
create table service_groups (
  kind text not null,
  code text not null,
  language text not null,
  position smallint not null,
  name text not null,
  primary key (kind, code, language)
);

create table services (
  code text not null,
  language text not null,
  kind text not null,
  position smallint not null,
  -- What a list shows of it; the rest is read for one service at a time.
  summary jsonb not null,
  details jsonb not null,
  primary key (code, language)
);

create index services_kind on services (kind, language, position);

create table places (
  id text primary key,
  kind text not null check (kind in ('address', 'street', 'place')),
  -- By language: `12 Mill Lane`, `Exampleton Library`. English is always there.
  name jsonb not null,
  town text not null,
  postcode text,
  -- Of an address: id of its street. Not held by a foreign key, which would take half of the time of an import.
  street text,
  number integer,
  unit text,
  lat double precision not null check (lat between -85 and 85),
  lng double precision not null check (lng between -180 and 180),
  -- Spherical Mercator, as in cases: nearest is nearest in every direction.
  spot point not null generated always as (
    point(radians(lng) * 6378137, ln(tan(pi() / 4 + radians(lat) / 2)) * 6378137)
  ) stored
);

-- In the order of an address list, for a whole postcode and for the beginning of one.
create index places_postcode on places (postcode text_pattern_ops, street, number) where kind = 'address';
create index places_street on places (street, number) where kind = 'address';
create index places_spot on places using gist (spot) where kind <> 'street';

-- What streets and named places are found by: lower case, no accents, no punctuation; several a place.
create table place_names (
  place text not null references places on delete cascade,
  search text not null,
  primary key (place, search)
);

create index place_names_search on place_names using gin (search gin_trgm_ops);

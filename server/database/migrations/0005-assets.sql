-- What the council looks after one by one: lamps, bins, drains.
create table assets (
  -- The council's own, as it is on the thing's plate.
  id text primary key,
  kind text not null,
  -- By language: `Lamp 1234, outside 12 Mill Lane`. English is always there.
  name jsonb not null,
  lat double precision not null check (lat between -85 and 85),
  lng double precision not null check (lng between -180 and 180),
  -- Spherical Mercator, as in cases: nearest is nearest in every direction.
  spot point not null generated always as (
    point(radians(lng) * 6378137, ln(tan(pi() / 4 + radians(lat) / 2)) * 6378137)
  ) stored
);

create index assets_nearest on assets using gist (kind, spot);

-- The one that a report is about. Its name is kept with the case: the thing may be gone before the case is.
alter table cases add column asset_id text, add column asset_name jsonb;

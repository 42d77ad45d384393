-- Where a report is in public. A point that came from a search is that of an address, and an address beside a name says
-- where somebody lives: of it three decimals are shown, some hundred metres. A point that was set on the map or read from
-- the device is where the problem is, and stays. What the public list is searched by is this point and no other: from an
-- order, a radius or a distance the true one could be worked out.
alter table cases
  drop column spot,
  add column public_lat double precision generated always as (
    case when place_found = 'search' then round(lat::numeric, 3)::float8 else lat end
  ) stored,
  add column public_lng double precision generated always as (
    case when place_found = 'search' then round(lng::numeric, 3)::float8 else lng end
  ) stored,
  -- A generated column cannot be made of others.
  add column spot point generated always as (
    point(
      radians(case when place_found = 'search' then round(lng::numeric, 3)::float8 else lng end) * 6378137,
      ln(tan(pi() / 4 + radians(case when place_found = 'search' then round(lat::numeric, 3)::float8 else lat end) / 2))
        * 6378137
    )
  ) stored;

create index cases_nearest on cases using gist (spot)
  where kind = 'report' and not private and status <> 'withdrawn' and spot is not null;
create index cases_nearest_of_service on cases using gist (service, spot)
  where kind = 'report' and not private and status <> 'withdrawn' and spot is not null;

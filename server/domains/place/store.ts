import { sql, type SQL } from '../../database/sql.ts';
import type { Point } from '../../../src/contract/council.ts';
import type { Place } from '../../../src/contract/places.ts';
import { rows, type Database } from '../../database/open.ts';
import { readPlaceQuery, searchable, slips } from './rules.ts';

interface Row {
  id: string;
  kind: Place['kind'];
  name: string;
  town: string;
  postcode: string | null;
  number: number | null;
  unit: string | null;
  lat: number;
  lng: number;
}

/** Names in the language asked for, English where there is none. */
const columns = (language: string) =>
  sql`p.id, p.kind, coalesce(p.name ->> ${language}, p.name ->> 'en') as name, p.town, p.postcode, p.number, p.unit,
    p.lat, p.lng`;

const toPlace = ({ id, kind, name, town, postcode, lat, lng }: Row): Place => ({
  id,
  kind,
  // `Exampleton Library` says where it is.
  label: [name, name.includes(town) ? '' : town, postcode].filter(Boolean).join(', '),
  ...(postcode !== null && { postcode }),
  lat,
  lng,
});

const inOrder = sql`p.street, p.number nulls last, length(p.unit) nulls first, p.unit nulls first`;
const mostOfPostcode = 50;
const most = 20;

/** Finds places by what was typed, best first; `more` says that the list was cut. */
export async function findPlaces(
  db: Database,
  text: string,
  language: string,
): Promise<{ places: Place[]; more: boolean }> {
  const { postcode, postcodeStart, number, unit, words } = readPlaceQuery(text);
  const ask = (where: SQL, limit: number, order = inOrder) =>
    rows<Row>(db, sql`select ${columns(language)} from places p where ${where} order by ${order} limit ${limit + 1}`);
  if (postcode) {
    const whole = await ask(sql`p.kind = 'address' and p.postcode = ${postcode}`, mostOfPostcode);
    // Said with street and number too: that house, if it is there, else all, and never another street's.
    const meant = whole.filter(
      (row) =>
        (number === undefined || row.number === number) &&
        (unit === undefined || row.unit?.toUpperCase().endsWith(` ${unit}`)) &&
        searchable(`${row.name} ${row.town}`).includes(words),
    );
    return cut(meant.length > 0 ? meant : whole, mostOfPostcode);
  }
  if (postcodeStart) {
    const found = await rows<Row>(
      db,
      sql`select 'postcode:' || postcode as id, 'postcode' as kind, postcode as name, min(town) as town,
            null as postcode, avg(lat) as lat, avg(lng) as lng
          from places where kind = 'address' and postcode like ${`${postcodeStart}%`}
          group by postcode order by postcode limit ${most + 1}`,
    );
    const { places, more } = cut(found, most);
    if (places.length > 0) return { more, places: places.map((place) => ({ ...place, postcode: place.id.slice(9) })) };
  }
  if (!words) return { places: [], more: false };

  const named = await findNamed(db, words, language);
  const streets = named.filter(({ kind }) => kind === 'street');
  const oneHouse = number !== undefined || unit !== undefined;
  // The houses of a street come with it: one when its number was typed, all when it is the street that is meant.
  const meant = oneHouse
    ? streets.slice(0, 5)
    : named[0]?.kind === 'street' && named[0].close
      ? streets.slice(0, 1)
      : [];
  if (meant.length === 0) return cut(named, most);
  const ids = sql.join(
    meant.map(({ id }) => sql`${id}`),
    sql`, `,
  );
  const houses = await ask(
    sql`p.kind = 'address' and p.street in (${ids})
      ${number === undefined ? sql`` : sql`and p.number = ${number}`}
      ${unit === undefined ? sql`` : sql`and upper(p.unit) like ${`% ${unit}`}`}`,
    most,
    sql`array_position(array[${ids}]::text[], p.street), ${inOrder}`,
  );
  return cut(oneHouse ? [...houses, ...named] : [...named, ...houses], most);
}

/**
 * Streets and named places by their words: those that have them as they are, the beginning of a name before a word
 * within it; only where there is none, those that could be meant by a slip of the finger, the least slips first.
 */
async function findNamed(db: Database, words: string, language: string): Promise<(Row & { close: boolean })[]> {
  const found = await rows<Row & { search: string; close: boolean }>(
    db,
    sql`select ${columns(language)}, n.search, n.search like ${`${words}%`} or n.search like ${`% ${words}%`} as close
        from place_names n join places p on p.id = n.place
        where n.search like ${`${words}%`} or n.search like ${`% ${words}%`} or n.search % ${words}
        order by n.search = ${words} desc, n.search like ${`${words}%`} desc, close desc,
          similarity(n.search, ${words}) desc, n.search, p.id
        limit 200`,
  );
  const close = found.filter((row) => row.close);
  const most = Math.ceil(words.length / 3);
  const meant =
    close.length > 0
      ? close
      : found
          .map((row) => ({ row, wrong: slips(words, row.search) }))
          .filter(({ wrong }) => wrong <= most)
          .sort((a, b) => a.wrong - b.wrong)
          .map(({ row }) => row);
  // A place that is found by two of its names is listed once, where the better one puts it.
  const seen = new Set<string>();
  return meant.filter(({ id }) => !seen.has(id) && seen.add(id));
}

const cut = (found: readonly Row[], limit: number) => ({
  places: found.slice(0, limit).map(toPlace),
  more: found.length > limit,
});

/**
 * The address or named place nearest to a point.
 * @returns undefined when there is none at all; `name` is without town and postcode.
 */
export async function nearestPlace(
  db: Database,
  { lat, lng }: Point,
  language: string,
): Promise<{ place: Place; name: string } | undefined> {
  const [found] = await rows<Row>(db, nearestQuery({ lat, lng }, language));
  return found && { place: toPlace(found), name: found.name };
}

/** Flats are left out: the house that they are in says where a point is. The index gives the nearest without a search. */
export function nearestQuery({ lat, lng }: Point, language: string): SQL {
  const x = sql`radians(${lng}::float8) * 6378137`;
  const y = sql`ln(tan(pi() / 4 + radians(${lat}::float8) / 2)) * 6378137`;
  return sql`select ${columns(language)} from places p
    where p.kind <> 'street' and (p.unit is null or p.number is null)
    order by p.spot <-> point(${x}, ${y}) limit 1`;
}

/** A place as it is to be kept. */
export interface StoredPlace extends Point {
  id: string;
  kind: 'address' | 'street' | 'place';
  /** By language; English is always there. */
  name: { en: string } & Partial<Record<string, string>>;
  town: string;
  postcode?: string;
  /** Of an address: id of its street, which comes before it. */
  street?: string;
  number?: number;
  unit?: string;
  /** Of a street or a named place: what it is found by, as `searchable` makes it. */
  search?: readonly string[];
}

/** Adds places that are not there yet; a few thousand at a time, which is some seconds for a county. */
export async function savePlaces(db: Database, places: readonly StoredPlace[]): Promise<void> {
  for (let from = 0; from < places.length; from += 4000) {
    await db.execute(
      sql`insert into places (id, kind, name, town, postcode, street, number, unit, lat, lng)
          select id, kind, name, town, postcode, street, number, unit, lat, lng
          from jsonb_to_recordset(${JSON.stringify(places.slice(from, from + 4000))}::jsonb)
            as given (id text, kind text, name jsonb, town text, postcode text, street text, number int, unit text,
              lat float8, lng float8)
          on conflict (id) do nothing`,
    );
  }
  const names = places.flatMap(({ id, search = [] }) => search.map((text) => ({ place: id, search: text })));
  await db.execute(
    sql`insert into place_names (place, search)
        select place, search from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as given (place text, search text)
        on conflict do nothing`,
  );
}

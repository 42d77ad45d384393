import { escapeXml } from '../../http/xml.ts';

/** Words in a language, which may be another than the feed's. */
export interface Said {
  text: string;
  language?: string | undefined;
}

/** One entry of a feed. Addresses are whole, moments ISO 8601. */
export interface AtomEntry {
  /** Names it for good. */
  id: string;
  title: Said;
  published: string;
  updated: string;
  /** Whose words they are, where they are not the feed's author's. */
  author?: string | undefined;
  page?: string | undefined;
  text?: Said | undefined;
  /** Where it stands: our code, and the same in words. */
  status?: { code: string; label: string } | undefined;
  point?: { lat: number; lng: number } | undefined;
  /** Addresses of JPEGs. */
  photos?: readonly string[];
}

export interface AtomFeed {
  /** Its own address, which names it. */
  self: string;
  language: string;
  title: Said;
  subtitle?: string | undefined;
  author: string;
  page?: string | undefined;
  /** When it says nothing yet. */
  updated: string;
  entries: readonly AtomEntry[];
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** @param inner XML */
function element(name: string, attributes: Attributes, inner = ''): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(value)}"`))
    .join('');
  return inner ? `<${name}${given}>${inner}</${name}>` : `<${name}${given}/>`;
}

const plain = (name: string, text: string) => element(name, {}, escapeXml(text));
const said = (name: string, { text, language }: Said) =>
  element(name, { type: 'text', 'xml:lang': language }, escapeXml(text));
const author = (name: string) => element('author', {}, plain('name', name));
const pageLink = (page: string | undefined) =>
  page === undefined ? '' : element('link', { rel: 'alternate', type: 'text/html', href: page });

/** Writes a feed as Atom, RFC 4287, with points as GeoRSS Simple has them. */
export function writeAtom({ self, language, title, subtitle, page, entries, ...feed }: AtomFeed): string {
  const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), '');
  const attributes = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:georss': 'http://www.georss.org/georss',
    'xml:lang': language,
  };
  const inner = [
    plain('id', self),
    said('title', title),
    subtitle === undefined ? '' : said('subtitle', { text: subtitle }),
    plain('updated', updated || feed.updated),
    author(feed.author),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    pageLink(page),
    ...entries.map(writeEntry),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('feed', attributes, inner.join(''))}\n`;
}

function writeEntry({ id, title, published, updated, page, text, status, point, photos = [], ...entry }: AtomEntry) {
  const inner = [
    plain('id', id),
    said('title', title),
    plain('published', published),
    plain('updated', updated),
    entry.author === undefined ? '' : author(entry.author),
    pageLink(page),
    ...photos.map((href) => element('link', { rel: 'enclosure', type: 'image/jpeg', href })),
    status === undefined ? '' : element('category', { term: status.code, label: status.label }),
    // Without it an entry would need a page.
    said('content', text ?? title),
    point === undefined ? '' : plain('georss:point', `${point.lat} ${point.lng}`),
  ];
  return element('entry', {}, inner.join(''));
}

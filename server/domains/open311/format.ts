import { escapeXml } from '../../http/xml.ts';

/** Plain data as GeoReport speaks of it: nothing but text, numbers, truth, lists and records. */
export type Data = string | number | boolean | null | undefined | readonly Data[] | { readonly [name: string]: Data };

export type Format = 'json' | 'xml';

export const contentTypes: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** What one of a list is called in XML, where that is not the list's name without its `s`. */
const items: Record<string, string> = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
  photos: 'photo',
  notes: 'note',
  groups: 'group',
};

function element(name: string, value: Data): string {
  if (value === null || value === undefined || value === '') return `<${name}/>`;
  if (Array.isArray(value)) {
    const item = items[name] ?? name.replace(/s$/, '');
    return `<${name}>${(value as readonly Data[]).map((each) => element(item, each)).join('')}</${name}>`;
  }
  if (typeof value === 'object') {
    return `<${name}>${Object.entries(value)
      .map(([key, each]) => element(key, each))
      .join('')}</${name}>`;
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

/**
 * Writes an answer. XML has a root of that name; JSON leaves it out, as the Spark convention says, unless it is to be
 * `wrapped`; it has `null` for what is not there.
 */
export const write = (format: Format, root: string, value: Data, wrapped = false): string =>
  format === 'json'
    ? JSON.stringify(wrapped ? { [root]: value } : value, (_key, each: unknown) => (each === undefined ? null : each))
    : `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;

/**
 * What the embed builder hands out, as text: nothing here knows of the page.
 *
 * @typedef {object} Choices
 * @property {string} origin Where the script and the API are: `https://elements.example.gov.uk`.
 * @property {'tag' | 'div'} shape A tag, or a placeholder for editors that strip tags.
 * @property {Readonly<Record<string, string | boolean>>} attributes Attributes of the tag; an empty or false one is left out.
 * @property {Readonly<Record<string, string>>} tokens Tokens that are not the widget's own, by name.
 * @property {readonly string[]} preload Files that the page may fetch before it is asked for them, relative to the origin.
 * @property {string} telephone Number of a person, shown by the page itself until the widget is ready.
 */

const tag = 'council-report-a-problem';

/** What stands between the tags, in the language of the widget. */
const fallbacks = new Map([
  ['en', ['To report a problem, call', '.']],
  ['cy', ['I roi gwybod am broblem, ffoniwch', '.']],
  ['ar', ['للإبلاغ عن مشكلة اتصل بالرقم', '.']],
  ['pl', ['Aby zgłosić problem, zadzwoń pod numer', '.']],
]);

/** @param {string} text */
const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A number as it is dialled: `01632 960 001` is `+441632960001`, `999` stays as it is.
 * @param {string} number
 */
export function dialled(number) {
  const digits = number.replace(/[^\d+]/g, '');
  return digits.length > 6 && digits.startsWith('0') ? `+44${digits.slice(1)}` : digits;
}

/**
 * @param {Choices['attributes']} attributes
 * @param {string} prefix
 */
function written(attributes, prefix = '') {
  return Object.entries(attributes)
    .filter(([, value]) => value !== '' && value !== false)
    .map(([name, value]) => (value === true ? ` ${prefix}${name}` : ` ${prefix}${name}="${escapeHtml(String(value))}"`))
    .join('');
}

/**
 * The lines to paste into a page.
 * @param {Choices} choices
 */
export function snippet({ origin, shape, attributes, telephone, preload }) {
  const language = attributes['lang'] || 'en';
  const [before = '', after = ''] = fallbacks.get(String(language)) ?? [];
  const link = `<a href="tel:${escapeHtml(dialled(telephone))}">${escapeHtml(telephone)}</a>`;
  const [open, close] =
    shape === 'tag'
      ? [`<${tag}${written(attributes)}>`, `</${tag}>`]
      : [`<div data-council-widget="report-a-problem"${written(attributes, 'data-')}>`, '</div>'];
  const script = { 'data-api-base': `${origin}/api/`, 'data-contact': telephone };
  const direction = language === 'ar' ? ' dir="rtl"' : '';
  return [
    ...preload.map((file) => `<link rel="modulepreload" href="${origin}/${file}" />`),
    `<script type="module" src="${origin}/council.js"`,
    ` ${written(script)}></script>`,
    '',
    open,
    ...(telephone ? [`  <p${direction}>${before} ${link}${after}</p>`] : []),
    close,
  ].join('\n');
}

/**
 * The rule for the site's style sheet; empty when the widget keeps its own look.
 * @param {Choices} choices
 */
export function styleSheet({ shape, tokens }) {
  const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};`);
  const selector = shape === 'tag' ? tag : '[data-council-widget]';
  return lines.length > 0 ? [`${selector} {`, ...lines, '}'].join('\n') : '';
}

/**
 * What a site with a security policy adds to it.
 * @param {string} origin
 * @param {string} mapTiles Address of other map tiles, if any.
 */
export function policy(origin, mapTiles = '') {
  // A host may have a placeholder too: `https://{s}.tiles.example/{z}/{x}/{y}.png`.
  const map = /^https?:\/\/[^/]+/.exec(mapTiles)?.[0].replace(/\{\w+\}/, '*');
  const pictures = map && map !== origin ? `${origin} ${map}` : origin;
  return [
    `script-src ${origin};`,
    `connect-src ${origin};`,
    `img-src ${pictures} data: blob:;`,
    'trusted-types council-widgets;',
  ].join('\n');
}

/** @param {string} colour As `#14507a`. */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Contrast of two colours, 1 to 21, as WCAG 2.2 counts it.
 * @param {string} one
 * @param {string} other
 */
export function contrast(one, other) {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Pages of other people's sites, for the browser tests: they carry the built widgets as a council's page would, under
 * policies and styles that a test page cannot have. The API of an invented council answers beside them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { TestRunnerConfig } from '@web/test-runner';
import * as bookings from '../test/helpers/bookings.ts';
import * as cases from '../test/helpers/cases.ts';
import * as exampleton from '../test/helpers/exampleton.ts';
import * as payments from '../test/helpers/payments.ts';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

const root = join(import.meta.dirname, '..');

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types council-widgets',
].join('; ');

const hostile = `
  html { font-size: 62.5% !important; direction: rtl !important; }
  council-report-a-problem, council-track-request, council-book-a-slot, council-pay { display: none !important; color: red !important; font: 40px cursive !important; }
  * {
    all: unset !important; display: inline !important; color: #f0f !important; background: #ff0 !important;
    letter-spacing: 0.5em !important; text-transform: uppercase !important; font-size: 9px !important;
    line-height: 0.8 !important; direction: rtl !important; text-align: right !important; visibility: hidden !important;
    opacity: 0.2 !important; word-spacing: 1em !important; white-space: nowrap !important; float: left !important;
    position: fixed !important; inset: 0 !important; transform: rotate(3deg) !important; filter: blur(4px) !important;
    cursor: wait !important; pointer-events: none !important; user-select: none !important; zoom: 1 !important;
  }
  :focus { outline: none !important; box-shadow: none !important; }
  ::before, ::after { content: "hostile" !important; }
`;

const styles: Readonly<Record<string, string>> = { 'hostile.css': hostile, 'plain.css': 'body { margin: 0; }' };

interface HostPage {
  readonly head?: string;
  readonly body?: string;
  readonly policy?: string;
}

const script = '<script type="module" src="/hosts/dist/council.js" data-api-base="/hosts/api/"></script>';
const widget =
  '<council-report-a-problem><p>Call <a href="tel:01632960001">01632 960 001</a></p></council-report-a-problem>';
const tracker =
  '<council-track-request near><p>Call <a href="tel:01632960001">01632 960 001</a></p></council-track-request>';
const booker = '<council-book-a-slot><p>Call <a href="tel:01632960001">01632 960 001</a></p></council-book-a-slot>';
const payer = '<council-pay><p>Call <a href="tel:01632960001">01632 960 001</a></p></council-pay>';
const record = '<script src="/hosts/record.js"></script>';

const pages: Readonly<Record<string, HostPage>> = {
  plain: { head: '<link rel="stylesheet" href="/hosts/plain.css">' },
  strict: { policy: strict },
  hostile: { head: '<link rel="stylesheet" href="/hosts/hostile.css">' },
  twice: { head: '<script type="module" src="/hosts/dist/council.js?again"></script>' },
  'other-version': { head: '<script src="/hosts/other-version.js"></script>' },
  placeholder: { body: '<div data-council-widget="report-a-problem" data-heading-level="3"><p>Call us</p></div>' },
  'track-plain': { head: '<link rel="stylesheet" href="/hosts/plain.css">', body: tracker },
  'track-strict': { policy: strict, body: tracker },
  'track-hostile': { head: '<link rel="stylesheet" href="/hosts/hostile.css">', body: tracker },
  'book-plain': { head: '<link rel="stylesheet" href="/hosts/plain.css">', body: booker },
  'book-strict': { policy: strict, body: booker },
  'book-hostile': { head: '<link rel="stylesheet" href="/hosts/hostile.css">', body: booker },
  'pay-plain': { head: '<link rel="stylesheet" href="/hosts/plain.css">', body: payer },
  'pay-strict': { policy: strict, body: payer },
  'pay-hostile': { head: '<link rel="stylesheet" href="/hosts/hostile.css">', body: payer },
  'own-lit': {
    policy: `${strict} lit-html`,
    head: '<script type="module" src="/hosts/own-lit.js"></script>',
    body: `<host-greeting></host-greeting>${widget}`,
  },
  clobbered: {
    body: `<form id="config"><input name="council"></form><a id="customElements" name="CouncilElements" href="/x"></a>
      <a id="council" href="/y"></a><img name="location"><div id="field-search"></div>${widget}`,
  },
  patched: { head: '<script src="/hosts/patched.js"></script>' },
  'no-trusted-types': { policy: strict.replace('trusted-types council-widgets', "trusted-types 'none'") },
  missing: { head: '', body: widget, policy: strict.replace("script-src 'self'", "script-src 'none'") },
};

const scripts: Readonly<Record<string, string>> = {
  'record.js': `globalThis.seen = { violations: [], errors: [], warnings: [] };
    addEventListener('securitypolicyviolation', e => seen.violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
    addEventListener('error', e => seen.errors.push(e.message));
    addEventListener('unhandledrejection', e => seen.errors.push(String(e.reason)));
    const warn = console.warn; console.warn = (...all) => { seen.warnings.push(all.join(' ')); warn.apply(console, all); };`,
  // What an earlier or a later version of the script leaves behind.
  'other-version.js': `customElements.define('council-report-a-problem', class extends HTMLElement {
    static councilVersion = '9.9.9'; connectedCallback() { this.attachShadow({ mode: 'open' }).textContent = 'the other version'; } });`,
  'own-lit.js': `import { LitElement, html } from '/node_modules/lit/index.js';
    customElements.define('host-greeting', class extends LitElement { render() { return html\`<p>Hello from the page</p>\`; } });`,
  // Libraries of the last century patch what they can reach.
  'patched.js': `Array.prototype.toJSON = function () { return '[' + this.join() + ']'; };
    Array.prototype.each = function () {}; String.prototype.strip = function () { return String(this); };`,
};

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

function page(name: string): { body: string; policy: string | undefined } | undefined {
  const found = pages[name];
  if (!found) return undefined;
  return {
    policy: found.policy,
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width"><title>${name}</title>${record}${script}${found.head ?? ''}</head>
      <body><main><h1>A page of somebody else</h1>${found.body ?? widget}</main></body></html>`,
  };
}

/** A case that has a question, and takes whatever is done to it. */
function caseAnswer(id: string, part: string | undefined, language: string): unknown {
  const view = cases.asked(language);
  if (id === 'lookup') return { session: cases.session, case: view };
  if (id === 'links') return { language };
  if (part === 'updates') return { language, reference: id, status: 'investigating' };
  return part === undefined ? view : undefined;
}

/** Times that are free for whoever holds them. */
function bookingAnswer(kind: string, url: URL, language: string): unknown {
  if (kind === 'slots') return bookings.slotList({ url }, bookings.allSlots());
  if (kind === 'holds') return bookings.holdOf({ location: 'park', starts: '2026-03-03T09:00:00Z' });
  if (kind === 'waiting') return { language };
  const [slot] = bookings.allSlots();
  const { location, starts, ends } = { ...slot };
  return { reference: bookings.reference, token: bookings.token, location, starts, ends, language, bring: [] };
}

/** A payment that is over at once: a provider would take the window with the tests in it. */
function paymentAnswer(kind: string, id: string, language: string): unknown {
  if (kind === 'payments') return { ...payments.paymentView('paid', language), token: payments.paymentToken };
  if (id === 'lookup') return { language, payable: payments.payable('council-tax', language) };
  return { language, payables: [payments.payable('park-fund', language)] };
}

function answer(method: string, url: URL, language: string): unknown {
  const [kind = '', id = '', ...rest] = url.pathname.slice('/hosts/api/'.length).split('/');
  if (['slots', 'holds', 'bookings', 'waiting'].includes(kind)) return bookingAnswer(kind, url, language);
  if (kind === 'services' && url.searchParams.get('kind') === 'booking') return bookings.bookableList(language);
  if (kind === 'services' && bookings.bookable(id, language)) return bookings.bookable(id, language);
  if (kind === 'payments' || kind === 'payables') return paymentAnswer(kind, id, language);
  if (kind === 'services' && url.searchParams.get('kind') === 'payment') return payments.payableServices(language);
  if (kind === 'services' && payments.payableService(id, language)) return payments.payableService(id, language);
  if (kind === 'council') return exampleton.council(language);
  if (kind === 'services') return id ? exampleton.service(id, language) : exampleton.services(language);
  if (kind === 'places') {
    const near = { language, area: { inside: true }, label: 'Near 1 Mill Lane', distance: 10 };
    return id === 'nearest' ? near : exampleton.places(language);
  }
  if (kind === 'assets') return exampleton.lamps(language);
  if (kind === 'photos') return { id: crypto.randomUUID(), width: 100, height: 80, bytes: 2000 };
  if (kind === 'cases') return caseAnswer(id, rest[0], language);
  if (kind === 'followers') return { language, reference: '4HD-W2V-8RN9', title: 'Pothole, Mill Lane' };
  if (kind === 'reports' && id) return rest[0] ? { language } : cases.publicCase(language, id);
  if (kind === 'reports' && method === 'GET') {
    return { language, reports: cases.publicReports(language), more: false };
  }
  return kind === 'reports' ? exampleton.receipt(language) : undefined;
}

const tile =
  '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#dde7d8"/></svg>';

/** Serves `/hosts/<page>`, `/hosts/dist/…` (the build) and `/hosts/api/…`; everything else is somebody else's. */
export const hostPages: Middleware = async (context, next) => {
  if (!context.path.startsWith('/hosts/')) return void (await next());
  const [kind = '', ...rest] = context.path.slice('/hosts/'.length).split('/');
  const file = join(root, 'dist', rest.join('/'));
  const host = page(kind);
  const send = (type: string, body: string | Buffer, status = 200) => {
    context.status = status;
    context.type = type;
    context.body = body;
  };
  if (kind === 'api' && rest[0] === 'map') return send('image/svg+xml', tile);
  if (kind === 'api') {
    const language = context.get('Accept-Language').startsWith('cy') ? 'cy' : 'en';
    const found = answer(context.method, new URL(context.url, 'http://host.test'), language);
    return send('application/json', JSON.stringify(found ?? { code: 'not-found' }), found ? 200 : 404);
  }
  if (kind === 'dist' && existsSync(file)) {
    return send(types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
  }
  if (styles[kind]) return send('text/css; charset=utf-8', styles[kind]);
  if (scripts[kind]) return send('text/javascript; charset=utf-8', scripts[kind]);
  if (!host) return send('text/plain', 'Nothing is here.', 404);
  if (host.policy) context.set('Content-Security-Policy', host.policy);
  return send('text/html; charset=utf-8', host.body);
};

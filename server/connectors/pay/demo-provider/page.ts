/**
 * The pages that residents see: opened once by the address that the API gave, then held by a cookie that is good for
 * one payment alone. Every step may be sent twice, gone back to and loaded again: what was done stays done.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { checkForm, fieldNames, prefilledFor, type Typed } from './form.ts';
import { cardPage, confirmPage, endPage, frontPage, linkPage, strangerPage, styleUrl } from './html.ts';
import { authorise, cancel, confirm, start, statusOf, type Payment } from './life.ts';
import { checkLink, linkPath, prefilledLink } from './link.ts';
import { newId, type Store } from './store.ts';
import { words } from './words.ts';
import { style } from './style.ts';
import { cardEnding } from './cards.ts';

export interface PageOptions {
  store: Store;
  /** What cookies are signed with. */
  secret: string;
  base: () => string;
  now: () => string;
  changed: () => void;
  /** Sends what webhooks have to tell, and resolves when the council has it. */
  tellFirst: () => Promise<void>;
}

const cookieName = 'demo_pay';

export function pages({ store, secret, base, now, changed, tellFirst }: PageOptions): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    allow(context);
    await next();
  });

  app.get('/', (context) => context.html(frontPage(languageOf(context.req.query('language')))));
  app.get(styleUrl, (context) => context.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  app.get(linkPath, (context) =>
    context.html(linkPage(languageOf(context.req.query('language')), prefilledLink(context.req.query()), {})),
  );
  app.post(linkPath, async (context) => {
    const body = await context.req.parseBody();
    const said = (name: string) => textOf(body[name]) ?? '';
    const language = languageOf(said('language'));
    const checked = checkLink({ reference: said('reference'), amount: said('amount') });
    if (checked.errors) return context.html(linkPage(language, checked.again, checked.errors), 400);
    const { reference, pence } = checked;
    const { payment } = await store.create({
      id: newId(),
      asked: {
        amount: pence,
        reference,
        description: words[language].link.title,
        language,
        mode: 'web',
        delayedCapture: false,
      },
      steps: [{ at: now(), status: 'created' }],
      refunds: [],
    });
    return context.redirect(`/secure/${await store.newToken(payment.id)}`, 303);
  });

  // Whoever only looks whether the address is there, as scanners of mail do, uses nothing up.
  app.get('/secure/:token', (context) =>
    context.req.method === 'HEAD' ? context.body(null) : open(context, context.req.param('token')),
  );
  app.post('/secure', async (context) => {
    const { chargeTokenId } = await context.req.parseBody();
    return open(context, typeof chargeTokenId === 'string' ? chargeTokenId : '');
  });

  app.get('/card_details/:id', async (context) => {
    const payment = await held(context, start);
    if (!payment) return context.html(strangerPage('used'), 403);
    const place = placeOf(payment);
    if (place === 'confirm') return context.redirect(`/card_details/${payment.id}/confirm`, 303);
    return context.html(place === 'card' ? cardPage(payment, prefilledFor(payment), {}, thisYear()) : endPage(payment));
  });

  app.post('/card_details/:id', async (context) => {
    const payment = await held(context);
    if (!payment) return context.html(strangerPage('used'), 403);
    if (placeOf(payment) === 'card') {
      const checked = checkForm(await typedIn(context), now());
      if (checked.errors) return context.html(cardPage(payment, checked.again, checked.errors, thisYear()), 400);
      await store.change(payment.id, (each, at) => authorise(each, checked.card, checked.email, at));
      changed();
    }
    return context.redirect(`/card_details/${payment.id}`, 303);
  });

  app.get('/card_details/:id/confirm', async (context) => {
    const payment = await held(context);
    if (!payment) return context.html(strangerPage('used'), 403);
    if (placeOf(payment) !== 'confirm') return context.redirect(`/card_details/${payment.id}`, 303);
    allow(context, payment);
    return context.html(confirmPage(payment));
  });

  app.post('/card_details/:id/confirm', async (context) => {
    const payment = await held(context, confirm);
    if (!payment) return context.html(strangerPage('used'), 403);
    const { card, asked } = payment;
    const confirmed = payment.due !== undefined || ['capturable', 'success'].includes(statusOf(payment));
    if (!card || !confirmed) return context.redirect(`/card_details/${payment.id}`, 303);
    if (cardEnding(card.ending).outcome === 'webhook-first') await tellFirst();
    else changed();
    allow(context, payment);
    return context.redirect(asked.returnUrl ?? `/card_details/${payment.id}`, 303);
  });

  app.post('/card_details/:id/cancel', async (context) => {
    const payment = await held(context, (each, at) => cancel(each, 'user', at));
    if (!payment) return context.html(strangerPage('used'), 403);
    changed();
    return context.redirect(`/card_details/${payment.id}`, 303);
  });

  app.notFound((context) => context.html(strangerPage('missing'), 404));
  return app;

  async function open(context: Context, token: string): Promise<Response> {
    const used = await store.useToken(token);
    if (!used) return context.html(strangerPage('used'), 403);
    const path = `/card_details/${used.paymentId}`;
    if (used.first)
      setCookie(context, cookieName, seal(used.paymentId), {
        path,
        httpOnly: true,
        sameSite: 'Lax',
        secure: base().startsWith('https:'),
      });
    // The second time it is the cookie that opens the page, for the browser that has it.
    return context.redirect(path, 303);
  }

  /** The payment of the address, for the browser that opened it; changed, where there is something to change. */
  async function held(context: Context, by?: (payment: Payment, at: string) => Payment): Promise<Payment | undefined> {
    const id = context.req.param('id') ?? '';
    const given = Buffer.from(getCookie(context, cookieName) ?? '');
    const right = Buffer.from(seal(id));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return by ? store.change(id, by) : store.read(id);
  }

  function seal(paymentId: string): string {
    return createHmac('sha256', secret).update(`card page of ${paymentId}`).digest('base64url');
  }

  function thisYear(): number {
    return Number(now().slice(0, 4));
  }
}

/** Our own style and our own forms; one that ends at the council's address, as browsers count a redirect as well. */
function allow(context: Context, payment?: Payment): void {
  const returnUrl = payment?.asked.returnUrl;
  const forms = returnUrl === undefined ? "'self'" : `'self' ${new URL(returnUrl).origin}`;
  context.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`,
  );
}

/** Which page belongs to what a payment is. */
function placeOf(payment: Payment): 'card' | 'confirm' | 'end' {
  const status = statusOf(payment);
  if (status === 'created' || status === 'started') return 'card';
  return status === 'submitted' && !payment.due ? 'confirm' : 'end';
}

async function typedIn(context: Context): Promise<Typed> {
  const body = await context.req.parseBody();
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = textOf(body[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.isWellFormed() && !value.includes('\0') ? value : undefined;

const languageOf = (asked: string | undefined) => (asked === 'cy' ? 'cy' : 'en');

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { testCards } from '../../server/connectors/pay/demo-provider/cards.ts';
import { checkForm } from '../../server/connectors/pay/demo-provider/form.ts';
import { words } from '../../server/connectors/pay/demo-provider/words.ts';
import { withProvider, type TestProvider } from './demo-provider.ts';

/** What a resident may type: a test card, and the rest invented. */
const typed = (over: Record<string, string> = {}) => ({
  number: '4444 3333 2222 1111',
  month: '10',
  year: '2030',
  name: 'R Resident',
  code: '123',
  country: 'GB',
  line1: '1 Mill Lane',
  line2: '',
  city: 'Exampleton',
  postcode: 'ZZ1 1AB',
  email: 'robin@example.com',
  ...over,
});

/** A browser without script: one cookie, and the address that it is at. */
class Resident {
  readonly provider: TestProvider;
  #cookie = '';
  path = '';
  html = '';
  status = 0;
  headers = new Headers();

  constructor(provider: TestProvider) {
    this.provider = provider;
  }

  async go(path: string, form?: Record<string, string>): Promise<this> {
    let answer = await this.#ask(path, form);
    // As a browser does, up to the door of another site.
    for (let next = answer.headers.get('location'); next?.startsWith('/') === true;) {
      answer = await this.#ask(next);
      next = answer.headers.get('location');
    }
    this.status = answer.status;
    this.headers = answer.headers;
    this.html = await answer.text();
    return this;
  }

  async #ask(path: string, form?: Record<string, string>): Promise<Response> {
    this.path = path;
    const answer = await fetch(this.provider.url + path, {
      method: form ? 'POST' : 'GET',
      headers: { Cookie: this.#cookie },
      redirect: 'manual',
      ...(form && { body: new URLSearchParams(form) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set !== null) {
      assert.match(set, /; Path=\/card_details\/[a-z0-9]{26}; HttpOnly; SameSite=Lax$/);
      this.#cookie = set.split(';')[0] ?? '';
    }
    return answer;
  }

  get title(): string {
    return /<h1>(.*?)<\/h1>/.exec(this.html)?.[1] ?? '';
  }
}

describe('the card page', () => {
  withProvider((get) => {
    async function link(id: string): Promise<string> {
      const { _links } = await get().payment(id);
      return new URL(_links['next_url']?.href ?? '').pathname;
    }

    /** A resident at the card page of a new payment. */
    async function visit(over: Record<string, unknown> = {}) {
      const id = await get().create(over);
      const resident = await new Resident(get()).go(await link(id));
      return { id, resident, page: `/card_details/${id}` };
    }

    const state = async (id: string) => (await get().payment(id)).state;

    it('opens once, in one browser, and not for whoever only looks', async () => {
      const id = await get().create();
      const next = await link(id);
      assert.equal((await fetch(get().url + next, { method: 'HEAD' })).status, 200);
      assert.equal((await state(id)).status, 'created');
      const resident = await new Resident(get()).go(next);
      assert.equal(resident.title, words.en.enter);
      assert.equal((await state(id)).status, 'started');
      assert.equal((await resident.go(next)).title, words.en.enter);

      const other = await new Resident(get()).go(next);
      assert.equal(other.status, 403);
      assert.equal(other.title, words.en.ends.used[0]);
      assert.ok(other.html.includes(words.cy.ends.used[0]));
      assert.equal((await other.go(`/card_details/${id}/confirm`)).status, 403);
      assert.equal((await other.go(`/card_details/${id}/cancel`, {})).status, 403);
      assert.equal((await state(id)).status, 'started');

      const again = await new Resident(get()).go(await link(id));
      assert.equal(again.title, words.en.enter);
      const { params } = (await get().payment(id))._links['next_url_post'] ?? {};
      assert.equal((await new Resident(get()).go('/secure', params)).title, words.en.enter);
    });

    it('is paid by card, check and button, whatever is sent twice or gone back to', async () => {
      const { id, resident, page } = await visit({ amount: 123_456 });
      await resident.go(page, typed());
      assert.equal(resident.path, `${page}/confirm`);
      assert.equal(resident.title, words.en.check);
      assert.match(resident.html, /Pay £1,234\.56/);
      assert.match(resident.html, /ending in 1111/);
      // Back, and the form once more, with another card: the bank has been asked already.
      await resident.go(page, typed({ number: '4000000000000002' }));
      assert.equal(resident.path, `${page}/confirm`);
      await resident.go(page);
      assert.equal(resident.path, `${page}/confirm`);

      const answers = await Promise.all([1, 2, 3].map(() => resident.go(`${page}/confirm`, {})));
      for (const { headers } of answers)
        assert.equal(headers.get('location'), 'https://council.example/paid?key=abc#there');
      assert.deepEqual(await state(id), { status: 'success', finished: true });
      await resident.go(`${page}/cancel`, {});
      assert.equal(resident.title, words.en.ends.paid[0]);
      assert.match(resident.html, /href="https:\/\/council\.example\/paid\?key=abc#there"/);
      const { body } = await get().call('GET', `/v1/payments/${id}/events`);
      assert.equal((body['events'] as unknown[]).length, 4);
    });

    it('speaks the language of the payment', async () => {
      for (const language of ['en', 'cy'] as const) {
        const t = words[language];
        const { resident, page } = await visit({ language });
        assert.match(resident.html, new RegExp(`<html lang="${language}">`));
        for (const each of [
          t.demo,
          t.demoText,
          t.demoCards,
          t.number,
          t.name,
          t.address,
          t.continue,
          t.cancel,
          t.outcomes.slow,
        ])
          assert.ok(resident.html.includes(each), each);
        assert.ok(resident.html.includes(language === 'cy' ? 'Y Deyrnas Unedig' : 'United Kingdom'));
        await resident.go(page, {});
        for (const error of ['number-empty', 'expiry-wrong', 'email-wrong'] as const)
          assert.ok(resident.html.includes(t.errors[error]), error);
        await resident.go(page, typed());
        assert.ok(resident.html.includes(t.pay('£12.50')));
        await resident.go(`${page}/cancel`, {});
        assert.equal(resident.title, t.ends.cancelled[0]);
      }
      const said = (value: unknown): string[] =>
        typeof value === 'string' ? [value] : value instanceof Object ? Object.values(value).flatMap(said) : [];
      const english = new Set(said(words.en));
      // Two are the names of the other language.
      assert.deepEqual(
        said(words.cy).filter((each) => english.has(each) && each !== 'cy' && each !== 'en'),
        [],
      );
    });

    it('may be filled in by the council and by the browser', async () => {
      const { resident } = await visit({
        email: 'robin@example.com',
        prefilled_cardholder_details: {
          cardholder_name: 'Robin R O’Example',
          billing_address: { line1: '1 Mill Lane', city: 'Exampleton', postcode: 'ZZ1 1AB', country: 'nowhere' },
        },
      });
      for (const value of ['robin@example.com', 'Robin R O’Example', '1 Mill Lane', 'Exampleton', 'ZZ1 1AB'])
        assert.ok(resident.html.includes(`value="${value}"`), value);
      assert.match(resident.html, /value="GB" selected/);
      const tokens = [...resident.html.matchAll(/autocomplete="([^"]+)"/g)].map(([, token]) => token);
      assert.deepEqual(tokens, [
        'cc-number',
        'cc-exp-month',
        'cc-exp-year',
        'cc-name',
        'cc-csc',
        'billing country',
        'billing address-line1',
        'billing address-line2',
        'billing address-level2',
        'billing postal-code',
        'email',
      ]);
    });

    it('says what is wrong, at the field and on top, and gives back all but number and code', async () => {
      const { id, resident, page } = await visit();
      await resident.go(page, typed({ number: '4000000000000001', month: '13', code: '12', email: 'robin', city: '' }));
      assert.equal(resident.status, 400);
      assert.match(resident.html, /<title>Error: /);
      assert.match(resident.html, /role="alert"[^>]* tabindex="-1" autofocus/);
      const targets = [...resident.html.matchAll(/<li><a href="#(\w+)"/g)].map(([, target]) => target);
      assert.deepEqual(targets.sort(), ['city', 'code', 'email', 'month', 'number']);
      for (const target of targets)
        assert.match(
          resident.html,
          new RegExp(`<input id="${target}"[^>]*aria-describedby="[^"]*${target}-error"[^>]*aria-invalid="true"`),
        );
      assert.match(resident.html, /id="name"[^>]*value="R Resident"/);
      assert.match(resident.html, /id="number"[^>]*value=""/);
      assert.match(resident.html, /id="code"[^>]*value=""/);
      assert.equal((await state(id)).status, 'started');
    });

    it('keeps no number of a card, wherever it is typed, and takes none but the test cards', async () => {
      const { resident, page } = await visit();
      // Right by its check digit, and nobody's.
      const real = '4929000000006';
      await resident.go(page, typed({ number: real }));
      assert.ok(resident.html.includes(words.en.errors['number-real']));
      for (const name of ['name', 'line1', 'city', 'postcode', 'email']) {
        await resident.go(page, typed({ [name]: '4929 0000 0000 6' }));
        assert.ok(resident.html.includes(words.en.errors.digits), name);
        assert.ok(!resident.html.includes('4929 0000'), name);
      }
      await resident.go(page, typed({ year: '4929 0000 0000 6', month: real }));
      assert.doesNotMatch(resident.html, /4929 ?0000/);
      await resident.go(page, typed({ number: '6759649826438453' }));
      assert.ok(resident.html.includes(words.en.errors['number-not-accepted']));
      for (const { number, brand } of testCards) {
        const each = await visit();
        await each.resident.go(each.page, typed({ number, code: brand === 'American Express' ? '1234' : '123' }));
        assert.notEqual(each.resident.title, words.en.ends.used[0]);
      }
      const found = await rows<{ text: string }>(
        get().database.db,
        sql`select payment::text as text from demo_pay.payments union all select body from demo_pay.webhooks`,
      );
      const kept = found.map(({ text }) => text).join();
      for (const number of [real, ...testCards.map((card) => card.number)]) assert.ok(!kept.includes(number), number);
    });

    it('ends with its own words, and the way back', async () => {
      const end = async (act: (resident: Resident, page: string) => Promise<unknown>) => {
        const { resident, page } = await visit();
        await act(resident, page);
        await resident.go(page);
        assert.match(resident.html, /class="button" href="https:\/\/council\.example\/paid\?key=abc#there"/);
        return resident.title;
      };
      const pay = (number: string) => async (resident: Resident, page: string) => {
        await resident.go(page, typed({ number }));
        await resident.go(`${page}/confirm`, {});
      };
      const { ends } = words.en;
      assert.equal(await end(pay('4000000000000002')), ends.declined[0]);
      assert.equal(await end(pay('4000000000000069')), ends.declined[0]);
      assert.equal(await end(pay('4000000000000119')), ends.trouble[0]);
      assert.equal(await end(pay('4000000000001018')), ends.checking[0]);
      assert.equal(await end((resident, page) => resident.go(`${page}/cancel`, {})), ends.cancelled[0]);
      assert.equal(await end(() => get().pass(90 * 60)), ends.expired[0]);
      const late = async (resident: Resident, page: string) => {
        await resident.go(page, typed());
        await get().pass(90 * 60);
        await resident.go(`${page}/confirm`, {});
        assert.equal(resident.title, ends.expired[0]);
      };
      assert.equal(await end(late), ends.expired[0]);
    });

    it('sends the resident back before the council knows, or after, by the card', async () => {
      const provider = get();
      const told = async (number: string) => {
        const { resident, page } = await visit();
        await resident.go(page, typed({ number }));
        provider.receiver.told.length = 0;
        await resident.go(`${page}/confirm`, {});
        return provider.receiver.told.length;
      };
      await provider.pass(60);
      assert.equal(await told('4444333322221111'), 0);
      await provider.pass(60);
      assert.equal(await told('4000000000001042'), 2);
      assert.equal(await told('4000000000001034'), 0);
      await provider.pass(7200);
      assert.equal(provider.receiver.told.length, 0);
      assert.equal(await told('4000000000001059'), 0);
      await provider.pass(59);
      assert.equal(provider.receiver.told.length, 0);
      await provider.pass(1);
      assert.equal(provider.receiver.told.length, 2);
    });

    it('runs no script and sends its forms to itself and, at the end, to the council alone', async () => {
      const { resident, page } = await visit();
      const policy = () => resident.headers.get('content-security-policy');
      const rest = "frame-ancestors 'none'; base-uri 'none'";
      assert.equal(policy(), `default-src 'none'; style-src 'self'; form-action 'self'; ${rest}`);
      assert.equal(resident.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(resident.headers.get('cache-control'), 'no-store');
      await resident.go(page, typed());
      const council = "form-action 'self' https://council.example";
      assert.equal(policy(), `default-src 'none'; style-src 'self'; ${council}; ${rest}`);
      for (const address of ['/', '/?language=cy', '/nothing']) {
        await resident.go(address);
        assert.doesNotMatch(resident.html, /<script| style=|<style| on\w+=|javascript:/);
      }
    });

    it('has a payment link, which needs no council, no script and no account', async () => {
      const link = '/payments/exampleton-council';
      const resident = new Resident(get());
      await resident.go(`${link}?reference=AB_12&amount=4850`);
      assert.match(resident.html, /name="reference" value="AB 12"/);
      assert.match(resident.html, /name="amount" value="48\.50"/);
      await resident.go(link, { language: 'cy', reference: '4444 3333 2222 1111', amount: '12p' });
      assert.equal(resident.status, 400);
      assert.doesNotMatch(resident.html, /4444/);
      for (const error of Object.keys({ digits: 1, 'amount-wrong': 1 }) as ('digits' | 'amount-wrong')[])
        assert.equal(resident.html.split(words.cy.link.errors[error]).length, 3, error);
      await resident.go(link, { language: 'cy', reference: 'AB <12>', amount: '£48.50' });
      assert.equal(resident.status, 200);
      const page = resident.path;
      await resident.go(page, typed());
      await resident.go(`${page}/confirm`, {});
      assert.equal(resident.path, page);
      for (const said of [words.cy.ends.paid[0], 'AB &lt;12&gt;', '£48.50'])
        assert.ok(resident.html.includes(said), said);
      assert.doesNotMatch(resident.html, /href=""/);
    });

    it('shows what the council has said as text', async () => {
      const { resident } = await visit({ description: "Bin & bag 'x'" });
      assert.ok(resident.html.includes('Bin &amp; bag &#39;x&#39;'));
      assert.doesNotMatch(resident.html, /robin|ZZ1/);
    });
  });
});

describe('the form for a card', () => {
  const now = '2026-11-22T10:00:00.000Z';
  const errorsOf = (over: Record<string, string>) => Object.entries(checkForm(typed(over), now).errors ?? {});

  it('takes a card until the end of its month, with the code that its brand has', () => {
    assert.deepEqual(errorsOf({ month: '11', year: '26' }), []);
    assert.deepEqual(errorsOf({ month: '10', year: '2026' }), [['month', 'expiry-past']]);
    assert.deepEqual(errorsOf({ month: 'x' }), [['month', 'expiry-wrong']]);
    assert.deepEqual(errorsOf({ year: '' }), [['month', 'expiry-wrong']]);
    assert.deepEqual(errorsOf({ number: '371449635398431' }), [['code', 'code-wrong']]);
    assert.deepEqual(errorsOf({ number: '3714-496353-98431', code: '1234' }), []);
    assert.deepEqual(errorsOf({ postcode: 'Z'.repeat(26) }), [['postcode', 'too-long']]);
    assert.deepEqual(errorsOf({ number: '4444' }), [['number', 'number-wrong']]);
  });

  it('knows every test card by its end', () => {
    assert.equal(new Set(testCards.map(({ number }) => number.slice(-4))).size, testCards.length);
  });
});

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { PlaceList } from '../../src/contract/places.ts';
import { words as ar } from '../../src/widgets/report-a-problem/words/ar.ts';
import { words as cy } from '../../src/widgets/report-a-problem/words/cy.ts';
import { words as pl } from '../../src/widgets/report-a-problem/words/pl.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { Keyboard } from './keyboard.ts';
import { openLine } from './line.ts';
import { reportsSaying, rows, startBrowser, Visit, words } from './visit.ts';

let server: TestServer;
let browser: Browser;
let page: string;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  page = `${server.url}/report-a-problem.html`;
});

after(async () => {
  await browser.close();
  await server.close();
});

/** A photo as a telephone makes it: turned, and with the place where it was taken. */
const telephonePhoto = ({ lat, lng } = { lat: 53.5, lng: 2.5 }) =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: '#667788' } })
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: {
        IFD0: { Make: 'Canary', Artist: 'Canary Person' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: `${Math.round(lat * 1e6)}/1000000 0/1 0/1`,
          GPSLongitudeRef: lng < 0 ? 'W' : 'E',
          GPSLongitude: `${Math.round(Math.abs(lng) * 1e6)}/1000000 0/1 0/1`,
        },
      },
    })
    .toBuffer();

/** Answers what a street light's form asks, sends it, and finds this lamp with it in the database. */
async function isSentAbout(visit: Visit, lamp: string, description: string): Promise<void> {
  await visit.fill('What is wrong?', description);
  await visit.widget.locator('input[name="answers.wires"][value=no]').check();
  await visit.widget.locator('input[name="answers.fault"][value=flickering]').check();
  await visit.press('Continue');
  await visit.heading('How can we contact you?');
  await visit.widget.locator('input[value=anonymous]').check();
  await visit.press('Continue');
  await visit.heading('Check your answers');
  await visit.widget.getByText(`Lamp ${lamp}`).waitFor();
  await visit.press('Send report');
  const reference = await visit.reference();
  const kept = await rows(
    server,
    `select assets -> 0 ->> 'id' as first, jsonb_array_length(assets)::int as count from cases where reference = '${reference}'`,
  );
  assert.deepEqual(kept, [{ first: lamp, count: 1 }]);
}

describe('a report at Exampleton', () => {
  it('is found by a neighbour, who is counted instead of reporting it again', async () => {
    const description = words('A hole that two have seen');
    const first = await Visit.open(browser, page);
    await first.toCheck(description);
    await first.press('Send report');
    const reference = await first.reference();
    await first.close();

    const second = await Visit.open(browser, page);
    await second.toWhere();
    await second.fill('Street, postcode or place', 'Mill Lane');
    await second.press('Search');
    const asked = second.page.waitForResponse(/\/api\/reports\?.*service=pothole/);
    await second.widget.locator('council-location-picker input[type=radio]').first().check();
    await asked;
    await second.press('Continue');
    const mine = second.widget.locator('.reports > li', { hasText: description });
    // The answer is not waited for: who was quicker comes to it by going back.
    if (await second.widget.getByRole('heading', { name: 'Tell us about it' }).isVisible()) await second.press('Back');
    await mine.getByRole('button', { name: /^Add me too/ }).click();
    await second.widget.getByText('Thank you. We have counted you.').waitFor();
    assert.deepEqual(
      await rows(
        server,
        `select (select count(*)::int from followers f where f.case_id = c.id and f.email is null) as others
        from cases c where c.reference = '${reference}'`,
      ),
      [{ others: 1 }],
    );
    assert.equal((await reportsSaying(server, description)).length, 1);
    await second.close();
  });

  it('of a lamp says which lamp it is', async () => {
    const description = words('It flickers');
    const visit = await Visit.open(browser, page);
    await visit.fill('Search for a problem', 'the lamp outside my house keeps flickering');
    await visit.widget.locator('input[value=street-light]').check();
    await visit.press('Continue');
    await visit.heading('Where is it?');
    await visit.fill('Street, postcode or place', 'Mill Lane');
    await visit.press('Search');
    await visit.widget.locator('council-location-picker input[type=radio]').first().check();
    const lamp = visit.widget.locator('input[name="place.asset"]').first();
    await lamp.check();
    const id = await lamp.inputValue();
    await visit.press('Continue');
    await visit.notTheSame();
    assert.equal(
      await visit.widget.getByLabel('What is wrong?', { exact: true }).inputValue(),
      'the lamp outside my house keeps flickering',
    );
    await isSentAbout(visit, id, description);
    await visit.close();
  });

  for (const way of ['keyboard', 'pointer'] as const) {
    it(`of a lamp that is chosen on the map by ${way}, says which lamp it is`, async () => {
      const description = words(`It flickers, by ${way}`);
      const visit = await Visit.open(browser, page);
      const keys = new Keyboard(visit.page);
      const { widget } = visit;
      await visit.fill('Search for a problem', 'street light');
      await widget.locator('input[value=street-light]').check();
      await visit.press('Continue');
      await visit.heading('Where is it?');
      await visit.fill('Street, postcode or place', 'Mill Lane');
      await visit.press('Search');
      await widget.locator('council-location-picker input[type=radio]').first().check();
      const id = await widget.locator('input[name="place.asset"]').nth(2).inputValue();
      if (way === 'keyboard') {
        await keys.to('Show them on a map');
        await keys.press('Enter');
        await widget.locator('.map-mark').last().waitFor();
        await keys.to('3');
        await keys.press('Enter');
      } else {
        // The first picture to be asked for is lost, before any has come.
        let others = () => {};
        const lost = new Promise<void>((resolve) => (others = resolve));
        let asked = 0;
        await visit.page.route(/\/map\/\d+\//, async (route) => {
          asked += 1;
          if (asked === 1) return route.abort('internetdisconnected').then(others);
          await lost;
          return route.continue();
        });
        await visit.press('Show them on a map');
        await widget.locator('#asset-map img.leaflet-tile-loaded').first().waitFor();
        assert.equal(await widget.locator('#asset-map .error').count(), 0);
        await widget.getByRole('button', { name: new RegExp(`^3\\. .*${id}`) }).click();
      }
      await widget
        .locator('.widget > p[role=status]', { hasText: new RegExp(`^You have chosen 3\\. .*${id}`) })
        .waitFor();
      assert.equal(await widget.locator('input[name="place.asset"]:checked').inputValue(), id);
      await visit.press('Continue');
      await visit.notTheSame();
      await isSentAbout(visit, id, description);
      const lost = way === 'pointer' ? ['Failed to load resource: net::ERR_INTERNET_DISCONNECTED'] : [];
      assert.deepEqual(visit.complaints, lost);
      await visit.close();
    });
  }

  it('goes into the database with its photo, and nobody can read where the photo was taken', async () => {
    const visit = await Visit.open(browser, page);
    const sent: Buffer[] = [];
    await visit.page.route('**/api/photos', async (route) => {
      sent.push(route.request().postDataBuffer() ?? Buffer.alloc(0));
      await route.continue();
    });
    const description = words('A hole');
    await visit.toDetails();
    await visit.answer(description);
    await visit.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await telephonePhoto() });
    await visit.widget.getByText('Uploaded', { exact: true }).waitFor();
    await visit.press('Continue');
    await visit.widget.locator('input[value=named]').check();
    await visit.fill('Full name', 'Alex Example');
    await visit.press('Continue');
    await visit.heading('Check your answers');
    await visit.press('Send report');
    const reference = await visit.reference();
    assert.deepEqual(await reportsSaying(server, description), [reference]);

    const [photo] = await rows<{ id: string; width: number; height: number; events: number; name: string }>(
      server,
      `select p.id, p.width, p.height, c2.name, (select count(*)::int from case_events e where e.case_id = c.id) as events
      from cases c join photos p on p.case_id = c.id join contacts c2 on c2.case_id = c.id where c.reference = '${reference}'`,
    );
    assert.ok(photo);
    assert.equal(photo.name, 'Alex Example');
    assert.equal(photo.events, 1);
    assert.ok(photo.height > photo.width, 'it stands upright, as it was taken');
    const [body] = sent;
    assert.ok(body && body.length > 1000);
    for (const bytes of [body, await stored(photo.id)]) {
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined]);
      assert.ok(!bytes.includes('Canary'));
    }
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  it('takes its place from a photo, which says it to nobody else', async () => {
    const visit = await Visit.open(browser, page);
    const sent: Buffer[] = [];
    await visit.page.route('**/api/photos', async (route) => {
      sent.push(route.request().postDataBuffer() ?? Buffer.alloc(0));
      await route.continue();
    });
    const description = words('A hole in a photo');
    const found = (await (await fetch(`${server.url}/api/places?q=1+Mill+Lane`)).json()) as PlaceList;
    const [{ lat, lng } = assert.fail('no such place')] = found.places;
    await visit.toWhere();
    await visit.press('Take the place from a photo');
    await visit.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await telephonePhoto({ lat, lng }) });
    const near = (await visit.widget.locator('#place-way [role=status] bdi').textContent()) ?? '';
    assert.match(near, /Mill Lane/);
    await visit.press('Use this place');
    await visit.widget.locator('.place-chosen').getByText(near, { exact: true }).waitFor();
    await visit.press('Continue');
    await visit.notTheSame();
    await visit.widget.locator('.photo', { hasText: 'hole.jpg' }).getByText('Uploaded', { exact: true }).waitFor();
    await visit.answer(description);
    await visit.press('Continue');
    await visit.heading('How can we contact you?');
    await visit.widget.locator('input[value=anonymous]').check();
    await visit.press('Continue');
    await visit.heading('Check your answers');
    await visit.press('Send report');
    const reference = await visit.reference();

    const kept = await rows<{ found: string; label: string; lat: number; lng: number; photo: string }>(
      server,
      `select c.place_found as found, c.place_label as label, c.lat, c.lng, p.id as photo
      from cases c join photos p on p.case_id = c.id where c.reference = '${reference}'`,
    );
    assert.equal(kept.length, 1);
    const [{ photo, ...place } = assert.fail()] = kept;
    assert.deepEqual(place, { found: 'device', label: near, lat, lng });
    assert.equal(sent.length, 1);
    for (const bytes of [...sent, await stored(photo)]) {
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined]);
    }
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });

  it('is finished by keyboard alone, without the map', async () => {
    const visit = await Visit.open(browser, page);
    const description = words('By keyboard');
    await visit.heading('What is the problem?');
    const keys = new Keyboard(visit.page);
    await keys.to('Search for a problem');
    await keys.type('pothole');
    await keys.to('Pothole');
    await keys.press('Space');
    await keys.to('Continue');
    await keys.press('Enter');
    await visit.heading('Where is it?');
    assert.equal(await keys.focused(), 'Where is it?');
    await keys.to('I can’t find the place on the list');
    await keys.press('Enter');
    await keys.toField('textarea');
    await keys.type('Behind the library, by the bins');
    await keys.to('Continue');
    await keys.press('Enter');
    await visit.heading('Tell us about it');
    await keys.toField('input[name="answers.danger"]');
    await keys.press('ArrowDown');
    await keys.toField('input[name="answers.road"]');
    await keys.press('Space');
    await keys.toField('input[name="answers.where-in-road"]');
    await keys.press('Space');
    await keys.to('Continue');
    await keys.press('Enter');
    await visit.widget.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await keys.to('Say what is wrong');
    await keys.press('Enter');
    assert.equal(await keys.focused(), 'What is wrong?');
    await keys.type(description);
    await keys.to('Continue');
    await keys.press('Enter');
    await visit.heading('How can we contact you?');
    await keys.toField('input[name="contact.how"]');
    await keys.press('ArrowDown');
    await keys.to('Continue');
    await keys.press('Enter');
    await visit.heading('Check your answers');
    await keys.to('Send report');
    await keys.press('Enter');
    const reference = await visit.reference();
    assert.deepEqual(await reportsSaying(server, description), [reference]);
    assert.equal(await keys.focused(), 'Report sent');
    await visit.close();
  });

  it('takes its place from the map, by keyboard', async () => {
    const visit = await Visit.open(browser, page);
    await visit.toWhere();
    await visit.press('Choose on a map');
    const map = visit.widget.locator('.leaflet-container');
    await map.locator('img.leaflet-tile-loaded').first().waitFor();
    await map.focus();
    for (const key of ['ArrowUp', 'ArrowLeft', '+']) await visit.page.keyboard.press(key);
    await visit.widget.getByRole('button', { name: 'Use this place' }).click();
    await visit.press('Continue');
    await visit.notTheSame();
    const description = words('On the map');
    await visit.answer(description);
    await visit.press('Continue');
    await visit.widget.locator('input[value=anonymous]').check();
    await visit.press('Continue');
    await visit.press('Send report');
    const reference = await visit.reference();
    const found = await rows(
      server,
      `select place_found, lat is not null as has_point from cases where reference = '${reference}'`,
    );
    assert.deepEqual(found, [{ place_found: 'map', has_point: true }]);
    await visit.close();
  });

  it('is finished when the map cannot be loaded', async () => {
    const visit = await Visit.open(browser, page);
    await visit.page.route('**/chunks/map-*.js', (route) => route.abort());
    await visit.toWhere();
    await visit.press('Choose on a map');
    await visit.widget.getByText('This could not be loaded', { exact: false }).waitFor();
    await visit.page.reload();
    const description = words('No map');
    await visit.toCheck(description);
    await visit.press('Send report');
    const reference = await visit.reference();
    assert.deepEqual(await reportsSaying(server, description), [reference]);
    await visit.close();
  });

  for (const [lang, { 'done.title': sent }] of Object.entries({ cy, ar, pl })) {
    it(`is finished in "${lang}", ${lang === 'ar' ? 'from right to left, ' : ''}at 320 pixels`, async () => {
      const visit = await Visit.open(browser, page, { viewport: { width: 320, height: 640 } });
      await visit.page.evaluate((name) => {
        document.querySelector('council-report-a-problem')?.setAttribute('lang', name);
      }, lang);
      const { widget } = visit;
      const shown = widget.locator(`.widget[lang=${lang}][dir=${lang === 'ar' ? 'rtl' : 'ltr'}]`);
      await shown.waitFor();
      const next = () => widget.locator('form button[type=submit]').last().click();
      const narrow = async () => {
        const over = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels too wide`);
      };
      const description = words(`In ${lang}`);
      await widget.locator('input[value=pothole]').check();
      await narrow();
      await next();
      await widget.locator('council-location-picker input[type=search]').fill('Mill Lane');
      await widget.locator('council-location-picker input[type=radio]').first().check();
      await narrow();
      await next();
      // Where another journey has left a report, its page comes first.
      const [different, danger] = ['.reports + .buttons button', 'input[name="answers.danger"][value=no]'];
      await widget.locator(`${different}, ${danger}`).first().waitFor();
      if (await widget.locator(different).isVisible()) {
        await narrow();
        await widget.locator(different).click();
      }
      await widget.locator(danger).check();
      await widget.locator('input[name="answers.road"]').first().check();
      await widget.locator('input[name="answers.where-in-road"]').first().check();
      await widget.locator('textarea[name=description]').fill(description);
      await narrow();
      await next();
      await widget.locator('input[value=anonymous]').check();
      await narrow();
      await next();
      await widget.locator('dl.answers').waitFor();
      await narrow();
      await next();
      await widget.locator('.reference').waitFor();
      await narrow();
      await widget.getByRole('heading', { name: sent, exact: true }).waitFor();
      const [reference] = await reportsSaying(server, description);
      const found = await rows(server, `select language from cases where reference = '${reference}'`);
      assert.deepEqual(found, [{ language: lang }]);
      await visit.close();
    });
  }
});

describe('when things go wrong', () => {
  it('a double click, Enter held down and a second try are one report', async () => {
    const visit = await Visit.open(browser, page);
    const description = words('Pressed twice');
    await visit.toCheck(description);
    const send = visit.widget.getByRole('button', { name: 'Send report' });
    await send.evaluate((button: HTMLElement) => {
      for (let press = 0; press < 20; press++) button.click();
    });
    const reference = await visit.reference();
    assert.deepEqual(await reportsSaying(server, description), [reference]);
    await visit.close();
  });

  it('an answer that is lost after the council has the report gives the same reference', async () => {
    const visit = await Visit.open(browser, page);
    const description = words('Answer lost');
    await visit.toCheck(description);
    let lost = 0;
    await visit.page.route('**/api/reports', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await visit.press('Send report');
    await visit.heading('We could not reach the council');
    const [kept] = await reportsSaying(server, description);
    await visit.press('Send report');
    assert.equal(await visit.reference(), kept);
    assert.equal((await reportsSaying(server, description)).length, 1);
    await visit.close();
  });

  for (const [name, respond, title] of [
    [
      'HTML for JSON',
      { status: 200, contentType: 'application/json', body: '<html>Log in to the Wi-Fi</html>' },
      'The service is not available',
    ],
    [
      'an answer cut short',
      { status: 201, contentType: 'application/json', body: '{"reference": "7K' },
      'We could not reach the council',
    ],
    [
      '20 MB',
      { status: 201, contentType: 'application/json', body: `"${'x'.repeat(20_000_000)}"` },
      'We got an answer that we do not understand',
    ],
    [
      'too many',
      { status: 429, contentType: 'text/plain', headers: { 'Retry-After': '120' }, body: 'slow down' },
      'Too many tries',
    ],
  ] as const) {
    it(`${name}: it says so, keeps every answer and sends once`, async () => {
      const visit = await Visit.open(browser, page);
      const description = words(name);
      await visit.toCheck(description);
      await visit.page.route('**/api/reports', (route) => route.fulfill(respond));
      await visit.press('Send report');
      await visit.heading(title);
      await visit.widget.getByText(description).waitFor();
      await visit.page.unroute('**/api/reports');
      await visit.press('Send report');
      const reference = await visit.reference();
      assert.deepEqual(await reportsSaying(server, description), [reference]);
      await visit.close();
    });
  }

  it('a line that goes in the middle of a photo loses neither words nor photo', async () => {
    const line = await openLine(Number(new URL(page).port));
    const visit = await Visit.open(browser, page.replace(new URL(page).port, String(line.port)));
    const description = words('Line lost');
    await visit.toDetails();
    await visit.answer(description);
    const devtools = await visit.page.context().newCDPSession(visit.page);
    const speed = { offline: false, latency: 20, downloadThroughput: -1 };
    await devtools.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: 5000 });
    const sent = line.bytes();
    const begun = visit.page.waitForRequest('**/api/photos');
    await visit.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await telephonePhoto() });
    await begun;
    await line.carries(sent + 1);
    line.cut();
    await visit.widget.getByText('Not uploaded: the connection was lost').waitFor();
    assert.equal(await visit.widget.getByLabel('What is wrong?', { exact: true }).inputValue(), description);
    await devtools.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: -1 });
    await line.mend();
    await visit.widget
      .locator('council-photo-picker')
      .getByRole('button', { name: /Try again/ })
      .click();
    await visit.widget.getByText('Uploaded', { exact: true }).waitFor();
    await visit.close();
    line.close();
  });

  it('a photo waits for what works on it, and is tried again', async () => {
    const visit = await Visit.open(browser, page);
    await visit.toDetails();
    await visit.answer(words('Waiting photo'));
    await visit.page.route('**/chunks/chosen-*.js', (route) => route.abort());
    await visit.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await telephonePhoto() });
    await visit.widget.getByText('Not uploaded: the connection was lost').waitFor();
    await visit.press('Continue');
    await visit.widget.getByRole('link', { name: 'Some photos were not uploaded', exact: false }).waitFor();
    await visit.page.unroute('**/chunks/chosen-*.js');
    await visit.widget
      .locator('council-photo-picker')
      .getByRole('button', { name: /Try again/ })
      .click();
    await visit.widget.getByText('Uploaded', { exact: true }).waitFor();
    await visit.press('Continue');
    await visit.heading('How can we contact you?');
    await visit.close();
  });

  it('a reload loses nothing that was typed', async () => {
    const visit = await Visit.open(browser, page);
    const description = words('Reloaded');
    await visit.toDetails();
    await visit.answer(description);
    await visit.page.reload();
    await visit.widget.getByText('We kept what you had written.').waitFor();
    assert.equal(await visit.widget.getByLabel('What is wrong?', { exact: true }).inputValue(), description);
    await visit.close();
  });

  it('Back in the browser after a finished report shows nobody what was sent', async () => {
    const visit = await Visit.open(browser, page);
    const description = words('Finished');
    await visit.toCheck(description);
    await visit.press('Send report');
    const reference = await visit.reference();
    await visit.page.goto(`${server.url}/privacy.html`);
    await visit.page.goBack();
    await visit.heading('What is the problem?');
    const text = await visit.page.evaluate(
      () => document.querySelector('council-report-a-problem')?.shadowRoot?.textContent,
    );
    assert.ok(!text?.includes(description) && !text?.includes(reference));
    await visit.close();
  });
});

describe('on another origin', () => {
  let host: Server;
  before(async () => {
    host = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>A bare page</title>
        <script type="module" src="${server.url}/council.js" data-api-base="${server.url}/api/"></script>
        <council-report-a-problem><p>Call us</p></council-report-a-problem>`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => host.once('listening', resolve));
  });
  after(() => host.close());

  it('the tag in a bare file works the same', async () => {
    const visit = await Visit.open(browser, `http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const description = words('From elsewhere');
    await visit.toDetails();
    await visit.answer(description);
    await visit.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await telephonePhoto() });
    await visit.widget.getByText('Uploaded', { exact: true }).waitFor();
    await visit.press('Continue');
    await visit.widget.locator('input[value=anonymous]').check();
    await visit.press('Continue');
    await visit.press('Send report');
    const reference = await visit.reference();
    assert.deepEqual(await reportsSaying(server, description), [reference]);
    assert.deepEqual(await visit.page.context().cookies(), []);
    await visit.close();
  });
});

describe('what a resident types', () => {
  it('is in no address, referrer, storage, title, event, console or log', async () => {
    const visit = await Visit.open(browser, page);
    const canary = {
      name: 'Canary Singer',
      email: 'canary+bird@example.test',
      phone: '07700 900 987',
      postcode: 'ZZ9 9ZZ',
      text: words('Canary'),
    };
    await visit.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const name of ['council-step-shown', 'council-report-sent', 'council-problem-met']) {
        addEventListener(name, (event) => heard.push(JSON.stringify((event as CustomEvent).detail)));
      }
    });
    await visit.toDetails();
    await visit.answer(canary.text);
    await visit.press('Continue');
    await visit.widget.locator('input[value=named]').check();
    await visit.fill('Full name', canary.name);
    await visit.fill('Email address (optional)', canary.email);
    await visit.fill('Telephone number (optional)', canary.phone);
    await visit.fill('Your postcode (optional)', canary.postcode);
    await visit.press('Continue');
    await visit.press('Send report');
    const reference = await visit.reference();
    const left = await visit.page.evaluate(() => ({
      address: location.href,
      title: document.title,
      history: JSON.stringify(history.state),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      cookie: document.cookie,
      entries: performance.getEntries().map(({ name }) => name),
      events: (globalThis as unknown as { heard: string[] }).heard,
      html: document.documentElement.outerHTML,
    }));
    assert.ok(left.events.length >= 5, 'events were heard');
    const seen = JSON.stringify([left, visit.asked, visit.complaints]);
    const found = await rows<{ token: string | null }>(
      server,
      `select token_hash as token from cases where reference = '${reference}'`,
    );
    assert.ok(found[0]?.token);
    for (const secret of [canary.name, canary.email, '900 987', canary.postcode, canary.text, reference]) {
      for (const form of [secret, encodeURIComponent(secret), secret.replaceAll(' ', '+')]) {
        assert.ok(!seen.includes(form), `${form} was left in the browser`);
        assert.ok(!server.logged().includes(form), `${form} was logged`);
      }
    }
    await visit.close();
  });

  it('leaves nothing anywhere before it is typed', async () => {
    const visit = await Visit.open(browser, page);
    await visit.heading('What is the problem?');
    const kept = await visit.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(kept, [0, 0, '']);
    const others = visit.asked.filter((address) => !address.startsWith(server.url));
    assert.deepEqual(others, []);
    await visit.close();
  });
});

/** The bytes of a photo as they are kept. */
async function stored(id: string): Promise<Buffer> {
  const [file] = globSync(`${server.photoDirectory}/**/${id}/full.jpg`);
  assert.ok(file, 'the photo is on the disk');
  return readFileSync(file);
}

import { expect } from '@open-wc/testing';
import { refusal, json } from '../../helpers/fake-api.ts';
import { close } from '../../helpers/open.ts';
import { held, openPhotos, taken } from './photo-page.ts';
import { broken, canary, colourAt, photo, pixelBomb, png, segments } from './pictures.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Takes something from the browser until the end of the test. */
function without(target: object, key: string, stand?: unknown): void {
  const before = Object.getOwnPropertyDescriptor(target, key)!;
  undo.push(() => Object.defineProperty(target, key, before));
  Object.defineProperty(target, key, { configurable: true, writable: true, value: stand });
}

const undo: (() => void)[] = [];

afterEach(() => {
  for (const back of undo.splice(0).reverse()) back();
  close();
});

describe('a photo that is chosen', () => {
  it('is sent as a JPEG of nothing but its pixels', async () => {
    const { choose, uploads, sent, page } = await openPhotos();
    const original = await photo();
    expect(segments(await bytesOf(original))).to.include.members(['APP1', 'APP13', 'COM']);
    await choose(original);
    await uploads.settled();
    const [{ key, type, blob } = expect.fail()] = sent();
    expect(key).to.match(uuid);
    expect(type).to.equal('image/jpeg');
    expect(segments(await bytesOf(blob)))
      .to.not.include.members(['APP1'])
      .and.not.include.members(['COM']);
    const text = new TextDecoder('latin1').decode(await bytesOf(blob));
    for (const word of [canary, 'Exif', 'ns.adobe.com', 'Photoshop']) expect(text).to.not.include(word);
    expect(uploads.photos[0]?.state).to.equal('sent');
    await page.shows('Uploaded');
  });

  it('is made in a worker, where the page stays quick', async () => {
    const file = await photo();
    without(HTMLCanvasElement.prototype, 'toBlob', () => expect.fail('drawn on the page'));
    const { choose, uploads, sent } = await openPhotos();
    await choose(file);
    await uploads.settled();
    expect(sent()).to.have.length(1);
  });

  it('is made on the page where a worker cannot draw', async () => {
    without(globalThis, 'OffscreenCanvas');
    const { choose, uploads, sent } = await openPhotos();
    await choose(await photo());
    await uploads.settled();
    const text = new TextDecoder('latin1').decode(await bytesOf(sent()[0]!.blob));
    expect(text).to.not.include(canary);
  });

  it('is made by way of an image element where nothing else decodes it', async () => {
    without(globalThis, 'OffscreenCanvas');
    const file = await photo({ orientation: 6 });
    without(globalThis, 'createImageBitmap', () => Promise.reject(new Error('not here')));
    const { choose, uploads, sent } = await openPhotos();
    await choose(file);
    await uploads.settled();
    undo.pop()?.();
    const { width, height } = await createImageBitmap(sent()[0]!.blob);
    expect([width, height]).to.deep.equal([32, 64]);
  });

  it('is upright', async () => {
    const { choose, uploads, sent } = await openPhotos();
    await choose(await photo({ orientation: 6 }));
    await uploads.settled();
    const { blob } = sent()[0]!;
    const { width, height } = await createImageBitmap(blob);
    expect([width, height]).to.deep.equal([32, 64]);
    expect([await colourAt(blob, 0.5, 0.2), await colourAt(blob, 0.5, 0.8)]).to.deep.equal(['red', 'blue']);
  });

  it('is made smaller, to 2000 pixels', async () => {
    const { choose, uploads, sent } = await openPhotos();
    await choose(await photo({ width: 3000, height: 1500 }));
    await uploads.settled();
    const { width, height } = await createImageBitmap(sent()[0]!.blob);
    expect([width, height]).to.deep.equal([2000, 1000]);
  });

  it('has white where it was transparent', async () => {
    const { choose, uploads, sent } = await openPhotos();
    const clear = Object.assign(document.createElement('canvas'), { width: 20, height: 20 });
    const blob = await new Promise<Blob | null>((resolve) => clear.toBlob(resolve, 'image/png'));
    await choose(new File([blob!], 'clear.png'));
    await uploads.settled();
    expect(await colourAt(sent()[0]!.blob, 0.5, 0.5)).to.equal('white');
  });

  it('is named by its bytes, not by what it says it is', async () => {
    const { choose, uploads } = await openPhotos();
    await choose(new File([await photo()], 'pothole.svg', { type: 'image/svg+xml' }));
    await uploads.settled();
    expect(uploads.photos[0]?.state).to.equal('sent');
  });

  it('can be chosen again when it was removed', async () => {
    const { choose, uploads, input, page, rows } = await openPhotos();
    const file = await photo();
    await choose(file);
    await uploads.settled();
    await page.press('Remove');
    await page.until('empty list', () => rows().length === 0);
    expect(input.value).to.equal('');
    await choose(file);
    await uploads.settled();
    expect(rows()).to.have.length(1);
  });
});

describe('the first photo, when what works on it cannot be fetched', () => {
  it('is kept, and sent by itself when the line is back', async () => {
    const files = [await photo({ name: '1.jpg' }), await photo({ name: '2.jpg' })];
    without(Navigator.prototype, 'onLine', false);
    const { put, uploads, page, sent, rows } = await openPhotos();
    put(...files);
    await page.shows('Error: Not uploaded: the connection was lost');
    expect(uploads.photos.map(({ state }) => state)).to.deep.equal(['failed', 'failed']);
    expect(page.root.querySelector('[role=alert]')?.textContent).to.include('Not uploaded');
    await page.isAccessible();
    undo.pop()?.();
    dispatchEvent(new Event('online'));
    await uploads.settled();
    await page.until('two photos', () => rows().filter((row) => row.includes('Uploaded')).length === 2);
    expect(sent()).to.have.length(2);
  });

  it('is kept with those that are chosen after it, and sent at another try', async () => {
    const files = [await photo({ name: '1.jpg' }), await photo({ name: '2.jpg' })] as const;
    without(Navigator.prototype, 'onLine', false);
    const { put, uploads, page, rows } = await openPhotos();
    put(files[0]);
    await page.shows('Not uploaded');
    put(files[1]);
    await uploads.settled();
    const again = await page.button('Try again Photos you have chosen');
    again.focus();
    again.click();
    await uploads.settled();
    await page.shows('Not uploaded');
    expect(page.focused).to.not.equal(null);
    undo.pop()?.();
    await page.press('Try again');
    await uploads.settled();
    await page.until('two photos', () => rows().filter((row) => row.includes('Uploaded')).length === 2);
    expect(page.focused).to.not.equal(null);
  });

  it('can be taken out, so that the form goes on without', async () => {
    const file = await photo();
    without(Navigator.prototype, 'onLine', false);
    const { put, choose, uploads, input, page, sent } = await openPhotos();
    put(file);
    const remove = await page.button('Remove Photos you have chosen');
    remove.focus();
    remove.click();
    await page.hides('Not uploaded');
    expect(uploads.photos).to.deep.equal([]);
    await page.until('focus', () => page.focused === input);
    undo.pop()?.();
    dispatchEvent(new Event('online'));
    await uploads.settled();
    expect(sent()).to.have.length(0);
    await choose(file);
    await uploads.settled();
    expect(sent()).to.have.length(1);
  });
});

describe('a file that will not do', () => {
  const wrong: readonly [string, () => File | Promise<File>, string][] = [
    ['an empty file', () => new File([], 'nothing.jpg'), 'This file is empty'],
    ['a page of HTML', () => new File(['<html><script>'], 'page.jpg', { type: 'image/jpeg' }), 'not a JPEG, PNG'],
    ['an SVG', () => new File(['<svg onload="x">'], 'drawing.png', { type: 'image/png' }), 'not a JPEG, PNG'],
    ['a damaged photo', () => broken.jpeg('damaged.jpg'), 'cannot be opened'],
    ['a HEIC that the browser cannot open', () => broken.heic('IMG_1.HEIC'), 'Save or share it as a JPEG'],
    ['a bomb of pixels', () => pixelBomb('bomb.png'), 'too many pixels'],
  ];
  for (const [what, make, words] of wrong) {
    it(`is refused with its name, and nothing is sent: ${what}`, async () => {
      const { choose, uploads, sent, rows, page } = await openPhotos();
      const file = await make();
      await choose(file);
      await uploads.settled();
      await page.shows(words);
      expect(rows()[0]).to.include(file.name);
      expect(sent()).to.have.length(0);
      expect(page.all('button').map((button) => button.textContent.trim())).to.not.include('Try again');
      await page.isAccessible();
    });
  }

  it('is refused when it is too large, and the others stay', async () => {
    const small = await photo({ name: 'small.jpg' });
    const { choose, uploads, rows, said, page } = await openPhotos(() => taken(), { maxBytes: small.size });
    await choose(new File([small, new Uint8Array(1)], 'large.jpg'), small);
    await uploads.settled();
    await page.shows('Uploaded');
    expect(rows()[0]).to.match(/^large\.jpg Error: This file is larger than \d kB/);
    expect(rows()[1]).to.include('small.jpg Uploaded');
    expect(said()).to.match(/small\.jpg has been uploaded|1 file could not be added/);
  });

  it('is refused when there are too many, each by name, and the others stay', async () => {
    const { choose, uploads, rows, sent, page } = await openPhotos();
    const files = await Promise.all(Array.from({ length: 11 }, (_, index) => photo({ name: `${index + 1}.jpg` })));
    await choose(...files);
    await uploads.settled();
    expect(sent()).to.have.length(3);
    await page.until('three photos', () => rows().filter((row) => row.includes('Uploaded')).length === 3);
    expect(rows().filter((row) => row.includes('you can add only 3 photos'))).to.have.length(8);
    expect(rows()[10]).to.include('11.jpg');
    await page.isAccessible();
  });

  it('is shown with a hostile name as text', async () => {
    const { choose, uploads, page } = await openPhotos();
    const name = '"><img src=x onerror=document.title=1>\u202egpj.exe';
    await choose(await photo({ name }), new File([], `../../${'x'.repeat(300)}.jpg`));
    await uploads.settled();
    await page.shows('Uploaded');
    expect(page.all('bdi')[0]?.textContent).to.equal('"><img src=x onerror=document.title=1>gpj.exe');
    expect(page.all('bdi')[1]?.textContent).to.match(/^\.\.\/\.\.\/x+…x+\.jpg$/);
    expect(page.all('img[src=x]')).to.have.length(0);
  });

  it('is not sent as it came when the browser gives noise for a drawing', async () => {
    without(globalThis, 'OffscreenCanvas');
    const { choose, uploads, sent, page } = await openPhotos();
    const file = await photo();
    const noise = (): ImageData => new ImageData(new Uint8ClampedArray(4).fill(255), 1, 1);
    without(CanvasRenderingContext2D.prototype, 'getImageData', noise);
    await choose(file);
    await uploads.settled();
    await page.shows('privacy settings');
    expect(sent()).to.have.length(0);
  });

  it('is not sent as it came when the browser makes no JPEG', async () => {
    without(globalThis, 'OffscreenCanvas');
    const file = await photo();
    without(HTMLCanvasElement.prototype, 'toBlob', (done: BlobCallback) =>
      done(new Blob(['x'], { type: 'image/png' })),
    );
    const { choose, uploads, sent, page } = await openPhotos();
    await choose(file);
    await uploads.settled();
    await page.shows('privacy settings');
    expect(sent()).to.have.length(0);
  });
});

describe('a photo on its way', () => {
  it('says how far it is, and when it is there, once', async () => {
    const { route, answers } = held();
    const { choose, uploads, page, said } = await openPhotos(route);
    await choose(await photo());
    await page.shows('Uploading: 50%');
    const bar = await page.until('progress', () => page.root.querySelector('progress'));
    expect(bar.value).to.equal(0.5);
    expect(bar.getAttribute('aria-labelledby')).to.equal(page.root.querySelector('.name')?.id);
    expect(said()).to.equal('');
    await page.isAccessible();
    await page.until('call', () => answers.length === 1);
    answers[0]?.(taken());
    await uploads.settled();
    await page.shows('Uploaded');
    expect(said()).to.equal('pothole.jpg has been uploaded');
    expect(page.root.querySelector('img')?.alt).to.equal('Preview of pothole.jpg');
    await page.isAccessible();
  });

  it('leaves the line to two at a time', async () => {
    const { route, answers } = held();
    const { choose, uploads, page } = await openPhotos(route);
    await choose(await photo({ name: '1.jpg' }), await photo({ name: '2.jpg' }), await photo({ name: '3.jpg' }));
    await page.until('two calls', () => answers.length === 2);
    expect(uploads.photos.map(({ state }) => state)).to.deep.equal(['sending', 'sending', 'preparing']);
    answers[1]?.(taken());
    await page.until('third call', () => answers.length === 3);
    answers[0]?.(taken());
    answers[2]?.(taken());
    await uploads.settled();
    expect(uploads.photos.map(({ state }) => state)).to.deep.equal(['sent', 'sent', 'sent']);
  });

  it('goes on when the resident goes to the next step, and is there on the way back', async () => {
    const { route, answers } = held();
    const { choose, uploads, page, widget, rows } = await openPhotos(route);
    await choose(await photo());
    await page.until('call', () => answers.length === 1);
    widget.away = true;
    await page.until('step without photos', () => !widget.picker);
    answers[0]?.(taken());
    await uploads.settled();
    expect(uploads.photos[0]?.id).to.match(uuid);
    widget.away = false;
    await page.shows('Uploaded');
    expect(rows()).to.have.length(1);
  });

  it('is not sent when it is removed, and what stood beside it takes the focus', async () => {
    const { route, answers } = held();
    const { choose, uploads, page, said, rows } = await openPhotos(route);
    await choose(await photo({ name: '1.jpg' }), await photo({ name: '2.jpg' }));
    await page.until('two calls', () => answers.length === 2);
    const [first = expect.fail()] = page.api.callsTo('POST', '/photos');
    const button = await page.button('Remove 1.jpg');
    button.focus();
    button.click();
    await page.until('one row', () => rows().length === 1);
    expect(first.signal?.aborted).to.equal(true);
    expect(said()).to.equal('1.jpg has been removed');
    await page.until('focus', () => page.focused?.matches('.photo'));
    answers[1]?.(taken());
    await uploads.settled();
    expect(uploads.photos.map(({ name }) => name)).to.deep.equal(['2.jpg']);
    await page.shows('Uploaded');
    const last = await page.button('Remove 2.jpg');
    last.focus();
    last.click();
    await page.until('focus', () => page.focused?.matches('input'));
    expect(uploads.photos).to.deep.equal([]);
  });

  it('is not sent when it is removed while it is made smaller', async () => {
    const { choose, uploads, sent } = await openPhotos();
    await choose(await photo({ width: 3000, height: 3000 }));
    uploads.remove(uploads.photos[0]!.key);
    await uploads.settled();
    expect(sent()).to.have.length(0);
    expect(uploads.photos).to.deep.equal([]);
  });

  it('leaves nothing behind when all is cleared', async () => {
    const { route, answers } = held();
    const { choose, uploads, page } = await openPhotos(route);
    const made: string[] = [];
    const gone: string[] = [];
    const { createObjectURL, revokeObjectURL } = URL;
    without(URL, 'createObjectURL', (blob: Blob) => (made.push(createObjectURL(blob)), made.at(-1)));
    without(URL, 'revokeObjectURL', (url: string) => (gone.push(url), revokeObjectURL(url)));
    await choose(await photo({ name: '1.jpg' }), await photo({ name: '2.jpg' }));
    await page.until('two calls', () => answers.length === 2);
    void uploads.add([await photo({ name: 'late.jpg' })], { most: 3, maxBytes: 20_000_000 });
    uploads.clear();
    await uploads.settled();
    expect(uploads.photos).to.deep.equal([]);
    expect(made).to.have.length(2);
    expect(gone.sort()).to.deep.equal(made.sort());
    expect(page.api.callsTo('POST', '/photos').every(({ signal }) => signal?.aborted)).to.equal(true);
  });

  it('leaves nothing behind when it was refused and another is chosen', async () => {
    const { choose, uploads, page } = await openPhotos(() => refusal(422, 'invalid'));
    await choose(await photo({ name: '1.jpg' }));
    await uploads.settled();
    const preview = uploads.photos[0]?.preview ?? '';
    const gone: string[] = [];
    without(URL, 'revokeObjectURL', (url: string) => gone.push(url));
    await choose(await photo({ name: '2.jpg' }));
    await uploads.settled();
    await page.hides('1.jpg');
    expect(gone).to.deep.equal([preview]);
  });

  it('keeps its preview when the page moves the widget', async () => {
    const { choose, uploads, page, widget } = await openPhotos();
    await choose(await photo());
    await uploads.settled();
    const before = uploads.photos[0]?.preview;
    widget.parentElement?.append(widget);
    expect(uploads.photos[0]?.preview).to.not.equal(before);
    const image = await page.until('preview', () => page.root.querySelector('img'));
    await page.until('new preview', () => image.src === uploads.photos[0]?.preview);
    await image.decode();
  });
});

describe('a photo that was not sent', () => {
  const failures: readonly [string, () => Response, string][] = [
    ['away', () => new Response('<h1>503</h1>', { status: 503 }), 'the council’s system is not working'],
    ['too busy', () => refusal(429, 'too-many'), 'too many photos in a short time'],
    ['nonsense', () => json({ id: 7 }, 201), 'something went wrong'],
  ];
  for (const [what, answer, words] of failures) {
    it(`is tried again under the same key, with the same bytes: ${what}`, async () => {
      let tries = 0;
      const { choose, uploads, page, sent, said } = await openPhotos(() => (tries++ ? taken() : answer()));
      await choose(await photo());
      await uploads.settled();
      await page.shows(`Not uploaded: ${words}`);
      expect(said()).to.equal('pothole.jpg has not been uploaded');
      await page.isAccessible();
      const again = await page.button('Try again pothole.jpg');
      again.focus();
      again.click();
      await page.until('focus', () => page.focused?.matches('.photo'));
      await uploads.settled();
      await page.shows('Uploaded');
      const [first, second] = sent();
      expect(second?.key).to.equal(first?.key);
      expect(await bytesOf(second!.blob)).to.deep.equal(await bytesOf(first!.blob));
    });
  }

  for (const [status, code] of [
    [413, 'too-large'],
    [415, 'unsupported-type'],
    [422, 'invalid'],
  ] as const) {
    it(`is not tried again when the council refuses it: ${status}`, async () => {
      const { choose, uploads, page } = await openPhotos(() => refusal(status, code));
      await choose(await photo());
      await uploads.settled();
      await page.shows('The council’s system did not accept this photo');
      expect(page.all('button').map((button) => button.textContent.trim().split(' ')[0])).to.deep.equal(['Remove']);
    });
  }

  it('is sent by itself, alone and once, when the line is back', async () => {
    let broken = 2;
    const { choose, uploads, page, sent } = await openPhotos(() => {
      if (sent().length > 1 && broken-- > 0) throw new TypeError('the line broke');
      return taken();
    });
    await choose(await photo({ name: '1.jpg' }));
    await uploads.settled();
    await choose(await photo({ name: '2.jpg' }));
    await uploads.settled();
    await page.shows('the connection was lost');
    expect(sent()).to.have.length(2);
    dispatchEvent(new Event('online'));
    await uploads.settled();
    expect(sent()).to.have.length(3);
    dispatchEvent(new Event('online'));
    await uploads.settled();
    expect(sent()).to.have.length(3);
    await page.press('Try again');
    await uploads.settled();
    expect(uploads.photos.map(({ state }) => state)).to.deep.equal(['sent', 'sent']);
    expect(new Set(sent().map(({ key }) => key)).size).to.equal(2);
  });

  it('leaves the browser’s events alone once the widget is gone', async () => {
    const { choose, uploads, widget, sent } = await openPhotos(() => {
      throw new TypeError('the line broke');
    });
    await choose(await photo());
    await uploads.settled();
    widget.remove();
    dispatchEvent(new Event('online'));
    await uploads.settled();
    expect(sent()).to.have.length(1);
  });
});

describe('the field', () => {
  it('has a label, a hint and a name for the error summary', async () => {
    const { input, page, widget } = await openPhotos(() => taken(), { required: true });
    expect(input.labels?.[0]?.textContent).to.equal('Photos');
    widget.form.show([{ field: 'photos', code: 'required' }]);
    const link = await page.link('Enter an answer to “Photos”');
    await page.until('error', () => input.getAttribute('aria-invalid') === 'true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => page.root.getElementById(id));
    expect(described.map((element) => element?.className)).to.deep.equal(['hint', 'error']);
    await page.isAccessible();
    link.click();
    expect(page.focused).to.equal(input);
  });

  it('says that photos are optional, and what may be added', async () => {
    const { page } = await openPhotos();
    await page.shows('Photos (optional)');
    await page.shows('You can add up to 3 photos of up to 20 MB each.');
    await page.shows('Do not photograph people’s faces or number plates.');
    await page.isAccessible();
  });

  it('takes any number of languages without losing a photo', async () => {
    const { route, answers } = held();
    const { choose, uploads, page, widget, sent } = await openPhotos(route);
    await choose(await photo(), new File([], 'nothing.jpg'));
    await page.until('call', () => answers.length === 1);
    for (const [lang, label, words] of [
      ['cy', 'Lluniau', 'Mae’r ffeil hon yn wag'],
      ['ar', 'الصور', 'هذا الملف فارغ'],
      ['pl', 'Zdjęcia', 'Ten plik jest pusty'],
      ['en', 'Photos', 'This file is empty'],
    ] as const) {
      widget.lang = lang;
      await page.shows(label);
      await page.shows(words);
      expect(uploads.photos.map(({ state }) => state)).to.deep.equal(['sending', 'refused']);
      await page.isAccessible();
    }
    answers[0]?.(taken());
    await uploads.settled();
    await page.shows('Uploaded');
    expect(sent()).to.have.length(1);
  });

  it('speaks the language of the moment', async () => {
    const { choose, uploads, page, said } = await openPhotos(() => taken(), { lang: 'cy' });
    await page.shows('Gallwch ychwanegu hyd at 3 llun, hyd at 20 MB yr un.');
    await choose(await png());
    await uploads.settled();
    await page.until('announcement', () => said() === 'Mae sign.png wedi’i lanlwytho');
  });
});

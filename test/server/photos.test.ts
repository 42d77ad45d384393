import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Photo } from '../../src/contract/photos.ts';
import { folderPhotoStore } from '../../server/connectors/photos/folder.ts';
import { eq } from '../../server/database/sql.ts';
import { cases, photos } from '../../server/database/schema.ts';
import { sweepPhotos } from '../../server/domains/photo/sweep.ts';
import { codeOf, errorsOf, get, onBothDatabases, receiptOf, sendPhoto, sendReport, withServer } from './client.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (buffer: Buffer): Bytes => new Uint8Array(buffer);
const picture = (width = 600, height = 400) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: 120, g: 140, b: 90 },
      noise: { type: 'gaussian', mean: 120, sigma: 20 },
    },
  });

/** As a phone writes it: taken on its side, with the place, the owner and the camera. */
const fromPhone = async (): Promise<Bytes> =>
  bytesOf(
    await picture()
      .withExif({
        IFD0: { Make: 'CANARY-CAMERA', Artist: 'CANARY-OWNER', Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '1/1 30/1 0/1' },
      })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description CANARY="xmp"/></rdf:RDF></x:xmpmeta>',
      )
      .withMetadata({ icc: 'p3', orientation: 6 })
      .jpeg()
      .toBuffer(),
  );

const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
};

/** A PNG of that many pixels, all black: 900 million of them in a hundred kilobytes. */
function pixelBomb(width: number, height: number): Bytes {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return bytesOf(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]),
  );
}

const text = (content: string) => bytesOf(Buffer.from(content));
const metadata = ['exif', 'icc', 'iptc', 'xmp', 'comments', 'orientation'] as const;

describe('a photo', () => {
  const server = withServer();
  const stored = () => globSync('**/*.jpg', { cwd: server().photoDirectory }).length;

  it('leaves nothing of itself but the picture, in storage and over the wire', async () => {
    const sent = await fromPhone();
    const before = await sharp(sent).metadata();
    assert.ok(before.exif && before.icc && before.xmp, 'the photo that is sent carries metadata');
    assert.equal(before.orientation, 6);
    const answer = await sendPhoto(server(), sent);
    assert.equal(answer.status, 201, answer.text);
    const photo = answer.body as Photo;
    assert.deepEqual([photo.width, photo.height], [400, 600], 'upright');

    assert.equal((await get(`${server().url}/api/photos/${photo.id}/full.jpg`)).status, 404, 'private until claimed');
    assert.equal((await sendReport(server(), { photos: [photo.id] })).status, 201);
    for (const size of ['full', 'thumbnail']) {
      const kept = readFileSync(join(server().photoDirectory, photo.id.slice(0, 2), photo.id, `${size}.jpg`));
      const response = await fetch(`${server().url}/api/photos/${photo.id}/${size}.jpg`);
      const wire = Buffer.from(await response.arrayBuffer());
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), 'image/jpeg');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.match(response.headers.get('cache-control') ?? '', /^public, max-age=3600$/);
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.deepEqual(wire, kept);
      const found = await sharp(wire).metadata();
      for (const kind of metadata) assert.equal(found[kind], undefined, `${size}: ${kind}`);
      for (const word of ['CANARY', 'Exif', 'GPS', 'http://ns.adobe.com', 'ICC_PROFILE'])
        assert.ok(!wire.includes(word), word);
    }
  });

  it('is made no larger than 2000 pixels, its thumbnail than 400, and never larger than it was', async () => {
    const { body } = await sendPhoto(server(), bytesOf(await picture(3000, 1000).jpeg().toBuffer()));
    const { id, width, height, bytes } = body as Photo;
    assert.deepEqual([width, height], [2000, 667]);
    const folder = join(server().photoDirectory, id.slice(0, 2), id);
    assert.equal(readFileSync(join(folder, 'full.jpg')).length, bytes);
    assert.equal((await sharp(join(folder, 'thumbnail.jpg')).metadata()).width, 400);
    const small = (await sendPhoto(server(), bytesOf(await picture(60, 40).jpeg().toBuffer()))).body as Photo;
    assert.deepEqual([small.width, small.height], [60, 40]);
  });

  it('may be PNG or WebP; what was see-through is white', async () => {
    const clear = sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    for (const [type, bytes] of [
      ['image/png', await clear.png().toBuffer()],
      ['image/webp', await clear.webp().toBuffer()],
    ] as const) {
      const answer = await sendPhoto(server(), bytesOf(bytes), { 'Content-Type': type });
      assert.equal(answer.status, 201, type);
      const { id } = answer.body as Photo;
      const { channels } = await sharp(join(server().photoDirectory, id.slice(0, 2), id, 'full.jpg')).stats();
      assert.ok(
        channels.every(({ min }) => min > 250),
        type,
      );
    }
  });

  it('is kept once, however often it is sent with one key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const bytes = bytesOf(await picture().jpeg().toBuffer());
    const first = await sendPhoto(server(), bytes, key);
    const again = await sendPhoto(server(), bytes, key);
    assert.equal(again.text, first.text);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
  });

  it('hides nothing: a picture with a page, a script or an archive behind it is written anew', async () => {
    const jpeg = await picture(60, 40).jpeg().toBuffer();
    const polyglot = bytesOf(
      Buffer.concat([jpeg, Buffer.from('<?php system($_GET[0]) ?><script>alert(1)</script>PK\x03\x04')]),
    );
    const { body } = await sendPhoto(server(), polyglot);
    const { id } = body as Photo;
    const kept = readFileSync(join(server().photoDirectory, id.slice(0, 2), id, 'full.jpg'));
    for (const word of ['<?php', '<script', 'PK\x03\x04']) assert.ok(!kept.includes(word));
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const gif = 'GIF89a/*\x01\x00\x01\x00*/=1;alert(1)//';
  const refused: [string, () => Bytes | Promise<Bytes>, string, number, string?][] = [
    ['SVG', () => text(svg), 'image/svg+xml', 415],
    ['SVG under the name of JPEG', () => text(svg), 'image/jpeg', 415],
    ['a page under the name of JPEG', () => text('<!doctype html><script>alert(1)</script>'), 'image/jpeg', 415],
    ['a program under the name of JPEG', () => text('<?php system($_GET[0]) ?>'), 'image/jpeg', 415],
    ['a GIF that is a script', () => text(gif), 'image/jpeg', 415],
    ['a true GIF', async () => bytesOf(await picture(9, 9).gif().toBuffer()), 'image/jpeg', 415],
    ['a PDF', () => text('%PDF-1.7'), 'image/png', 415],
    ['HEIC, which cannot be read here', () => text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'image/heic', 415],
    ['bytes of no type', async () => bytesOf(await picture(9, 9).jpeg().toBuffer()), 'application/octet-stream', 415],
    ['the beginning of a JPEG, and a page', () => text('\xff\xd8\xff<script>alert(1)</script>'), 'image/jpeg', 415],
    [
      'a JPEG cut in half',
      async () => bytesOf(await picture().jpeg().toBuffer()).slice(0, 20_000),
      'image/jpeg',
      422,
      'unreadable',
    ],
    [
      'a PNG cut in half',
      async () => bytesOf(await picture().png().toBuffer()).slice(0, 20_000),
      'image/png',
      422,
      'unreadable',
    ],
    ['nothing', () => text(''), 'image/jpeg', 422, 'unreadable'],
    ['more bytes than are taken', () => bytesOf(randomBytes(10 * 2 ** 20 + 1)), 'image/jpeg', 413],
  ];
  for (const [name, make, type, status, code] of refused) {
    it(`is not ${name}`, async () => {
      const before = stored();
      const answer = await sendPhoto(server(), await make(), { 'Content-Type': type });
      assert.equal(answer.status, status, answer.text);
      if (code) assert.deepEqual(errorsOf(answer), [`photo: ${code}`]);
      assert.equal(stored(), before, 'nothing is kept');
    });
  }

  it('is refused by its number of pixels before any is drawn', async () => {
    const bomb = pixelBomb(30_000, 30_000);
    assert.ok(bomb.length < 200_000);
    const warm = await sendPhoto(server(), pixelBomb(9000, 9000));
    assert.deepEqual(errorsOf(warm), ['photo: too-big']);
    const memory = process.memoryUsage().rss;
    // The quickest of three: other tests run on this machine at the same time.
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const start = performance.now();
      assert.deepEqual(errorsOf(await sendPhoto(server(), bomb)), ['photo: too-big']);
      times.push(performance.now() - start);
    }
    assert.ok(process.memoryUsage().rss - memory < 50 * 2 ** 20, 'memory');
    assert.ok(Math.min(...times) < 100, `${times.join()} ms`);
  });

  it('is found by its id and its two names only', async () => {
    const { id } = (await sendPhoto(server(), bytesOf(await picture(60, 40).jpeg().toBuffer()))).body as Photo;
    await sendReport(server(), { photos: [id] });
    for (const path of [
      `${id}/full.png`,
      `${id}/..%2ffull.jpg`,
      `${id.toUpperCase()}/full.jpg`,
      `${randomUUID()}/full.jpg`,
      '..%2f..%2fpackage.json/full.jpg',
      `..%2f${id}/full.jpg`,
      '%00/full.jpg',
    ]) {
      const answer = await get(`${server().url}/api/photos/${path}`);
      assert.equal(answer.status, 404, path);
      assert.equal(codeOf(answer), 'not-found');
    }
  });
});

onBothDatabases('a photo and its report', (server) => {
  const aPhoto = async () =>
    ((await sendPhoto(server(), bytesOf(await picture(60, 40).jpeg().toBuffer()))).body as Photo).id;
  const store = () => folderPhotoStore(server().photoDirectory);
  const folderOf = (id: string) => join(server().photoDirectory, id.slice(0, 2), id);

  it('belong together, in the order in which they were sent', async () => {
    const ids = [await aPhoto(), await aPhoto(), await aPhoto()].reverse();
    const { reference } = receiptOf(await sendReport(server(), { photos: ids }));
    const { db } = server();
    const kept = await db
      .select({ id: photos.id })
      .from(photos)
      .innerJoin(cases, eq(cases.id, photos.caseId))
      .where(eq(cases.reference, reference))
      .orderBy(photos.position);
    assert.deepEqual(
      kept.map(({ id }) => id),
      ids,
    );
  });

  it('are one to one: a second report cannot have it, not even side by side, and is then not made', async () => {
    const id = await aPhoto();
    const before = await server().db.$count(cases);
    const answers = await Promise.all(Array.from({ length: 6 }, () => sendReport(server(), { photos: [id] })));
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    const others = answers.filter(({ status }) => status !== 201);
    for (const other of others) assert.deepEqual(errorsOf(other), ['photos: unknown'], other.text);
    assert.equal(await server().db.$count(cases), before + 1);
  });

  it('of a private kind are shown to nobody', async () => {
    const id = await aPhoto();
    assert.equal((await sendReport(server(), { service: 'noise', photos: [id] })).status, 201);
    assert.equal((await get(`${server().url}/api/photos/${id}/full.jpg`)).status, 404);
  });

  it('part after a day without each other', async () => {
    const [claimed, forgotten, fresh] = [await aPhoto(), await aPhoto(), await aPhoto()];
    await sendReport(server(), { photos: [claimed] });
    const { db } = server();
    const old = new Date(Date.now() - 25 * 3_600_000);
    for (const id of [claimed, forgotten]) {
      await db.update(photos).set({ createdAt: old }).where(eq(photos.id, id));
      utimesSync(folderOf(id), old, old);
    }
    const stray = randomUUID();
    mkdirSync(folderOf(stray), { recursive: true });
    writeFileSync(join(folderOf(stray), 'full.jpg'), '');
    utimesSync(folderOf(stray), old, old);
    assert.equal(await sweepPhotos(db, store()), 2);
    assert.deepEqual(
      [claimed, forgotten, fresh, stray].map((id) => existsSync(folderOf(id))),
      [true, false, true, false],
    );
    assert.equal(await db.$count(photos, eq(photos.id, forgotten)), 0);
    assert.deepEqual(errorsOf(await sendReport(server(), { photos: [forgotten] })), ['photos: unknown']);
  });
});

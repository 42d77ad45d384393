import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ApiProblem, type ProblemKind } from '../../../src/api/problem.ts';
import {
  fileFault,
  outcome,
  readied,
  shownName,
  waitsForLine,
  withChange,
  withChoices,
  type PickedPhoto,
} from '../../../src/blocks/photo-picker/photo-picker.model.ts';
import { pictureSize, pictureType } from '../../../src/blocks/photo-picker/picture-header.ts';

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

const jpeg = (...segments: readonly (readonly number[])[]) => bytes([0xff, 0xd8], ...segments);
const frame = [0xff, 0xc2, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0];
const app = (length: number) => [0xff, 0xe1, length >> 8, length & 0xff, ...Array<number>(length - 2).fill(0xff)];

describe('what a file is', () => {
  const heads = {
    'image/jpeg': jpeg([0xff, 0xe0]),
    'image/png': bytes([0x89], 'PNG\r\n\x1a\n'),
    'image/webp': bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 '),
    'image/heic': bytes([0, 0, 0, 24], 'ftypheic'),
  };
  for (const [type, head] of Object.entries(heads)) it(`is ${type}`, () => assert.equal(pictureType(head), type));

  for (const text of ['<html><img src=x>', '<svg xmlns=""', 'GIF89a', '<?php', '%PDF-1.7', '', 'RIFF....WAVE']) {
    it(`is no photo: ${JSON.stringify(text)}`, () => assert.equal(pictureType(bytes(text)), undefined));
  }

  it('is no photo: AVIF', () => assert.equal(pictureType(bytes([0, 0, 0, 24], 'ftypavif')), undefined));
});

describe('the pixels that a file claims', () => {
  it('reads a JPEG past its metadata, however much', () => {
    assert.deepEqual(pictureSize(jpeg(app(65_000), app(65_000), app(9), frame)), { width: 4000, height: 3000 });
  });

  it('reads a JPEG with fill bytes and tables before its frame', () => {
    assert.deepEqual(pictureSize(jpeg([0xff, 0xff], [0xff, 0xc4, 0, 3, 0], frame)), { width: 4000, height: 3000 });
  });

  it('reads a PNG', () => {
    const png = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x31]);
    assert.deepEqual(pictureSize(png), { width: 30_000, height: 30_001 });
  });

  it('reads the three kinds of WebP', () => {
    const riff = ['RIFF', [0, 0, 0, 0], 'WEBP'] as const;
    const lossy = bytes(...riff, 'VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x41, 0x2c, 0x01]);
    const lossless = bytes(...riff, 'VP8L', [0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x4a, 0x00]);
    const extended = bytes(...riff, 'VP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x3f, 0x01, 0x00, 0x2b, 0x01, 0x01]);
    assert.deepEqual(pictureSize(lossy), { width: 320, height: 300 });
    assert.deepEqual(pictureSize(lossless), { width: 320, height: 300 });
    assert.deepEqual(pictureSize(extended), { width: 320, height: 65_836 });
  });

  it('says nothing about what ends too early, and comes to an end whatever the bytes', () => {
    const starts = [jpeg(), jpeg([0xff, 0xe1]), bytes([0x89], 'PNG\r\n\x1a\n'), bytes('RIFF....WEBPVP8X')];
    for (const start of starts) assert.equal(pictureSize(start), undefined);
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        pictureSize(Uint8Array.of(...start, ...rest));
      }),
    );
  });
});

const rules = { most: 3, maxBytes: 20_000_000 };
const head = jpeg([0xff, 0xe0]);

describe('a file as it is chosen', () => {
  it('is taken up to the limit', () => assert.equal(fileFault(20_000_000, head, rules), undefined));
  it('is refused above the limit', () => assert.equal(fileFault(20_000_001, head, rules), 'too-large'));
  it('is refused when it is empty', () => assert.equal(fileFault(0, bytes(), rules), 'empty'));
  it('is refused by its bytes, whatever its name', () =>
    assert.equal(fileFault(9, bytes('<html>'), rules), 'wrong-type'));
});

const fileNamed = (name: string, lastModified = 7) => new File([name], name, { lastModified });
const chosen = (...names: readonly string[]) =>
  names.map((name) => ({ key: name, name, fault: undefined, file: fileNamed(name) }));
const states = (photos: readonly PickedPhoto[]) => photos.map(({ state, code }) => code ?? state);

describe('the list of photos', () => {
  it('refuses what is past the limit and keeps the others', () => {
    const photos = withChoices([], chosen(...Array.from({ length: 11 }, (_, index) => `${index}`)), 3);
    assert.equal(photos.length, 11);
    assert.deepEqual(states(photos), [...Array<string>(3).fill('preparing'), ...Array<string>(8).fill('too-many')]);
  });

  it('gives no place to a file that is refused for something else', () => {
    const choices = [{ key: 'x', name: 'x', fault: 'empty' as const, file: fileNamed('x') }, ...chosen('a', 'b', 'c')];
    assert.deepEqual(states(withChoices([], choices, 3)), ['empty', 'preparing', 'preparing', 'preparing']);
  });

  it('forgets earlier refusals when there is another choice', () => {
    const first = withChoices([], chosen('a', 'b'), 1);
    assert.deepEqual(states(withChoices(first, chosen('c'), 2)), ['preparing', 'preparing']);
  });

  it('has a file once, however often it is chosen', () => {
    const first = withChoices([], chosen('a', 'b'), 3);
    assert.deepEqual(withChoices(first, chosen('b'), 3), first);
    const edited = { key: 'c', name: 'b', fault: undefined, file: fileNamed('b', 8) };
    assert.deepEqual(states(withChoices(first, [edited], 3)), ['preparing', 'preparing', 'preparing']);
    const removed = first.filter(({ key }) => key !== 'b');
    assert.equal(withChoices(removed, chosen('b'), 3).length, 2);
  });

  it('changes one photo, and nothing when it is gone', () => {
    const photos = withChoices([], chosen('a', 'b'), 3);
    const sent = withChange(photos, 'b', (photo) => ({ ...photo, state: 'sent' }));
    assert.deepEqual(states(sent), ['preparing', 'sent']);
    assert.deepEqual(withChange(photos, 'z', readied), photos);
  });

  it('keeps key and picture for another try', () => {
    const blob = new Blob(['x']);
    const file = fileNamed('n');
    const failed = {
      key: 'k',
      name: 'n',
      state: 'failed',
      code: 'offline',
      progress: 0.4,
      file,
      blob,
      preview: 'blob:x',
    } as const;
    assert.deepEqual(readied(failed), {
      key: 'k',
      name: 'n',
      state: 'sending',
      progress: 0,
      file,
      blob,
      preview: 'blob:x',
    });
  });
});

describe('a failed upload', () => {
  it('may be tried again unless the council refused the photo', () => {
    const kinds: readonly ProblemKind[] = [
      'offline',
      'timeout',
      'unavailable',
      'rate-limited',
      'conflict',
      'unauthorised',
    ];
    for (const kind of kinds) assert.deepEqual(outcome(new ApiProblem(kind)), { state: 'failed', code: kind });
    assert.deepEqual(outcome(new ApiProblem('rejected', { status: 415 })), { state: 'refused', code: 'declined' });
    assert.deepEqual(outcome(new TypeError()), { state: 'failed', code: 'unreadable' });
  });

  it('waits for the line when the line was at fault', () => {
    const failed = (code: ProblemKind): PickedPhoto => ({ key: 'k', name: 'n', state: 'failed', progress: 0, code });
    assert.equal(waitsForLine(failed('offline')), true);
    assert.equal(waitsForLine(failed('timeout')), true);
    assert.equal(waitsForLine(failed('unavailable')), false);
  });
});

describe('the name of a file', () => {
  it('is shown as it is', () => assert.equal(shownName(' IMG_0001 (2).jpg'), 'IMG_0001 (2).jpg'));
  it('is only text', () => {
    const name = '"><img src=x onerror=alert(1)>.jpg';
    assert.equal(shownName(name), name);
  });
  it('cannot turn or break the line', () => assert.equal(shownName('gpj\u202e.exe\0\n\u2066x'), 'gpj.exex'));
  it('is shortened in the middle, between letters', () => {
    const short = shownName(`${'🕳'.repeat(200)}end.jpeg`);
    assert.equal([...short].length, 48);
    assert.match(short, /….*end\.jpeg$/u);
  });
  it('is always short and without controls', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = shownName(name);
        assert.ok([...shown].length <= 48);
        assert.doesNotMatch(shown, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

import { TrustedWorker as Worker } from '../../core/trusted-types.ts';
import { shrink, type PictureTools, type Shrunk } from './shrink.ts';
import { UnusablePhoto } from './unusable-photo.ts';

/** Milliseconds after which a worker is given up: some policies stop one without a word. */
const patience = 20_000;

/**
 * Makes photos small, upright and free of metadata, one after another, since each takes much memory. In a worker, so
 * that the page stays quick; on the page where there can be none: embedded from another origin, under a policy that
 * forbids it, or in a browser that cannot draw there.
 */
export class PhotoShrinker {
  #hasWorkers = typeof OffscreenCanvas === 'function' && new URL(import.meta.url).origin === location.origin;
  #turn: Promise<unknown> = Promise.resolve();

  /** @throws UnusablePhoto; the file as it came is not to be sent instead. */
  shrink(file: Blob): Promise<Blob> {
    const turn = this.#turn.then(() => this.#shrink(file));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #shrink(file: Blob): Promise<Blob> {
    let answer = this.#hasWorkers ? await inWorker(file) : undefined;
    if (!answer) this.#hasWorkers = false;
    // An image element may know formats that a worker does not.
    if (!answer || ('fault' in answer && answer.fault !== 'too-many-pixels')) answer = await shrink(file, pageTools);
    if ('fault' in answer) throw new UnusablePhoto(answer.fault);
    return answer.blob;
  }
}

/** @returns undefined when there is no worker, or it broke. */
async function inWorker(file: Blob): Promise<Shrunk | undefined> {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = await new Promise<Shrunk | undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
    worker.addEventListener('message', ({ data }: MessageEvent<Shrunk>) => resolve(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(undefined);
    });
    worker.postMessage(file);
  });
  clearTimeout(timer);
  worker.terminate();
  return answer;
}

const pageTools: PictureTools = {
  decode: (file) => createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => decodeImage(file)),
  canvas: (width, height) => Object.assign(document.createElement('canvas'), { width, height }),
  encode: (canvas, type, quality) =>
    new Promise((resolve) => (canvas as HTMLCanvasElement).toBlob(resolve, type, quality)),
};

async function decodeImage(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

import { shrink, type PictureTools } from './shrink.ts';

const tools: PictureTools = {
  decode: (file) => createImageBitmap(file, { imageOrientation: 'from-image' }),
  canvas: (width, height) => new OffscreenCanvas(width, height),
  encode: (canvas, type, quality) => (canvas as OffscreenCanvas).convertToBlob({ type, quality }),
};

// One file in, one `Shrunk` out.
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void shrink(data, tools).then((answer) => postMessage(answer));
});

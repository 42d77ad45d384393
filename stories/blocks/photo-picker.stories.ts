import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { FakeApi, json, refusal, type Route } from '../../test/helpers/fake-api.ts';
import type { PhotoForm } from '../../test/blocks/photo-picker/photo-form.ts';
import '../../test/blocks/photo-picker/photo-form.ts';

interface Args {
  required: boolean;
  most: number;
}

const taken: Route = () => json({ id: crypto.randomUUID(), width: 1600, height: 1200, bytes: 300_000 }, 201);

let api: FakeApi | undefined;

/** A council that answers photos in this way, until the next story. */
const answering = (answer: Route) => () => {
  api = new FakeApi({ 'POST /photos': answer });
  return () => api?.restore();
};

const meta: Meta<Args> = {
  title: 'Blocks/Photo picker',
  args: { required: false, most: 3 },
  beforeEach: answering(taken),
  render: ({ required, most }) => html`
    <test-photo-form api-base=${api?.base ?? ''} ?required=${required} .most=${most}></test-photo-form>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** A wet road with a hole in it, as somebody's telephone saw it. */
async function pothole(name: string, wide = true): Promise<File> {
  const [width, height] = wide ? [1600, 1200] : [1200, 1600];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const road = context.createLinearGradient(0, 0, 0, height);
  road.addColorStop(0, '#9fb3c4');
  road.addColorStop(0.35, '#77808a');
  road.addColorStop(0.36, '#4b4f55');
  road.addColorStop(1, '#2d3035');
  context.fillStyle = road;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#d9dde0';
  for (const offset of [0, 1, 2])
    context.fillRect(width * 0.47, height * (0.45 + offset * 0.2), width * 0.03, height * 0.1);
  context.fillStyle = '#121315';
  context.beginPath();
  context.ellipse(width * 0.68, height * 0.72, width * 0.2, height * 0.09, 0.1, 0, 7);
  context.fill();
  context.fillStyle = '#5d7388';
  context.beginPath();
  context.ellipse(width * 0.69, height * 0.73, width * 0.14, height * 0.05, 0.1, 0, 7);
  context.fill();
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], name);
}

interface Place {
  readonly canvasElement: HTMLElement;
  readonly args: Args;
}

const formIn = ({ canvasElement }: Place): PhotoForm => {
  const form = canvasElement.querySelector<PhotoForm>('test-photo-form');
  if (!form) throw new Error('no form');
  return form;
};

/** Chooses files, and waits for what comes of them. */
async function choose(place: Place, ...files: readonly File[]): Promise<PhotoForm> {
  const form = formIn(place);
  await form.uploads.add(files, { most: place.args.most, maxBytes: 20_000_000 });
  return form;
}

async function settle(form: PhotoForm): Promise<void> {
  await form.uploads.settled();
  await form.updateComplete;
  await form.picker?.updateComplete;
}

/** Waits until a picker shows something, looking again at every frame. */
async function shows(form: PhotoForm, selector: string): Promise<void> {
  while (!form.renderRoot.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export const TheLineBroke: Story = {
  beforeEach: answering(() => {
    throw new TypeError('the line broke');
  }),
  play: async (place) => settle(await choose(place, await pothole('pothole in Mill Lane.jpg'))),
};

/** What works on photos could not be fetched: the files wait, and the form can go on without them. */
export const NoLineAtTheFirst: Story = {
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    const stop = answering(taken)();
    return () => {
      Reflect.deleteProperty(navigator, 'onLine');
      stop();
    };
  },
  play: async (place) => settle(await choose(place, await pothole('pothole.jpg'))),
};

export const CouncilAway: Story = {
  beforeEach: answering(() => new Response('<h1>503</h1>', { status: 503 })),
  play: async (place) => settle(await choose(place, await pothole('IMG_20260304_091244.jpg'))),
};

export const CouncilRefuses: Story = {
  beforeEach: answering(() => refusal(422, 'invalid')),
  play: async (place) => settle(await choose(place, await pothole('IMG_20260304_091244.jpg'))),
};

export const FilesThatWillNotDo: Story = {
  play: async (place) =>
    settle(
      await choose(
        place,
        new File([], 'nothing.jpg'),
        new File(['<html>'], 'a page, not a photo.jpg'),
        new File([new Uint8Array([0, 0, 0, 24]), 'ftypheic'], 'IMG_2044.HEIC'),
        new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0])], 'damaged.jpg'),
        new File([], `"><img src=x onerror=alert(1)>${'long '.repeat(40)}.jpg`),
      ),
    ),
};

export const TooMany: Story = {
  play: async (place) => {
    const names = ['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg'];
    await settle(await choose(place, ...(await Promise.all(names.map((name) => pothole(name))))));
  },
};

export const NoneWhereOneIsNeeded: Story = {
  args: { required: true },
  play: async (place) => {
    const form = formIn(place);
    form.form.show([{ field: 'photos', code: 'required' }]);
    await settle(form);
  },
};

export const Empty: Story = {};

export const OnItsWay: Story = {
  beforeEach: answering(() => new Promise(() => undefined)),
  play: async (place) => {
    const form = await choose(
      place,
      await pothole('pothole.jpg'),
      await pothole('pothole from the other side.jpg', false),
      await pothole('the whole road.jpg'),
    );
    await shows(form, '.photo.sending progress[value="0.5"]');
  },
};

export const Uploaded: Story = {
  play: async (place) =>
    settle(await choose(place, await pothole('pothole.jpg'), await pothole('the other side.jpg', false))),
};

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { PlaceList } from '../../src/contract/places.ts';
import type { PlaceForm } from '../../test/blocks/location-picker/place-form.ts';
import '../../test/blocks/location-picker/place-form.ts';
import { places } from '../../test/helpers/exampleton.ts';
import { FakeApi, refusal, type Routes } from '../../test/helpers/fake-api.ts';
import { working } from '../../test/helpers/working.ts';
import tile from './map-tile.svg?no-inline';

interface Args {
  /** Address of the map's pictures. */
  tiles: string;
}

let api: FakeApi | undefined;

/** A council that works but for these answers, until the next story. */
const answering =
  (routes: Routes = {}) =>
  () => {
    api = new FakeApi({ ...working, ...routes });
    return () => api?.restore();
  };

const pictures = `${new URL(tile, document.baseURI).href}?{z}/{x}/{y}`;

const meta: Meta<Args> = {
  title: 'Blocks/Location picker',
  args: { tiles: pictures },
  beforeEach: answering(),
  render: ({ tiles }) => html`<test-place-form api-base=${api?.base ?? ''} map-tiles=${tiles}></test-place-form>`,
};
export default meta;

type Story = StoryObj<Args>;

/** The form, once it can be used. */
class Form {
  readonly element: PlaceForm;

  constructor(canvas: HTMLElement) {
    const element = canvas.querySelector<PlaceForm>('test-place-form');
    if (!element) throw new Error('no form');
    this.element = element;
  }

  /** Waits for an element, looking again at every frame. */
  async find(selector: string): Promise<HTMLElement> {
    for (;;) {
      const found = this.element.renderRoot.querySelector<HTMLElement>(selector);
      if (found) return found;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  async search(text: string): Promise<void> {
    const box = (await this.find('input[type=search]')) as HTMLInputElement;
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    (await this.find('.place-search button')).click();
  }

  async choose(index: number): Promise<void> {
    (await this.find(`#field-place-${index}`)).click();
    await this.find('.place-chosen');
  }

  async send(): Promise<void> {
    (await this.find('form > button')).click();
    await this.find('.error-summary');
  }

  async press(selector: string): Promise<void> {
    (await this.find(selector)).click();
  }
}

const device = '.place-ways-buttons button:first-child';
const map = '.place-ways-buttons [aria-expanded]';
const describe = '.place-ways > [aria-expanded]';

/** A device that answers so. */
const located = (answer: Geolocation['getCurrentPosition']) => () => {
  api = new FakeApi(working);
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: answer } });
  return () => {
    api?.restore();
    Reflect.deleteProperty(navigator, 'geolocation');
  };
};

const position = (accuracy: number) =>
  ({ coords: { latitude: 53.5, longitude: 2.5, accuracy } }) as unknown as GeolocationPosition;

const play = (act: (form: Form) => Promise<unknown>): Story['play'] => {
  return async ({ canvasElement }) => {
    await act(new Form(canvasElement));
  };
};

export const NothingFound: Story = {
  beforeEach: answering({ 'GET /places': (): PlaceList => ({ language: 'en', places: [], more: false }) }),
  play: play((form) => form.search('Atlantis')),
};

export const SearchFails: Story = {
  beforeEach: answering({ 'GET /places': () => refusal(429, 'too-many') }),
  play: play(async (form) => {
    await form.search('mill lane');
    await form.find('.box.problem');
  }),
};

export const NotChosen: Story = { play: play((form) => form.send()) };

export const NotDescribed: Story = {
  play: play(async (form) => {
    await form.press(describe);
    await form.find('textarea');
    await form.send();
  }),
};

export const OutsideTheArea: Story = {
  play: play(async (form) => {
    await form.search('far road');
    await form.choose(2);
  }),
};

export const LocationRefused: Story = {
  beforeEach: located((_success, failure) => failure?.({ code: 1 } as GeolocationPositionError)),
  play: play(async (form) => {
    await form.press(device);
    await form.find('.place-ways [role=alert]');
  }),
};

export const LocationOnItsWay: Story = {
  beforeEach: located(() => undefined),
  play: play(async (form) => {
    await form.press(device);
    await form.find('.busy');
  }),
};

export const LocationVague: Story = {
  beforeEach: located((success) => success(position(1850))),
  play: play(async (form) => {
    await form.press(device);
    await form.find('.place-chosen');
  }),
};

export const MapWithoutPictures: Story = {
  args: { tiles: '/no-such-picture/{z}/{x}/{y}.png' },
  play: play(async (form) => {
    await form.press(map);
    await form.find('#place-way [role=alert]');
  }),
};

export const ReferenceTyped: Story = {
  play: play(async (form) => {
    const box = (await form.find('input[type=search]')) as HTMLInputElement;
    box.value = '000-000-0000';
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await form.find('.box');
  }),
};

export const Empty: Story = {};

export const Found: Story = {
  beforeEach: answering({ 'GET /places': () => ({ ...places(), more: true }) }),
  play: play(async (form) => {
    await form.search('mill lane');
    await form.find('#field-place-0');
  }),
};

export const Chosen: Story = {
  play: play(async (form) => {
    await form.search('mill lane');
    await form.choose(0);
  }),
};

export const OnTheMap: Story = {
  play: play(async (form) => {
    await form.press(map);
    await form.find('.leaflet-tile-loaded');
    await form.find('#place-map-near');
  }),
};

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Slot } from '../../src/contract/slots.ts';
import '../../test/blocks/slot-picker/slot-form.ts';
import { allSlots, slotList } from '../../test/helpers/bookings.ts';
import { FakeApi } from '../../test/helpers/fake-api.ts';
import { Page } from '../../test/helpers/page.ts';
import { working } from '../../test/helpers/working.ts';

interface Args {
  /** Codes of locations, with commas. */
  readonly locations: string;
}

type Story = StoryObj<Args>;

let api: FakeApi | undefined;

const offering =
  (slots: () => readonly Slot[] = allSlots) =>
  () => {
    api = new FakeApi({ ...working, 'GET /slots': (request) => slotList(request, slots()) });
    return () => api?.restore();
  };

const slot = (starts: string): Slot => ({
  starts,
  ends: new Date(Date.parse(starts) + 1_800_000).toISOString(),
  location: 'town-hall',
  left: 1,
});

const meta: Meta<Args> = {
  title: 'Blocks/Slot picker',
  args: { locations: 'town-hall' },
  beforeEach: offering(),
  render: ({ locations }) => html`<test-slot-form api-base=${api?.base ?? ''} locations=${locations}></test-slot-form>`,
};
export default meta;

const page = (canvas: HTMLElement) => new Page(canvas.querySelector('test-slot-form') as HTMLElement);
const ready = (on: Page) => on.until('times', () => on.root.querySelector<HTMLElement>('.slot-times'));

export const None: Story = { beforeEach: offering(() => []) };

export const List: Story = { play: async ({ canvasElement }) => void (await ready(page(canvasElement))) };

export const Places: Story = { args: { locations: 'town-hall,northside,video' } };

export const Calendar: Story = {
  play: async ({ canvasElement }) => {
    const on = page(canvasElement);
    await ready(on);
    on.all('.slot-views button')[1]?.click();
    await on.until('calendar', () => on.root.querySelector('table'));
  },
};

/** The night in which the clock is put back: one hour comes twice. */
export const ClockPutBack: Story = {
  beforeEach: offering(() =>
    ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'].map(slot),
  ),
};

export const TenThousand: Story = {
  beforeEach: offering(() =>
    Array.from({ length: 10_000 }, (_, index) =>
      slot(
        new Date(
          Date.parse('2026-03-03T07:00:00Z') + Math.floor(index / 400) * 86_400_000 + (index % 400) * 60_000,
        ).toISOString(),
      ),
    ),
  ),
};

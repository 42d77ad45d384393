import type { BookableService, ItemCounts } from '../../../src/contract/bookable-services.ts';
import type { BookingStatus, CaseView } from '../../../src/contract/cases.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import type { StoredBooking, StoredEvent } from '../case/store.ts';
import { changeUntil } from './rules.ts';
import { whenInWords } from './when.ts';

/** Where somebody is to be and when; of a service that the council has given up since, what is left. */
export function whereAndWhen(
  { location: at, starts, ends }: Pick<StoredBooking, 'location' | 'starts' | 'ends'>,
  service: BookableService | undefined,
) {
  const location = service?.locations.find((each) => each.code === at);
  return {
    place: location?.name ?? at,
    ...(location?.address !== undefined && { address: location.address }),
    way: location?.way ?? 'on-site',
    starts,
    ends,
    window: service?.window ?? false,
  };
}

/**
 * What was booked, as its owner sees it.
 * @param rules what holds besides those of the service
 */
export function bookingPart(
  code: string,
  booking: StoredBooking,
  service: BookableService | undefined,
  rules: readonly string[],
): NonNullable<CaseView['booking']> {
  const { location, starts, items, confirmBy, feed } = booking;
  return {
    service: code,
    location,
    ...whereAndWhen(booking, service),
    items: listItems(items),
    changeUntil: changeUntil(new Date(starts), service).toISOString(),
    ...(confirmBy !== null && { confirmBy }),
    ...(feed && { feed }),
    rules: [...(service?.rules ?? []), ...rules],
    bring: service?.bring ?? [],
  };
}

/** Counts as the page reads them. */
export const listItems = (items: ItemCounts): { code: string; count: number }[] =>
  Object.entries(items).map(([code, count]) => ({ code, count }));

/** `Sofa × 2, Mattress × 1`; empty where nothing was counted. */
export const itemsInWords = (items: ItemCounts, service: BookableService | undefined): string =>
  Object.entries(items)
    .map(([code, count]) => `${service?.items?.each.find((each) => each.code === code)?.name ?? code} × ${count}`)
    .join(', ');

const labels = {
  en: { when: 'When', where: 'Where', items: 'What' },
  cy: { when: 'Pryd', where: 'Ble', items: 'Beth' },
} satisfies Record<AnswerLanguage, unknown>;

/** When and where and what, to be listed. */
export function bookingFacts(
  { location: at, starts, ends, items }: StoredBooking,
  service: BookableService | undefined,
  language: AnswerLanguage,
): CaseView['facts'] {
  const say = labels[language];
  const location = service?.locations.find((each) => each.code === at);
  const what = itemsInWords(items, service);
  const where = [location?.name ?? at, location?.address].filter(Boolean).join(', ');
  return [
    { label: say.when, value: whenInWords({ starts, ends, window: service?.window ?? false }, language) },
    { label: say.where, value: where },
    ...(what ? [{ label: service?.items?.label ?? say.items, value: what }] : []),
  ];
}

/** The way of a booking: made, and then what became of it. `labels` are those of the statuses. */
export function bookingSteps(
  status: BookingStatus,
  events: readonly StoredEvent[],
  { starts, label }: { starts: string; label: (status: BookingStatus) => string },
): CaseView['steps'] {
  const at = (name: BookingStatus) => events.findLast((event) => event.status === name)?.at;
  const made = at('booked');
  const first = { label: label('booked'), ...(made !== undefined && { at: made }) };
  if (status === 'booked') {
    return [
      { ...first, state: 'now' },
      { label: label('completed'), state: 'ahead', at: starts },
    ];
  }
  const ended = at(status);
  return [
    { ...first, state: 'done' },
    { label: label(status), state: 'done', ...(ended !== undefined && { at: ended }) },
  ];
}

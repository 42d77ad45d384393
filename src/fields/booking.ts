import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { BookableService, BookingWay } from '../contract/bookable-services.ts';
import { deadlineOf } from '../core/deadlines.ts';
import type { ChosenSlot, SlotHold } from '../controllers/slot-hold.ts';
import type { Language } from '../i18n/languages.ts';
import type { Variables } from '../i18n/scope.ts';
import { formatClock, formatInstant } from '../i18n/times.ts';
import { button } from './button.ts';
import type { AnswerRow } from './check-answers.ts';
import { foreign, said } from './foreign.ts';

/** Words that whoever shows a booking has in its own catalogue. */
type BookingWord =
  | 'stretch'
  | 'hold.left'
  | 'hold.extend'
  | 'hold.over'
  | 'hold.again'
  | 'move.before'
  | 'move.after'
  | 'check.change-until'
  | 'check.change-late'
  | `way.${BookingWay}`;

/** When and where somebody is to be, and who says it. */
interface WhenSpeaker {
  readonly t: (key: 'stretch' | `way.${BookingWay}`, variables?: Variables) => string;
  readonly widget: { readonly language: Language; readonly words: { readonly language: Language } };
  readonly service: Pick<BookableService, 'language' | 'window' | 'locations'>;
}

/** What is said of a booking, and who says it. */
export interface BookingSpeaker extends WhenSpeaker {
  readonly t: (key: BookingWord, variables?: Variables) => string;
  readonly service: Pick<BookableService, 'language' | 'window' | 'locations' | 'rules' | 'changeUntil'>;
}

type Ends = Pick<ChosenSlot, 'starts' | 'ends'>;

/** A slot in words: its date, and its beginning or both its ends. */
export function when({ t, widget, service }: WhenSpeaker, { starts, ends }: Ends): string {
  const { language } = widget.words;
  const from = formatClock(starts, language);
  const time = service.window ? t('stretch', { from, to: formatClock(ends, language) }) : from;
  return formatInstant(starts, language, time);
}

/** A location in words: its name, how it is had, and where it is. */
export function place(speaker: WhenSpeaker, code: string | undefined): unknown {
  const location = speaker.service.locations.find((each) => each.code === code);
  if (!location) return nothing;
  const { name, address, way } = location;
  return html`${said(speaker, name)}<br />${speaker.t(`way.${way}`)}${address ? html`<br />${said(speaker, address)}` : nothing}`;
}

/** The time that is chosen, how long it is still held, and more time for whoever needs it. */
export function held(
  speaker: BookingSpeaker & {
    readonly slot: ChosenSlot | undefined;
    readonly hold: SlotHold | undefined;
    /** How long a letter keeps it, in words. */
    readonly kept?: string | undefined;
  },
): TemplateResult | typeof nothing {
  const { t, slot, hold, kept } = speaker;
  if (!slot || !hold) return nothing;
  const { stands, left, renew, renewing, clock } = hold;
  return html`
    <div class="box hold no-print ${clock.isEnding ? 'warning' : ''}" tabindex="-1">
      <p><strong>${when(speaker, slot)}</strong></p>
      <p>${stands ? (kept ?? left) : t('hold.over')}</p>
      ${
        !stands || (clock.isEnding && (clock.hold?.extensions ?? 0) > 0)
          ? button({
              label: t(stands ? 'hold.extend' : 'hold.again'),
              kind: 'secondary',
              press: () => void renew(),
              busy: renewing,
            })
          : nothing
      }
    </div>
  `;
}

/** What is moved: from when and where, and to when and where. */
export const movedRows = (
  speaker: BookingSpeaker,
  { from, to, change }: { from: ChosenSlot; to: ChosenSlot; change: () => void },
): AnswerRow[] => {
  const answer = (slot: ChosenSlot) => html`${when(speaker, slot)}<br />${place(speaker, slot.location)}`;
  return [
    { question: speaker.t('move.before'), answer: answer(from) },
    { question: speaker.t('move.after'), answer: answer(to), change },
  ];
};

/** Until when a slot can be moved or cancelled here, in milliseconds since 1970. */
export const lastChange = ({ changeUntil }: Pick<BookableService, 'changeUntil'>, starts: string): number =>
  deadlineOf(starts, changeUntil).getTime();

/**
 * What holds for a booking, said before the button that it is about.
 * @param last until when it can be changed here, and `now` by the server's clock: milliseconds since 1970.
 */
export function rules({ t, widget, service }: BookingSpeaker, last: number, now = 0): TemplateResult {
  const until = () => ({ when: formatInstant(new Date(last).toISOString(), widget.words.language) });
  const lang = foreign({ service, widget });
  return html`
    <ul class="list">
      ${service.rules.map((rule) => html`<li lang=${ifDefined(lang)}>${rule}</li>`)}
      <li>${last > now ? t('check.change-until', until()) : t('check.change-late')}</li>
    </ul>
  `;
}

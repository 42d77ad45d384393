import { formatDate } from '../../../i18n/formats.ts';
import { formatClock } from '../../../i18n/times.ts';
import type { Language } from '../../../i18n/languages.ts';
import type { ChosenSlot } from '../book-a-slot.model.ts';
import type { LaterScreen } from './screen.ts';

/** A slot in words: its date, and its beginning or both its ends. */
export function when(
  { t, widget, service }: Pick<LaterScreen, 't' | 'widget' | 'service'>,
  { starts, ends }: Omit<ChosenSlot, 'location'>,
): string {
  const { language } = widget.words;
  const from = formatClock(starts, language);
  const time = service.window ? t('stretch', { from, to: formatClock(ends, language) }) : from;
  return [formatDate(starts, language), time].join(', ');
}

/** An instant in words. */
export const instant = (at: string, language: Language): string =>
  [formatDate(at, language), formatClock(at, language)].join(', ');

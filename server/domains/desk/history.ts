import { statusWords } from '../case/status-words.ts';
import type { StoredCase, StoredEvent } from '../case/store.ts';
import type { ShownService } from '../case/view.ts';
import { caseWords } from '../case/words.ts';

/** What a resident wrote beside the description and the history, by what a redaction calls it. */
const parts = {
  label: 'the place',
  place: 'how to find it',
  name: 'the name that is shown',
  questionnaire: 'what was said afterwards',
};

/** What of that there is. */
export function wordsOf(
  { placeLabel, placeDescription, answers, contact, questionnaire }: StoredCase,
  service?: ShownService,
) {
  const all: [target: string, name: string, text: string | null | undefined][] = [
    ['label', parts.label, placeLabel],
    ['place', parts.place, placeDescription],
    ...(service?.questions ?? [])
      .filter(({ type }) => type === 'string' || type === 'text')
      .map(({ code, label }): [string, string, string] => [`answers.${code}`, label, String(answers[code] ?? '')]),
    ['name', parts.name, contact?.showName ? contact.name : ''],
    ['questionnaire', parts.questionnaire, questionnaire?.comment],
  ];
  return all.flatMap(([target, name, text]) => (text ? [{ target, name, text }] : []));
}

/** What a line of a history says happened, for officers. */
export function titleOf(event: StoredEvent, stored: StoredCase, service?: ShownService): string {
  const { kind, reason } = event;
  switch (kind) {
    case 'status':
      return statusWords.en[event.status ?? stored.status].label;
    case 'assigned':
      return `Assigned to ${reason ?? 'nobody'}`;
    case 'redacted':
      return `Taken out: ${redacted(reason ?? '', stored, service)}`;
  }
  const why = caseWords.en.reasons[reason as keyof typeof caseWords.en.reasons] as string | undefined;
  return [caseWords.en.titles[kind], why].filter(Boolean).join('. ');
}

/** What a redaction was of, as `deed.target` names it, and never what stood there. */
function redacted(target: string, stored: StoredCase, service?: ShownService): string {
  if (target === 'photo' || target === 'document') return `a ${target}`;
  if (target === 'description') return 'words of the description';
  if (Object.hasOwn(parts, target)) return parts[target as keyof typeof parts];
  const code = /^answers\.(.+)$/.exec(target)?.[1];
  const question = service?.questions.find((each) => each.code === code);
  if (question) return `the answer to “${question.label}”`;
  const line = stored.events.find(({ id }) => String(id) === target);
  // A line about a redaction has no words that could be taken out in turn.
  return line && line.kind !== 'redacted' ? `words of “${titleOf(line, stored, service)}”` : 'words';
}

import type { Question } from '../contract/questions.ts';
import type { FormController } from '../controllers/form.ts';
import { formatDate } from '../i18n/formats.ts';
import type { AnswerRow } from './check-answers.ts';
import { said } from './foreign.ts';

type Asking = Parameters<typeof said>[0] & { readonly form: FormController };

/** Answers to a service's own questions, as rows that are checked. */
export const questionRows = (
  screen: Asking,
  questions: readonly Question[],
  change: AnswerRow['change'],
): AnswerRow[] =>
  questions
    .filter(({ type }) => type !== 'notice' && type !== 'hidden')
    .map((asked) => ({
      question: asked.label,
      shown: said(screen, asked.label),
      answer: answerOf(asked, screen) || screen.form.host.words.shared('none-given'),
      change,
    }));

function answerOf(asked: Question, screen: Asking): unknown {
  const { form } = screen;
  const value = form.values[`answers.${asked.code}`];
  const nameOf = (key: string) => asked.values?.find((choice) => choice.key === key)?.name ?? key;
  if (Array.isArray(value))
    return value.length > 0 && said(screen, (value as readonly string[]).map(nameOf).join('\n'));
  if (typeof value !== 'string' || !value) return '';
  if (asked.type === 'singlevaluelist') return said(screen, nameOf(value));
  if (asked.type === 'datetime') {
    const [day = '', time] = value.split('T');
    return [formatDate(day, form.host.words.language), time].filter(Boolean).join(', ');
  }
  return asked.unit ? `${value} ${asked.unit}` : value;
}

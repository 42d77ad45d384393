/** The questions of a service's own, whose answers are `answers.<code>` in a form: what is wrong, and what is sent. */
import * as v from 'valibot';
import type { Answers, Question, Stop } from '../contract/questions.ts';
import { answersSchema } from '../contract/service-answers.ts';
import type { FieldError, FormValues } from './form.ts';

/** Answers as they are sent: empty ones are left out. */
export function answersOf(questions: readonly Question[], values: FormValues): Answers {
  const answers: Answers = {};
  for (const { code, type } of questions) {
    const value = values[`answers.${code}`];
    if (type === 'notice' || !value || value === true || value.length === 0) continue;
    answers[code] = typeof value === 'string' ? value : [...value];
  }
  return answers;
}

/** What is wrong with the answers, in the order of the questions. */
export function checkAnswersOf(questions: readonly Question[], values: FormValues): FieldError[] {
  const { issues } = v.safeParse(answersSchema(questions), answersOf(questions, values));
  const wrong = new Map(issues?.map((issue) => [v.getDotPath(issue) ?? '', issue.message]));
  return questions.flatMap(({ code }) => {
    const message = wrong.get(code);
    return message ? [{ field: `answers.${code}`, code: message }] : [];
  });
}

/** What an answer stops with, if it does. */
export function answerStop(code: string, questions: readonly Question[], values: FormValues): Stop | undefined {
  const chosen = values[`answers.${code}`];
  const keys = typeof chosen === 'string' ? [chosen] : Array.isArray(chosen) ? (chosen as readonly string[]) : [];
  const choices = questions.find((asked) => asked.code === code)?.values ?? [];
  return choices.find(({ key, stop }) => stop && keys.includes(key))?.stop;
}

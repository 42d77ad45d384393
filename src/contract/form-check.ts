/** Header of a form that is sent: what helps to tell a person from a program, and says nothing of the person. */
export const formCheckHeader = 'Form-Check';

/** Name of the field that no person sees: it means nothing to a browser's autofill. */
export const trapName = 'subject';

export interface FormCheck {
  /** Whole seconds since the form was shown. */
  readonly seconds: number;
  /** Somebody filled the field that no person sees. */
  readonly trapped: boolean;
  /** Answer to a `Challenge`: its salt, a colon and the number that was found. */
  readonly work?: string | undefined;
}

/** The header's value: `seconds=42`, `seconds=42;trapped`, `seconds=42;work=abc:123`. */
export const writeFormCheck = ({ seconds, trapped, work }: FormCheck): string =>
  `seconds=${seconds}${trapped ? ';trapped' : ''}${work ? `;work=${work}` : ''}`;

/** What a header says; undefined when it is none of ours. */
export function readFormCheck(header = ''): FormCheck | undefined {
  const [, seconds, trapped, work] = /^seconds=(\d{1,9})(;trapped)?(?:;work=([\w.:-]{1,120}))?$/.exec(header) ?? [];
  return seconds === undefined ? undefined : { seconds: Number(seconds), trapped: trapped !== undefined, work };
}

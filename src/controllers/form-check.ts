import { ApiProblem } from '../api/problem.ts';
import { formCheckHeader, trapName, writeFormCheck } from '../contract/form-check.ts';
import { fetchPart } from '../core/fetch-part.ts';

/** A wait that is not worth telling anybody of, in milliseconds. */
const shortWait = 5000;

/** Waiting and working are seldom asked for, so what does it is fetched then. */
const passPart = () =>
  fetchPart(() => import('../api/pass-check.ts')).catch((cause: unknown) => {
    throw new ApiProblem('offline', { cause });
  });

/** What tells a form that a person filled from others. */
export interface FilledForm {
  /** When it was shown, in milliseconds since 1970. */
  readonly shown: number;
  /** The form with the trap; none for what was filled earlier. */
  readonly form?: HTMLFormElement | undefined;
}

/** Whether the trap was filled. It is emptied: a person whose browser did it all the same can send again. */
function wasTrapped(form: HTMLFormElement): boolean {
  const field = form.elements.namedItem(trapName) as HTMLInputElement | null;
  const filled = Boolean(field?.value);
  if (field) field.value = '';
  return filled;
}

/**
 * Sends a form so that the server can tell a person from a program, with no puzzle for the person.
 * @param send sends it, with more headers
 * @param checking is called when it takes a little longer, because the server asks for something.
 */
export async function sendForm<Receipt>(
  { shown, form }: FilledForm,
  send: (headers: Record<string, string>) => Promise<Receipt>,
  signal: AbortSignal,
  checking?: () => void,
): Promise<Receipt> {
  const trapped = form !== undefined && wasTrapped(form);
  const post = (work?: string) => {
    const seconds = Math.max(0, Math.floor((Date.now() - shown) / 1000));
    return send({ [formCheckHeader]: writeFormCheck({ seconds, trapped, work }) });
  };
  try {
    return await post();
  } catch (failure) {
    const { challenge, kind, retryAfter = Infinity } = failure as ApiProblem;
    if (!challenge && !(kind === 'rate-limited' && retryAfter <= shortWait)) throw failure;
    checking?.();
    const { passCheck } = await passPart();
    return passCheck(failure, post, signal);
  }
}

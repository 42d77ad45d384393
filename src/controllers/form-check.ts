import { ApiProblem } from '../api/problem.ts';
import { formCheckHeader, writeFormCheck } from '../contract/form-check.ts';
import { fetchPart } from '../core/fetch-part.ts';

/** A wait that is not worth telling anybody of, in milliseconds. */
const shortWait = 5000;

/** Sends a form so that the server can tell a person from a program, with no puzzle for the person. */
export class FormCheck {
  /** When the form was shown, in milliseconds since 1970. */
  readonly shown: number;
  /** The field that no person sees was filled. */
  trapped = false;

  constructor(shown = Date.now()) {
    this.shown = shown;
  }

  /** @param checking is called when it takes a little longer, because the server asks for something. */
  async send<Receipt>(
    send: (headers: Record<string, string>) => Promise<Receipt>,
    signal: AbortSignal,
    checking?: () => void,
  ): Promise<Receipt> {
    const post = (work?: string) =>
      send({
        [formCheckHeader]: writeFormCheck({
          seconds: Math.max(0, Math.floor((Date.now() - this.shown) / 1000)),
          trapped: this.trapped,
          work,
        }),
      });
    try {
      return await post();
    } catch (failure) {
      const { challenge, kind, retryAfter = Infinity } = failure as ApiProblem;
      if (!challenge && !(kind === 'rate-limited' && retryAfter <= shortWait)) throw failure;
      checking?.();
      const { passCheck } = await fetchPart(() => import('../api/pass-check.ts')).catch((cause: unknown) => {
        throw new ApiProblem('offline', { cause });
      });
      return passCheck(failure, post, signal);
    }
  }
}

import * as v from 'valibot';
import { ApiClient } from '../../src/api/client.ts';
import { ApiProblem } from '../../src/api/problem.ts';
import { upload, type UploadOptions } from '../../src/api/upload.ts';
import {
  ClosureDone,
  type NewClosure,
  type ResourceDeed,
  ResourceDone,
  type ServiceRules,
} from '../../src/contract/desk-bookings.ts';
import type { NewRefund } from '../../src/contract/desk-payments.ts';
import { type DeskDeed, DeskDone, DeskSession, type DeskSignIn } from '../../src/contract/desk.ts';
import { type FieldProblem, Problem, type ProblemCode } from '../../src/contract/problems.ts';
import { randomUuid } from '../../src/core/uuid.ts';
import { type ChosenFiles, type FileKind } from './photos.ts';

/** Why a call came to nothing: a code of the contract, or one of these two. */
export type RefusalCode = ProblemCode | 'no-line' | 'unreadable';

export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly errors: readonly FieldProblem[];

  constructor(code: RefusalCode, errors: readonly FieldProblem[] = []) {
    super(code);
    this.code = code;
    this.errors = errors;
  }
}

/** `api/` beside `desk/`, with or without a folder above. */
const base = new URL('../api/', location.href.replace(/[?#].*/, ''));

/** A photo's address, which comes relative to the API. */
export const addressOf = (link: string): string => new URL(link, base).href;

/** With every call: no page of another site can send it without asking. */
const ours = { 'X-Council-Desk': '1' };

const Sent = v.object({ id: v.string() });

/** Milliseconds after which a call is given up. */
const patience = 20_000;

interface CallOptions {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  key?: string;
  /** Nobody asked for it just now: it does not ask for a password when the session has ended. */
  quiet?: boolean;
}

/** The desk's calls, for whoever is signed in. */
export class DeskApi {
  session: DeskSession | undefined;
  /** Asks the officer to sign in again on top of what they are at; rejects when they would rather not. */
  signInAgain: () => Promise<void> = () => Promise.reject(new Refusal('unauthorised'));
  /** What officers have written and not sent, by the reference of the case and the id of the field. */
  readonly drafts = new Map<string, Map<string, string>>();
  /** Photos and documents that they have chosen and not sent, by the reference of the case and the form. */
  readonly photos = new Map<string, ChosenFiles>();
  /** The key of each deed that was tried and may or may not have been done. */
  readonly #keys = new Map<string, string>();
  readonly #uploads = new ApiClient(base);

  /**
   * Calls `/api/desk/` + path. A session that has ended is renewed on the way, so that whoever calls need not know.
   * @throws Refusal
   */
  async call<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    options: CallOptions = {},
  ): Promise<v.InferOutput<Schema>> {
    return this.#signedIn(() => this.#once(schema, path, options), options.quiet);
  }

  async signIn(given: DeskSignIn): Promise<void> {
    this.session = await this.#once(DeskSession, 'session', { method: 'POST', body: given });
  }

  /** The session that the browser still has a cookie of. */
  async resume(): Promise<void> {
    try {
      this.session = await this.#once(DeskSession, 'session', {});
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'unauthorised')) throw error;
    }
  }

  async signOut(): Promise<void> {
    await this.#once(v.unknown(), 'session', { method: 'DELETE' }).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'unauthorised')) throw error;
    });
    this.session = undefined;
    this.drafts.clear();
    for (const photos of this.photos.values()) photos.clear();
    this.photos.clear();
  }

  /** Something was written or chosen that nobody has got. */
  get hasDrafts(): boolean {
    const texts = [...this.drafts.values()].flatMap((fields) => [...fields.values()]);
    return texts.some((text) => text.trim()) || [...this.photos.values()].some(({ kept }) => kept.length > 0);
  }

  /** Sends one photo or document; gives its id. A session that has ended is renewed on the way, as by `call`. */
  async sendFile(
    kind: FileKind,
    file: Blob,
    options: Pick<UploadOptions, 'key' | 'signal' | 'progress'>,
  ): Promise<string> {
    const { id } = await this.#signedIn(() =>
      upload(this.#uploads, `desk/${kind}s`, file, Sent, { ...options, language: 'en', headers: ours }),
    );
    return id;
  }

  /** Does something with a case. Tried again after a lost answer, it is still done once. */
  act(reference: string, version: number, deed: DeskDeed): Promise<DeskDone> {
    return this.#do(DeskDone, `cases/${encodeURIComponent(reference)}/actions`, { version, deed });
  }

  /** Does something with what can be booked, in the same way. */
  actOn(code: string, version: number, deed: ResourceDeed): Promise<ResourceDone> {
    return this.#do(ResourceDone, `resources/${encodeURIComponent(code)}/actions`, { version, deed });
  }

  /** Asks for money to be paid back, in the same way. */
  askForRefund(reference: string, refund: NewRefund): Promise<unknown> {
    return this.#do(Sent, `payments/${encodeURIComponent(reference)}/refunds`, refund);
  }

  /** Says yes or no to a colleague's refund. */
  decideRefund(id: string, approve: boolean): Promise<unknown> {
    return this.#do(Sent, `refunds/${id}/decisions`, { approve });
  }

  /** Takes back a refund that has not gone. */
  withdrawRefund(id: string): Promise<unknown> {
    return this.#do(Sent, `refunds/${id}/withdrawals`, {});
  }

  /** Asks anew for a refund that failed. */
  retryRefund(id: string): Promise<unknown> {
    return this.#do(Sent, `refunds/${id}/retries`, {});
  }

  /** Says what became of a refund that failed. */
  settleRefund(id: string, note: string): Promise<unknown> {
    return this.#do(Sent, `refunds/${id}/settlements`, { note });
  }

  /** Sets the rules of what can be booked, in the same way. */
  setRules(code: string, version: number, rules: ServiceRules): Promise<ResourceDone> {
    return this.#do(ResourceDone, `services/${encodeURIComponent(code)}/rules`, { version, rules });
  }

  closeDay(closure: NewClosure): Promise<ClosureDone> {
    return this.#do(ClosureDone, 'closures', closure);
  }

  /** A file that is to be saved: a plain link could not send what every call below `/desk` carries. */
  download(path: string): Promise<Blob> {
    return this.#signedIn(() => this.#fetch(path, {}));
  }

  async #do<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    body: object,
  ): Promise<v.InferOutput<Schema>> {
    const same = JSON.stringify([path, body]);
    const key = this.#keys.get(same) ?? randomUuid();
    this.#keys.set(same, key);
    const answer = await this.call(schema, path, { method: 'POST', body, key });
    this.#keys.delete(same);
    return answer;
  }

  async #signedIn<Answer>(attempt: () => Promise<Answer>, quiet = false): Promise<Answer> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        const ended = (error instanceof Refusal || error instanceof ApiProblem) && error.code === 'unauthorised';
        if (!ended || quiet || !this.session) throw error;
        await this.signInAgain();
      }
    }
  }

  async #once<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    options: CallOptions,
  ): Promise<v.InferOutput<Schema>> {
    const answer = await this.#fetch(path, options);
    const read = v.safeParse(schema, json(await answer.text()));
    if (!read.success) throw new Refusal('unreadable');
    return read.output;
  }

  async #fetch(path: string, { method = 'GET', body, key }: CallOptions): Promise<Blob> {
    let response: Response;
    let answer: Blob;
    try {
      response = await fetch(new URL(`desk/${path}`, base), {
        method,
        headers: {
          ...ours,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(key !== undefined && { 'Idempotency-Key': key }),
        },
        signal: AbortSignal.timeout(patience),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      answer = await response.blob();
    } catch {
      throw new Refusal('no-line');
    }
    if (response.ok) return answer;
    const problem = v.safeParse(Problem, json(await answer.text()));
    throw problem.success
      ? new Refusal(problem.output.code as ProblemCode, problem.output.errors)
      : new Refusal('unreadable');
  }
}

/** What was sent as JSON; undefined when it is something else. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

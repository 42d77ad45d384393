import type { CaseUpdate } from '../contract/case-updates.ts';
import { CaseUpdated } from '../contract/case-choices.ts';
import { Accepted, CaseSession, CaseView } from '../contract/case-view.ts';
import type { CaseLinkRequest, CaseLookup } from '../contract/cases.ts';
import { randomUuid } from '../core/uuid.ts';
import type { ApiClient, CallOptions, Tagged, WriteOptions } from './client.ts';

/** One case, and what opens it. */
export interface Opened {
  readonly reference: string;
  /** `CaseSession.session` */
  readonly session: string;
}

/** Says who asks. */
export const bearer = ({ session }: Opened): Record<string, string> => ({ Authorization: `Bearer ${session}` });

/** Path of a case, for its parts too. */
export const casePath = ({ reference }: Opened): string => `cases/${encodeURIComponent(reference)}`;

/** Opens a case by a private link, or by its reference and a second proof. A look-up changes nothing. */
export const lookUpCase = (api: ApiClient, proof: CaseLookup, options: CallOptions): Promise<CaseSession> =>
  api.post('cases/lookup', proof, CaseSession, { ...options, key: randomUuid() });

/** Has a new private link mailed to who has the right to it. The answer is the same whether there is such a case. */
export const requestLink = (api: ApiClient, request: CaseLinkRequest, options: WriteOptions): Promise<Accepted> =>
  api.post('cases/links', request, Accepted, options);

/** The case as it is now; undefined when it is as it was under `tag`. */
export const getCase = (
  api: ApiClient,
  opened: Opened,
  options: CallOptions & { tag?: string | undefined },
): Promise<Tagged<CaseView> | undefined> =>
  api.getNewer(casePath(opened), CaseView, { ...options, headers: bearer(opened) });

/** What the resident does to the case. */
export const updateCase = (
  api: ApiClient,
  opened: Opened,
  update: CaseUpdate,
  options: WriteOptions,
): Promise<CaseUpdated> =>
  api.post(`${casePath(opened)}/updates`, update, CaseUpdated, { ...options, headers: bearer(opened) });

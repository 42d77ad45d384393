import { html, nothing, type TemplateResult } from 'lit';
import type { Council } from '../contract/council.ts';
import type { FormHost } from '../controllers/host.ts';
import { caller, type ProblemOptions } from './problem.ts';

/** A person to call: the council's own number, else the one that the page gave. */
export function callOf(
  council: Council | undefined,
  { contactNumber }: { readonly contactNumber: string | undefined },
): ProblemOptions['call'] {
  if (council) return { name: council.name, number: council.phone.display };
  return contactNumber ? { number: contactNumber } : undefined;
}

/** Offers a person at the end of a page. */
export function help(
  host: FormHost & { readonly contactNumber: string | undefined },
  council: Council | undefined,
): TemplateResult | typeof nothing {
  const call = callOf(council, host);
  if (!call) return nothing;
  const { shared } = host.words;
  const hours = council?.phone.hours;
  return html`<p class="help no-print">
    ${shared('help')} ${caller(host, call)}${hours ? html` <bdi>(${hours})</bdi>` : nothing}
  </p>`;
}

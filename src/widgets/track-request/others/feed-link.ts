import { html, nothing, type TemplateResult } from 'lit';
import type { CallOptions } from '../../../api/client.ts';
import type { PublicPages } from './public-pages.ts';

/** Address of a feed, for who reads news in a program of their own. */
export function feedLink(
  { tracker, words: { t, language } }: PublicPages,
  path: string,
  query: CallOptions['query'] = {},
): TemplateResult | typeof nothing {
  const address = tracker.widget.api?.url(path, { ...query, language });
  return address
    ? html`<p class="no-print"><a href=${address.href} type="application/atom+xml">${t('feed')}</a></p>`
    : nothing;
}

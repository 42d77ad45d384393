import { html, nothing } from 'lit';
import { button } from '../../../fields/button.ts';
import type { Tracker } from '../tracker.ts';

/** The way to the public report that goes on in place of this one. */
export function merged({ t, showReport }: Tracker, { mergedInto }: { mergedInto?: string | undefined }): unknown {
  if (!mergedInto) return nothing;
  const press = () => showReport(mergedInto);
  return html`
    <div class="box">
      <p>${t('case.merged')}</p>
      ${button({ label: t('case.merged-link', { reference: mergedInto }), kind: 'link', press })}
    </div>
  `;
}

import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { formatDate, formatTime } from '../../../i18n/formats.ts';
import type { OpenCase } from './open-case.ts';

/** How far what is shown can be trusted: it changes by itself, or was true when it was last looked at. */
export function freshness(open: OpenCase): TemplateResult {
  const { live, stale, checked, checking, checkNow } = open;
  const { t, widget } = open.tracker;
  const offline = !navigator.onLine;
  const trusted = live.connected && !stale && !offline;
  const { language } = widget.words;
  return html`
    <div class="freshness ${stale || offline ? 'box warning' : ''}">
      <div role="status">
        ${stale || offline ? html`<p>${t(offline ? 'live.offline' : 'live.stale')}</p>` : nothing}
      </div>
      <p class="quiet ${trusted ? 'no-print' : ''}">
        ${
          trusted || !checked
            ? t('live.live')
            : t('live.checked', { date: formatDate(checked, language), time: formatTime(checked, language) })
        }
        ${
          trusted
            ? nothing
            : html`<span class="no-print"
                >${button({
                  label: t('live.check'),
                  kind: 'link',
                  press: checkNow,
                  busy: checking,
                  busyLabel: t('live.checking'),
                })}</span
              >`
        }
      </p>
    </div>
  `;
}

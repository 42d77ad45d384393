import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import type { LaterScreen } from './screen.ts';
import { instant, when } from './when.ts';

/** The time that is chosen, how long it is still held, and more time for whoever needs it. */
export function held(screen: LaterScreen): TemplateResult | typeof nothing {
  const { t, widget, slot, hold: kept, offered, renew, renewing } = screen;
  if (!slot) return nothing;
  const { hold, minutes = 0, isEnding = false } = kept?.clock ?? {};
  const isOver = !kept?.stands;
  const canExtend = !isOver && isEnding && (hold?.extensions ?? 0) > 0;
  return html`
    <div class="box hold no-print ${isEnding ? 'warning' : ''}" tabindex="-1">
      <p><strong>${when(screen, slot)}</strong></p>
      <p>
        ${
          isOver
            ? t('hold.over')
            : offered
              ? t('hold.until', { when: instant(offered.until, widget.words.language) })
              : t('hold.left', { count: minutes })
        }
      </p>
      ${
        isOver || canExtend
          ? html`<p>
              ${button({
                label: t(isOver ? 'hold.again' : 'hold.extend'),
                kind: 'secondary',
                press: renew,
                busy: renewing,
              })}
            </p>`
          : nothing
      }
    </div>
  `;
}

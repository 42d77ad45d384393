import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { PayableService } from '../../../contract/payables.ts';
import { formatMoney } from '../../../core/money.ts';
import { button } from '../../../fields/button.ts';
import { radios } from '../../../fields/choice.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import type { Screen } from './screen.ts';

/** Which of a service's things it is: from a list, or somebody's own by two things that they know. */
export function find(screen: Screen, service: PayableService): TemplateResult {
  const { t, shared, widget, busy, next } = screen;
  const lang = foreign({ service, widget });
  return html`
    <form novalidate @submit=${next}>
      <p class="caption" lang=${ifDefined(lang)}>${service.name}</p>
      ${heading(t(service.lookup ? 'find.title' : 'find.choose'), widget.headingLevel)}
      ${service.lookup ? html`<div lang=${ifDefined(lang)}>${lookUp(screen, service.lookup)}</div>` : list(screen)}
      <div class="buttons">${button({ label: shared('continue'), busy, busyLabel: t('find.busy') })}</div>
    </form>
  `;
}

function lookUp({ form }: Screen, { reference, proof }: NonNullable<PayableService['lookup']>): TemplateResult[] {
  return [
    text(form, {
      name: 'reference',
      label: reference.label,
      hint: reference.hint,
      autocomplete: 'off',
      spellcheck: false,
      width: '20',
    }),
    text(form, {
      name: 'proof',
      label: proof.label,
      hint: proof.hint,
      // Theirs, not necessarily the one that their browser knows.
      autocomplete: 'off',
      spellcheck: false,
      width: proof.kind === 'name' ? '20' : '10',
    }),
  ];
}

function list({ t, form, widget, list: all }: Screen): TemplateResult | typeof nothing {
  if (!all) return nothing;
  const { payables, language } = all;
  if (payables.length === 0) return html`<p>${t('service.none')}</p>`;
  return radios(form, {
    name: 'payable',
    label: t('find.label'),
    items: payables.map(({ id, name, due, amount }) => ({
      key: id,
      name,
      hint: due !== undefined && amount === 'fixed' ? formatMoney(due) : undefined,
    })),
    lang: foreign({ service: { language }, widget }),
  });
}

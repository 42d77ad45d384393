import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { mostPence, type Payable } from '../../../contract/payables.ts';
import { formatMoney } from '../../../core/money.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers, type AnswerRow } from '../../../fields/check-answers.ts';
import { radios } from '../../../fields/choice.ts';
import { foreign, said } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { another, offersOf } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** What it is, what is due of it and why, and how much of it is to be paid. */
export function amount(screen: LaterScreen): TemplateResult {
  const { t, shared, widget, next, payable: found } = screen;
  if (!found) return html``;
  const { payable, language } = found;
  const isChosen = payable.amount !== 'fixed';
  return html`
    <form novalidate @submit=${next}>
      <p class="caption" lang=${ifDefined(foreign({ service: { language }, widget }))}>${payable.name}</p>
      ${heading(t(isChosen ? 'amount.title' : 'amount.fixed'), widget.headingLevel)}
      ${checkAnswers(widget, rows(screen, payable, language))}
      ${
        payable.due === 0
          ? html`<p>${t('amount.nothing')}</p>`
          : html`${notes(screen, payable)} ${isChosen ? howMuch(screen, payable) : howMany(screen, payable)}
              <div class="buttons">${button({ label: shared('continue') })}</div>`
      }
    </form>
  `;
}

function rows({ t, widget }: LaterScreen, payable: Payable, language: string): AnswerRow[] {
  const spoken = { service: { language }, widget };
  const { facts, breakdown = [], due } = payable;
  return [
    ...facts.map(({ label, value }) => ({
      question: label,
      shown: said(spoken, label),
      answer: said(spoken, value),
    })),
    ...breakdown.map(({ label, pence }) => ({
      question: label,
      shown: said(spoken, label),
      answer: formatMoney(pence),
    })),
    ...(due === undefined ? [] : [{ question: t('amount.due'), answer: html`<strong>${formatMoney(due)}</strong>` }]),
  ];
}

function notes({ t, widget }: LaterScreen, { discount, subscription }: Payable): TemplateResult {
  return html`${
    discount
      ? html`<p>
          ${t('amount.discount', {
            date: formatDate(discount.until, widget.words.language),
            full: formatMoney(discount.full),
          })}
        </p>`
      : nothing
  }${subscription ? html`<p>${t('amount.subscription')}</p>` : nothing}`;
}

function howMany({ t, form }: LaterScreen, { mostQuantity }: Payable): TemplateResult | typeof nothing {
  if (mostQuantity < 2) return nothing;
  return text(form, {
    name: 'amount.quantity',
    label: t('amount.quantity'),
    hint: t('amount.quantity-hint', { max: mostQuantity }),
    inputmode: 'numeric',
    width: '4',
  });
}

function howMuch({ t, form }: LaterScreen, payable: Payable): TemplateResult {
  const { due, least = 1, most = mostPence } = payable;
  const offers = offersOf(payable);
  const isOther = form.text('amount.choice') === another;
  return html`
    ${
      offers.length === 0
        ? nothing
        : radios(form, {
            name: 'amount.choice',
            label: t('amount.label'),
            items: [
              ...offers.map((pence) => ({
                key: String(pence),
                name: pence === due ? t('amount.all', { amount: formatMoney(pence) }) : formatMoney(pence),
              })),
              { key: another, name: t('amount.other') },
            ],
          })
    }
    ${
      isOther
        ? text(form, {
            name: 'amount.other',
            label: t('amount.other-label'),
            hint: t('amount.limits', { least: formatMoney(least), most: formatMoney(most) }),
            autocomplete: 'off',
            inputmode: 'decimal',
            spellcheck: false,
            width: '10',
          })
        : nothing
    }
  `;
}

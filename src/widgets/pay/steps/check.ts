import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../blocks/payment/payment.model.ts';
import { mostPence } from '../../../contract/payables.ts';
import { formatMoney } from '../../../core/money.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers, type AnswerRow } from '../../../fields/check-answers.ts';
import { said } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { totalOf } from '../pay.model.ts';
import { basketProblem, contactFields, mostItems } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** What is in the basket, and the one press. */
export function check(screen: LaterScreen): TemplateResult {
  const { t, widget, basket, paying, add, remove } = screen;
  const { said: say, busy } = paying.part;
  const total = totalOf(basket);
  const wrong = basketProblem(basket, total);
  const mayAdd = !widget.prefill('payable') && basket.length < mostItems && !busy;
  return html`
    <form novalidate @submit=${paying.pay}>
      ${heading(t('check.title'), widget.headingLevel)}
      <dl class="answers">
        ${basket.map(
          (item) => html`
            <div>
              <dt>${said({ service: item, widget }, counted(item.name, item.quantity))}</dt>
              <dd>${formatMoney(item.pence)}</dd>
              <dd class="action">
                ${button({ label: widget.words.shared('remove'), about: item.name, kind: 'link', press: () => remove(item) })}
              </dd>
            </div>
          `,
        )}
        <div>
          <dt>${say.total}</dt>
          <dd><strong>${formatMoney(total)}</strong></dd>
        </div>
      </dl>
      ${mayAdd ? html`<p>${button({ label: t('check.add'), kind: 'link', press: add })}</p>` : nothing}
      ${
        wrong
          ? html`<div class="box warning"><p>${t(`check.${wrong}`, { most: formatMoney(mostPence) })}</p></div>`
          : html`${heading(t('contact.title'), widget.headingLevel + 1, 'subtitle')}
              ${checkAnswers(widget, aboutPerson(screen))}
              <p>${say.leave}</p>
              <div class="buttons">
                ${button({
                  label: t('check.pay', { amount: formatMoney(total) }),
                  busy,
                  busyLabel: say.going,
                })}
              </div>`
      }
    </form>
  `;
}

function aboutPerson({ t, shared, form, change }: LaterScreen): AnswerRow[] {
  const value = (name: string) => form.text(`contact.${name}`).trim();
  const address = contactFields.slice(2).map(value).filter(Boolean).join('\n');
  return (
    [
      ['name', value('name')],
      ['email', value('email')],
      ['address', address],
    ] as const
  ).map(([name, answer]) => ({
    question: t(`contact.${name}`),
    answer: answer || shared('none-given'),
    change: () => change('contact'),
  }));
}

import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../blocks/payment/payment.model.ts';
import { mostPence } from '../../../contract/payables.ts';
import { formatMoney } from '../../../core/money.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers, type AnswerRow } from '../../../fields/check-answers.ts';
import { said } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { isAsked, totalOf } from '../pay.model.ts';
import { basketProblem, contactFields, isContactEmpty, mostItems } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** What is in the basket, and the one press. */
export function check(screen: LaterScreen): TemplateResult {
  const { t, widget, basket, limits, paying, add, remove } = screen;
  const { said: say, busy } = paying.part;
  const total = totalOf(basket);
  const wrong = basketProblem(basket, total, limits);
  const isTheirs = isAsked(basket);
  const mayAdd = !isTheirs && !widget.prefill('payable') && basket.length < mostItems && !busy;
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
          ? html`<div class="box warning">
              <p>
                ${t(`check.${wrong}`, {
                  least: formatMoney(limits?.least ?? 0),
                  most: formatMoney(limits?.most ?? mostPence),
                })}
              </p>
            </div>`
          : html`${heading(t('contact.title'), widget.headingLevel + 1, 'subtitle')}
              ${checkAnswers(widget, aboutPerson(screen))} ${slip(screen)} ${paying.renew()} ${repeat(screen)}
              <p>${say.leave}</p>
              <div class="buttons">
                ${button({
                  label: t(paying.isRepeat ? 'check.pay-again' : 'check.pay', { amount: formatMoney(total) }),
                  busy,
                  busyLabel: say.going,
                })}
              </div>`
      }
    </form>
    ${wrong || isTheirs ? nothing : other(screen)}
  `;
}

/** The same was paid a short while ago: nobody does so twice without knowing. */
function repeat({ t, paying: { isRepeat, receipt } }: LaterScreen): TemplateResult | typeof nothing {
  if (!isRepeat) return nothing;
  return html`<div class="box warning" tabindex="-1">
    <p>${t('check.repeat')}</p>
    ${receipt ? button({ label: t('check.receipt'), kind: 'secondary', press: receipt }) : nothing}
  </div>`;
}

/** The way to have somebody else pay it. */
function other({ t, widget, paying }: LaterScreen): TemplateResult {
  const { ask, asking, askOther } = paying;
  return ask?.isMade
    ? html`${heading(t('check.ask'), widget.headingLevel + 1, 'subtitle')} ${ask.part()}`
    : html`<p>
        ${button({ label: t('check.ask'), kind: 'link', press: askOther, busy: asking, busyLabel: t('check.asking') })}
      </p>`;
}

/** The receipt would go to nobody: asked once, where the answers are checked, and in nobody's way. */
function slip({ t, form, widget, paying }: LaterScreen): TemplateResult | typeof nothing {
  const email = paying.meantEmail?.(form.text('contact.email'));
  if (!email) return nothing;
  const use = () => {
    form.set('contact.email', email);
    widget.announce(t('check.slip-mended', { email }));
    // The button that was pressed is gone.
    widget.focusOn('.title');
  };
  return html`<div class="box">
    <p>${t('check.slip', { email })}</p>
    ${button({ label: t('check.slip-use', { email }), kind: 'secondary', press: use })}
  </div>`;
}

function aboutPerson({ t, shared, form, change, paying }: LaterScreen): AnswerRow[] {
  const { before } = paying;
  if (before && isContactEmpty(form.values))
    return [
      {
        question: t('check.who'),
        answer: [t('check.before'), before.email].filter(Boolean).join('\n'),
        change: () => change('contact'),
      },
    ];
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

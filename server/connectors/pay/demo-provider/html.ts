/** The card page and its neighbours, as HTML that needs no script. */
import { formatMoney } from '../../../../src/core/money.ts';
import { escapeHtml as e } from '../../../http/html.ts';
import { cardEnding, testCards } from './cards.ts';
import { countries, type FieldErrors, type FieldName, type Typed } from './form.ts';
import { lastStep, type Payment } from './life.ts';
import { linkIn, linkPath, type LinkErrors, type LinkTyped } from './link.ts';
import { words, type Language, type Words } from './words.ts';

export const styleUrl = '/demo-pay.css';

interface PageParts {
  language: Language;
  title: string;
  content: string;
  cards?: boolean;
}

function page({ language, title, content, cards = false }: PageParts): string {
  const t = words[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${e(title)} – ${e(t.provider)}</title>
<link rel="stylesheet" href="${styleUrl}">
</head>
<body>
<header><p><strong>${e(t.provider)}</strong></p></header>
<section class="demo" aria-labelledby="demo">
<p><strong id="demo">${e(t.demo)}.</strong> ${e(t.demoText)}${cards ? ` ${e(t.demoCards)}` : ''}</p>
${cards ? `<details><summary>${e(t.cards)}</summary>${cardTable(t)}</details>` : ''}
</section>
<main>
${content}
</main>
</body>
</html>
`;
}

function cardTable(t: Words): string {
  const rows = testCards.map(({ number, brand, outcome, because }) => {
    const happens = because ? t.because[because] : t.outcomes[outcome];
    return `<tr><th scope="row">${number.replace(/(.{4})(?=.)/g, '$1 ')}<span class="quiet">${e(brand)}</span></th><td>${e(happens)}</td></tr>`;
  });
  return `<p>${e(t.cardsHint)}</p>
<table><thead><tr><th scope="col">${e(t.cardNumber)}</th><th scope="col">${e(t.cardOutcome)}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

const summary = (t: Words, { asked }: Payment) => `<aside aria-labelledby="summary">
<h2 id="summary">${e(t.summary)}</h2>
<dl>
<div><dt>${e(t.description)}</dt><dd dir="auto">${e(asked.description)}</dd></div>
<div><dt>${e(t.total)}</dt><dd class="amount">${formatMoney(asked.amount)}</dd></div>
</dl>
${asked.setsUp === undefined ? '' : `<p>${e(t.agreement)}.</p>`}
</aside>`;

const cancelForm = (t: Words, { id }: Payment) => `<form method="post" action="/card_details/${id}/cancel">
<button class="plain">${e(t.cancel)}</button>
</form>`;

interface Input {
  name: FieldName;
  label: string;
  autocomplete: string;
  hint?: string;
  size?: 'short' | 'middle';
  numeric?: boolean;
  type?: 'text' | 'email';
}

/** The form for a card, with what was wrong with it, if anything was. */
export function cardPage(payment: Payment, typed: Typed, errors: FieldErrors, year: number): string {
  const { language } = payment.asked;
  const t = words[language];

  const errorOf = (name: FieldName) => {
    const error = errors[name];
    return error === undefined
      ? ''
      : `<p class="error" id="${name}-error"><span class="hidden">${e(t.error)}: </span>${e(t.errors[error])}</p>`;
  };
  const describe = (name: FieldName, hint: boolean) => {
    const ids = [...(hint ? [`${name}-hint`] : []), ...(errors[name] === undefined ? [] : [`${name}-error`])];
    const invalid = errors[name] === undefined ? '' : ' aria-invalid="true"';
    return ids.length === 0 ? '' : ` aria-describedby="${ids.join(' ')}"${invalid}`;
  };
  const box = ({ name, autocomplete, hint, size, numeric, type = 'text' }: Input) =>
    `<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${e(typed[name] ?? '')}"${
      size ? ` class="${size}"` : ''
    }${numeric ? ' inputmode="numeric"' : ''}${describe(name, hint !== undefined)} spellcheck="false">`;
  const input = (each: Input) => `<div class="field${errors[each.name] === undefined ? '' : ' wrong'}">
<label for="${each.name}">${e(each.label)}</label>
${each.hint === undefined ? '' : `<p class="hint" id="${each.name}-hint">${e(each.hint)}</p>`}
${errorOf(each.name)}
${box(each)}
</div>`;
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const chosen = typed.country ?? 'GB';
  const dateError = errors.month;
  const dateIds = `expiry-hint${dateError === undefined ? '' : ' month-error'}`;

  return page({
    language,
    title: Object.keys(errors).length > 0 ? `${t.error}: ${t.enter}` : t.enter,
    cards: true,
    content: `${errorSummary(t, errors, t.errors)}
<h1>${e(t.enter)}</h1>
<div class="columns">
${summary(t, payment)}
<div>
<form method="post" action="/card_details/${payment.id}" novalidate>
${input({ name: 'number', label: t.number, autocomplete: 'cc-number', numeric: true, size: 'middle' })}
<fieldset class="field${dateError === undefined ? '' : ' wrong'}" aria-describedby="${dateIds}">
<legend>${e(t.expiry)}</legend>
<p class="hint" id="expiry-hint">${e(t.expiryHint(year + 1))}</p>
${errorOf('month')}
<div class="row">
<div><label for="month">${e(t.month)}</label>${box({ name: 'month', label: t.month, autocomplete: 'cc-exp-month', numeric: true, size: 'short' })}</div>
<div><label for="year">${e(t.year)}</label>${box({ name: 'year', label: t.year, autocomplete: 'cc-exp-year', numeric: true, size: 'short' })}</div>
</div>
</fieldset>
${input({ name: 'name', label: t.name, autocomplete: 'cc-name' })}
${input({ name: 'code', label: t.code, hint: t.codeHint, autocomplete: 'cc-csc', numeric: true, size: 'short' })}
<fieldset class="group" aria-describedby="address-hint">
<legend><h2>${e(t.address)}</h2></legend>
<p class="hint" id="address-hint">${e(t.addressHint)}</p>
<div class="field">
<label for="country">${e(t.country)}</label>
<select id="country" name="country" autocomplete="billing country">
${countries
  .map((code) => `<option value="${code}"${code === chosen ? ' selected' : ''}>${e(names.of(code) ?? code)}</option>`)
  .join('\n')}
</select>
</div>
${input({ name: 'line1', label: t.line1, autocomplete: 'billing address-line1' })}
${input({ name: 'line2', label: t.line2, autocomplete: 'billing address-line2' })}
${input({ name: 'city', label: t.city, autocomplete: 'billing address-level2', size: 'middle' })}
${input({ name: 'postcode', label: t.postcode, autocomplete: 'billing postal-code', size: 'short' })}
</fieldset>
${input({ name: 'email', label: t.email, hint: t.emailHint, autocomplete: 'email', type: 'email' })}
<button>${e(t.continue)}</button>
</form>
${cancelForm(t, payment)}
</div>
</div>`,
  });
}

function errorSummary<Code extends string>(
  t: Words,
  errors: Partial<Record<string, Code>>,
  texts: Readonly<Record<Code, string>>,
): string {
  const entries = Object.entries(errors).filter((entry): entry is [string, Code] => entry[1] !== undefined);
  if (entries.length === 0) return '';
  return `<div class="problem" role="alert" aria-labelledby="problem" tabindex="-1" autofocus>
<h2 id="problem">${e(t.problem)}</h2>
<ul>
${entries.map(([name, error]) => `<li><a href="#${name}">${e(texts[error])}</a></li>`).join('\n')}
</ul>
</div>`;
}

/** What is about to be paid, once more, and the button that pays it. */
export function confirmPage(payment: Payment): string {
  const { asked, card, email } = payment;
  const t = words[asked.language];
  if (!card) throw new Error('There is nothing to confirm without a card');
  const { line1, line2, city, postcode } = card.address;
  const answers = [
    [t.number, `${cardEnding(card.ending).brand}, ${t.ending(card.ending)}`],
    [t.expiry, card.expiry],
    [t.name, card.name],
    [t.address, [line1, line2, city, postcode].filter((part) => part !== undefined).join(', ')],
    [t.email, email ?? ''],
  ] as const;
  return page({
    language: asked.language,
    title: t.check,
    content: `<h1>${e(t.check)}</h1>
<div class="columns">
${summary(t, payment)}
<div>
<dl class="answers">
${answers.map(([name, value]) => `<div><dt>${e(name)}</dt><dd dir="auto">${e(value)}</dd></div>`).join('\n')}
</dl>
<form method="post" action="/card_details/${payment.id}/confirm">
<button>${e(t.pay(formatMoney(asked.amount)))}</button>
</form>
${cancelForm(t, payment)}
</div>
</div>`,
  });
}

type End = keyof Words['ends'];

const endOf = (payment: Payment): End => {
  const { status, code } = lastStep(payment);
  if (status === 'success' || status === 'capturable') return 'paid';
  if (status === 'submitted') return 'checking';
  if (code === 'P0020') return 'expired';
  if (code === 'P0030' || code === 'P0040') return 'cancelled';
  return code === 'P0010' ? 'declined' : 'trouble';
};

const leaving = new Set<End>(['paid', 'checking']);

/** How a payment has ended, and the way back, which is the council's own address and nothing more. */
export function endPage(payment: Payment): string {
  const { language, returnUrl, reference, amount } = payment.asked;
  const t = words[language];
  const end = endOf(payment);
  // Of the payment link, whose end is here.
  if (returnUrl === undefined)
    return notice(
      language,
      end,
      `<dl class="answers">
<div><dt>${e(t.yourReference)}</dt><dd dir="auto">${e(reference)}</dd></div>
<div><dt>${e(t.total)}</dt><dd>${formatMoney(amount)}</dd></div>
</dl>
${leaving.has(end) ? '' : `<p><a class="button" href="${linkIn(language)}">${e(t.tryAgain)}</a></p>`}`,
    );
  return notice(
    language,
    end,
    `<p><a class="button" href="${e(returnUrl)}">${e(leaving.has(end) ? t.goBack : t.tryAgain)}</a></p>`,
  );
}

/** The payment link: what is paid, before the card is. */
export function linkPage(language: Language, typed: LinkTyped, errors: LinkErrors): string {
  const t = words[language];
  const { link, other } = t;
  const field = (name: keyof LinkTyped, label: string, hint: string, size: string) => {
    const error = errors[name];
    return `<div class="field${error === undefined ? '' : ' wrong'}">
<label for="${name}">${e(label)}</label>
<p class="hint" id="${name}-hint">${e(hint)}</p>
${error === undefined ? '' : `<p class="error" id="${name}-error"><span class="hidden">${e(t.error)}: </span>${e(link.errors[error])}</p>`}
<input id="${name}" name="${name}" value="${e(typed[name])}" class="${size}" autocomplete="off" spellcheck="false"${
      name === 'amount' ? ' inputmode="decimal"' : ''
    } aria-describedby="${name}-hint${error === undefined ? '' : ` ${name}-error" aria-invalid="true`}">
</div>`;
  };
  return page({
    language,
    title: Object.keys(errors).length > 0 ? `${t.error}: ${link.title}` : link.title,
    content: `${errorSummary(t, errors, link.errors)}
<p><a href="${linkIn(other.language)}" hreflang="${other.language}" lang="${other.language}">${other.label}</a></p>
<h1>${e(link.title)}</h1>
<p>${e(link.text)}</p>
<form method="post" action="${linkPath}" novalidate>
<input type="hidden" name="language" value="${language}">
${field('reference', link.reference, link.referenceHint, 'middle')}
${field('amount', link.amount, link.amountHint, 'short')}
<button>${e(t.continue)}</button>
</form>`,
  });
}

/** For somebody of whom nothing is known, so in both languages. */
export const strangerPage = (end: 'used' | 'missing'): string =>
  page({
    language: 'en',
    title: words.en.ends[end][0],
    content: `${said(words.en, end)}<section lang="cy">${said(words.cy, end, 2)}</section>`,
  });

function notice(language: Language, end: End, more: string): string {
  const t = words[language];
  return page({ language, title: t.ends[end][0], content: said(t, end) + more });
}

const said = (t: Words, end: End, level = 1) =>
  `<h${level}>${e(t.ends[end][0])}</h${level}><p>${e(t.ends[end][1])}</p>`;

/** What this server is, for whoever comes to its front door. */
export const frontPage = (language: Language): string => {
  const t = words[language];
  return page({
    language,
    title: t.cards,
    content: `<p><a href="/?language=${t.other.language}" hreflang="${t.other.language}" lang="${t.other.language}">${t.other.label}</a></p>
<h1>${e(t.cards)}</h1>${cardTable(t)}`,
  });
};

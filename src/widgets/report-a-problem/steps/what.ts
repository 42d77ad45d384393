import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ServiceList, ServiceSummary } from '../../../contract/services.ts';
import { fieldId } from '../../../controllers/form.ts';
import { button } from '../../../fields/button.ts';
import { fieldParts } from '../../../fields/field.ts';
import { heading } from '../../../fields/heading.ts';
import { live } from '../../../fields/live.ts';
import type { Found } from '../search.model.ts';
import type { Screen } from './screen.ts';

/** Which problem it is: by words, from the common ones, or from all of them in their groups. */
export function what(screen: Screen, all: ServiceList): TemplateResult {
  const { t, shared, widget, busy } = screen;
  const group = all.groups.find(({ code }) => code === widget.prefill('group'))?.code;
  const services = group ? { ...all, services: all.services.filter((service) => service.group === group) } : all;
  return html`
    <form novalidate @submit=${screen.next}>
      ${heading(t('what.title'), widget.headingLevel)} ${searchBox(screen, services)}
      ${choices(screen, services, Boolean(group))}
      <div class="buttons">${button({ label: shared('continue'), busy, busyLabel: shared('loading') })}</div>
    </form>
  `;
}

function searchBox(screen: Screen, services: ServiceList): TemplateResult {
  const { t, form, widget } = screen;
  const id = fieldId('search');
  const search = async (event: InputEvent) => {
    form.set('search', (event.target as HTMLInputElement).value);
    form.set('all', false);
    await screen.loadSearch();
    const text = form.text('search').trim();
    if (text) widget.announceSoon(foundWords(screen, text, screen.find?.(services, text)));
  };
  return html`
    <div class="field search">
      <label class="label" for=${id}>${t('what.search')}</label>
      <span class="hint" id="${id}-hint">${t('what.search-hint')}</span>
      <input
        class="input"
        id=${id}
        type="search"
        autocomplete="off"
        aria-describedby="${id}-hint"
        .value=${live(form.text('search'))}
        @focus=${() => void screen.loadSearch()}
        @input=${search}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
      />
    </div>
  `;
}

function choices(screen: Screen, services: ServiceList, isGroup: boolean): TemplateResult {
  const { t, form } = screen;
  const { services: offered } = services;
  const typed = form.text('search').trim();
  const showAll = html`<p>
    ${button({ label: t('what.show-all'), kind: 'link', press: () => form.set('all', true) })}
  </p>`;
  const found = typed && !form.isOn('all') ? screen.find?.(services, typed) : undefined;
  if (found && found.services.length > 0) {
    return html`${options(screen, foundWords(screen, typed, found), found.services)} ${showAll}`;
  }
  const none = found ? html`<p>${foundWords(screen, typed, found)}</p>` : nothing;
  const common = offered.filter(({ frequent }) => frequent);
  const all = form.isOn('all') || typed !== '' || isGroup || common.length === 0;
  if (all) return html`${none} ${groups(screen, offered)}`;
  return html` ${options(screen, t('what.common'), withChosen(common, offered, form.text('service')))} ${showAll} `;
}

/** What a search has come to, in words. */
function foundWords({ t }: Screen, text: string, found: Found | undefined): string {
  const count = found?.services.length ?? 0;
  if (count === 0) return t('what.none', { text });
  return t(found?.guessed ? 'what.guessed' : 'what.found', { count });
}

/** What was chosen from the whole list stays in sight among the common ones. */
const withChosen = (common: readonly ServiceSummary[], all: readonly ServiceSummary[], chosen: string) =>
  common.some(({ code }) => code === chosen) ? common : [...common, ...all.filter(({ code }) => code === chosen)];

function groups(screen: Screen, offered: readonly ServiceSummary[]): TemplateResult {
  const { t, services } = screen;
  return options(
    screen,
    t('what.all'),
    (services?.groups ?? []).flatMap(({ code, name }) => {
      const own = offered.filter((service) => service.group === code);
      return own.length > 0 ? [{ name, own }] : [];
    }),
  );
}

type Grouped = { readonly name: string; readonly own: readonly ServiceSummary[] };

function options(
  screen: Screen,
  legend: string,
  offered: readonly ServiceSummary[] | readonly Grouped[],
): TemplateResult {
  const { t, form, services } = screen;
  const first = offered[0];
  const firstCode = first && 'own' in first ? first.own[0]?.code : first?.code;
  const { error, errorLine } = fieldParts(
    form,
    { name: 'service', label: t('what.title') },
    { target: firstCode ? optionId(firstCode) : fieldId('search') },
  );
  const lang = services && services.language !== screen.widget.language ? services.language : undefined;
  return html`
    <fieldset
      class="field ${error ? 'wrong' : ''}"
      aria-describedby=${ifDefined(error ? 'field-service-error' : undefined)}
    >
      <legend class="legend">${legend}</legend>
      ${errorLine}
      <div class="options" lang=${ifDefined(lang)}>
        ${offered.map((item) =>
          'own' in item
            ? html`<div class="group" role="group" aria-label=${item.name}>
                <p class="group-name" aria-hidden="true">${item.name}</p>
                ${item.own.map((service) => option(screen, service))}
              </div>`
            : option(screen, item),
        )}
      </div>
    </fieldset>
  `;
}

const optionId = (code: string) => fieldId(`service-${code}`);

function option({ form }: Screen, { code, name, description }: ServiceSummary): TemplateResult {
  const id = optionId(code);
  return html`
    <div class="choice">
      <input
        type="radio"
        name="service"
        id=${id}
        value=${code}
        aria-describedby=${ifDefined(description ? `${id}-hint` : undefined)}
        .checked=${live(form.text('service') === code)}
        @change=${() => form.set('service', code)}
      />
      <label for=${id}>${name}</label>
      ${description ? html`<span class="hint" id="${id}-hint">${description}</span>` : nothing}
    </div>
  `;
}

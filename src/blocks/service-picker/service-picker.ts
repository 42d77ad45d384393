import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ServiceList, ServiceSummary } from '../../contract/services.ts';
import type { CouncilWidget } from '../../controllers/council-widget.ts';
import { fieldId, type FormController } from '../../controllers/form.ts';
import { button } from '../../fields/button.ts';
import { fieldParts } from '../../fields/field.ts';
import { live } from '../../fields/live.ts';
import type { Variables } from '../../i18n/scope.ts';
import type { findServices, Found } from './search.model.ts';

/** What the picker sees of its widget. */
export interface ServicePicking {
  readonly widget: CouncilWidget;
  /** Has the values `service`, `search` and `all`, and the errors of `service`. */
  readonly form: FormController;
  /** Finds services by what is typed, once that part is here. */
  readonly find: typeof findServices | undefined;
  /** Fetches it; without it, all services are shown. */
  readonly loadSearch: () => Promise<void>;
}

/** What each widget says in its own words. */
export type ServiceKey =
  'title' | 'search' | 'search-hint' | 'common' | 'all' | 'show-all' | 'found' | 'guessed' | 'none';

type Grouped = { readonly name: string; readonly own: readonly ServiceSummary[] };

const optionId = (code: string) => fieldId(`service-${code}`);

/**
 * Asks for a service: by words, from the common ones, or from all of them in their groups.
 * @param isGroup they are all of one group, and none of them is hidden.
 */
export function servicePicker(
  picking: ServicePicking,
  list: ServiceList,
  say: (key: ServiceKey, variables?: Variables) => string,
  isGroup = false,
): TemplateResult {
  const { form, widget, find, loadSearch } = picking;
  const { services, groups, language } = list;
  const searchId = fieldId('search');
  const typed = form.text('search').trim();
  const chosen = form.text('service');

  /** What a search has come to. */
  const outcome = (text: string, found: Found | undefined) => {
    const count = found?.services.length ?? 0;
    return count ? say(found?.guessed ? 'guessed' : 'found', { count }) : say('none', { text });
  };

  const search = async (event: InputEvent) => {
    form.set('search', (event.target as HTMLInputElement).value);
    form.set('all', false);
    await loadSearch();
    const text = form.text('search').trim();
    if (text) widget.announceSoon(outcome(text, picking.find?.(list, text)));
  };

  const option = ({ code, name, description }: ServiceSummary) => {
    const id = optionId(code);
    return html`
      <div class="choice">
        <input
          type="radio"
          name="service"
          id=${id}
          value=${code}
          aria-describedby=${ifDefined(description ? `${id}-hint` : undefined)}
          .checked=${live(chosen === code)}
          @change=${() => form.set('service', code)}
        />
        <label for=${id}>${name}</label>
        ${description ? html`<span class="hint" id="${id}-hint">${description}</span>` : nothing}
      </div>
    `;
  };

  const options = (legend: string, offered: readonly ServiceSummary[] | readonly Grouped[]) => {
    const [first] = offered.flatMap((item) => ('own' in item ? item.own : item));
    const { error, errorLine } = fieldParts(
      form,
      { name: 'service', label: say('title') },
      { target: first ? optionId(first.code) : searchId },
    );
    return html`
      <fieldset
        class="field ${error ? 'wrong' : ''}"
        aria-describedby=${ifDefined(error ? 'field-service-error' : undefined)}
      >
        <legend class="legend">${legend}</legend>
        ${errorLine}
        <div class="options" lang=${ifDefined(language === widget.language ? undefined : language)}>
          ${offered.map((item) =>
            'own' in item
              ? html`<div class="group" role="group" aria-label=${item.name}>
                  <p class="group-name" aria-hidden="true">${item.name}</p>
                  ${item.own.map(option)}
                </div>`
              : option(item),
          )}
        </div>
      </fieldset>
    `;
  };

  const choices = () => {
    const showAll = html`<p>
      ${button({ label: say('show-all'), kind: 'link', press: () => form.set('all', true) })}
    </p>`;
    const isAll = form.isOn('all');
    const found = typed && !isAll ? find?.(list, typed) : undefined;
    if (found && found.services.length > 0) return html`${options(outcome(typed, found), found.services)} ${showAll}`;
    const common = services.filter(({ frequent }) => frequent);
    if (!typed && !isAll && !isGroup && common.length > 0) {
      // What was chosen from the whole list stays in sight among the common ones.
      const those = services.filter(({ frequent, code }) => frequent || code === chosen);
      return html`${options(say('common'), those)} ${showAll}`;
    }
    const inGroups = groups.flatMap(({ code, name }) => {
      const own = services.filter(({ group }) => group === code);
      return own.length > 0 ? [{ name, own }] : [];
    });
    return html`${found ? html`<p>${outcome(typed, found)}</p>` : nothing} ${options(say('all'), inGroups)}`;
  };

  return html`
    <div class="field search">
      <label class="label" for=${searchId}>${say('search')}</label>
      <span class="hint" id="${searchId}-hint">${say('search-hint')}</span>
      <input
        class="input"
        id=${searchId}
        type="search"
        autocomplete="off"
        aria-describedby="${searchId}-hint"
        .value=${live(form.text('search'))}
        @focus=${() => void loadSearch()}
        @input=${search}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
      />
    </div>
    ${choices()}
  `;
}

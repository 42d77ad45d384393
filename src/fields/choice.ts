import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { fieldId, type FormController } from '../controllers/form.ts';
import { fieldParts, type FieldOptions } from './field.ts';
import { live } from './live.ts';

export interface ChoiceItem {
  readonly key: string;
  readonly name: string;
  readonly hint?: string | undefined;
}

export interface ChoiceOptions extends FieldOptions {
  readonly items: readonly ChoiceItem[];
  /** Language of the items, when it is not that of the label. */
  readonly lang?: string | undefined;
}

/** One of several: radio buttons. The error links to the first. */
export function radios(form: FormController, options: ChoiceOptions): TemplateResult {
  const { name } = options;
  return group(
    form,
    options,
    'radio',
    (key) => form.text(name) === key,
    (key) => form.set(name, key),
  );
}

/** Any of several: checkboxes. */
export function checkboxes(form: FormController, options: ChoiceOptions): TemplateResult {
  const { name } = options;
  const toggle = (key: string, on: boolean) => {
    const others = form.list(name).filter((chosen) => chosen !== key);
    form.set(name, on ? [...others, key] : others);
  };
  return group(form, options, 'checkbox', (key) => form.list(name).includes(key), toggle);
}

function group(
  form: FormController,
  options: ChoiceOptions,
  type: 'radio' | 'checkbox',
  isOn: (key: string) => boolean,
  choose: (key: string, on: boolean) => void,
): TemplateResult {
  const { name, items } = options;
  const { shared } = form.host.words;
  const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, options, {
    target: `${fieldId(name)}-0`,
    usual: (code) => (code === 'required' ? shared('error.choose', { label: options.label }) : undefined),
  });
  return html`
    <fieldset
      class="field ${error ? 'wrong' : ''}"
      role=${ifDefined(type === 'radio' ? 'radiogroup' : undefined)}
      aria-describedby=${ifDefined(describedBy)}
      aria-invalid=${ifDefined(error && type === 'radio' ? 'true' : undefined)}
    >
      <legend class="legend">${label}</legend>
      ${hint} ${errorLine}
      ${items.map((item, index) => {
        const itemId = `${id}-${index}`;
        return html`
          <div class="choice" lang=${ifDefined(options.lang)}>
            <input
              id=${itemId}
              name=${name}
              type=${type}
              value=${item.key}
              aria-describedby=${ifDefined(item.hint ? `${itemId}-hint` : undefined)}
              .checked=${live(isOn(item.key))}
              @change=${(event: Event) => choose(item.key, (event.target as HTMLInputElement).checked)}
            />
            <label for=${itemId}>${item.name}</label>
            ${item.hint ? html`<span class="hint" id="${itemId}-hint">${item.hint}</span>` : nothing}
          </div>
        `;
      })}
    </fieldset>
  `;
}

import { html, type TemplateResult } from 'lit';
import type { FieldError, FormController, FormValues } from '../../src/controllers/form.ts';
import '../../test/helpers/example-widget.ts';
import type { ExampleWidget } from '../../test/helpers/example-widget.ts';

export interface Begin {
  /** What the fields hold. */
  readonly values?: FormValues;
  /** What is wrong with them. */
  readonly errors?: readonly FieldError[];
}

/** Fields in a widget that does nothing else. */
export function fields(
  draw: (form: FormController, widget: ExampleWidget) => unknown,
  { values = {}, errors = [] }: Begin = {},
): TemplateResult {
  const begun = new WeakSet<ExampleWidget>();
  const drawFields = (widget: ExampleWidget) => {
    if (!begun.has(widget)) {
      begun.add(widget);
      widget.form.reset(values);
      widget.form.show(errors);
    }
    return draw(widget.form, widget);
  };
  return html`<council-example api-base="https://api.exampleton.test" .draw=${drawFields}></council-example>`;
}

/** A word that no line is wide enough for. */
export const longWord = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

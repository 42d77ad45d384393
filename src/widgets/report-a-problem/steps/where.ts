import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { Screen } from './screen.ts';

/** Where it is: searched, located, pointed at or described. */
export function where(screen: Screen): TemplateResult {
  const { t, shared, form, widget, council, place, setPlace, around, next } = screen;
  return html`
    <form novalidate @submit=${next}>
      ${heading(t('where.title'), widget.headingLevel)}
      <council-location-picker
        .widget=${widget}
        .form=${form}
        .council=${council}
        .place=${place}
        .changed=${setPlace}
        .tiles=${widget.mapTiles}
        .attribution=${widget.mapAttribution}
      ></council-location-picker>
      ${around?.whichOne() ?? nothing}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}

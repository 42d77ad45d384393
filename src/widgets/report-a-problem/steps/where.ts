import { html, nothing, type TemplateResult } from 'lit';
import type { WayPart } from '../../../blocks/location-picker/way.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { LaterScreen } from './screen.ts';

/** Where it is: searched, located, pointed at, found in a photo or described. */
export function where(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, council, place, setPlace, around, next } = screen;
  const photoWay: WayPart = async () => (await import('../photo-place/photo-place.ts')).photoPlace(screen);
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
        .photoWay=${service.photos === 'no' ? undefined : photoWay}
      ></council-location-picker>
      ${around?.whichOne() ?? nothing}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}

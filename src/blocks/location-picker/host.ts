import { html, type LitElement, type TemplateResult } from 'lit';
import type { ApiProblem } from '../../api/problem.ts';
import type { Council, Point } from '../../contract/council.ts';
import type { CouncilWidget } from '../../controllers/council-widget.ts';
import { fieldId, type FormController } from '../../controllers/form.ts';
import type { ApiHost, WordsHost } from '../../controllers/host.ts';
import type { WordsController } from '../../controllers/words.ts';
import { problem } from '../../fields/problem.ts';
import type { ChosenPlace } from './location-picker.model.ts';
import type { LocationWords } from './words.ts';

/** What the parts of the picker know of it. */
export interface PickerHost extends LitElement, ApiHost, WordsHost {
  readonly widget: CouncilWidget;
  readonly form: FormController;
  readonly words: WordsController<LocationWords>;
  readonly council?: Council | undefined;
  readonly place?: ChosenPlace | undefined;
  /** Address of the map's pictures in full; undefined when there are none to show. */
  readonly tileAddress: string | undefined;
  readonly mapAttribution: string;
  /** The point of what is chosen. */
  readonly chosenPoint: Point | undefined;
  choose(place: ChosenPlace | undefined): void;
  /** Chooses what an open way has found, and shows it instead. */
  take(place: ChosenPlace): void;
  /** One is open at a time. */
  closeWays(): void;
}

/** Id of the search box, which the error of `place` links to. */
export const searchId = fieldId('place.search');

/** The council's name, or words that stand for it until it is known. */
export const councilName = ({ council, words }: PickerHost): string => council?.name ?? words.t('council');

/** Said of a place that is not the council's to deal with. */
export const outsideNote = (host: PickerHost): string => host.words.t('found.outside', { council: councilName(host) });

/** Stands where something will be that is on its way. */
export const loading = ({ words }: PickerHost): TemplateResult =>
  html`<p><span class="busy">${words.shared('loading')}</span></p>`;

/** A look-up that failed, with another try and a person to call. */
export function failedCall(host: PickerHost, failure: ApiProblem, retry: () => void): TemplateResult {
  const { council, widget } = host;
  const number = widget.contactNumber ?? council?.phone.display;
  return problem(widget, failure, {
    level: widget.headingLevel,
    retry,
    kept: true,
    call: number ? { name: council?.name, number } : undefined,
  });
}

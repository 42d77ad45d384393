import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ApiClient, CallOptions } from '../../api/client.ts';
import { findPlaces } from '../../api/places.ts';
import type { PlaceList } from '../../contract/places.ts';
import { TaskController } from '../../controllers/task.ts';
import { parseReference } from '../../core/reference.ts';
import { safeUrl } from '../../core/safe-url.ts';
import { button } from '../../fields/button.ts';
import { fieldParts } from '../../fields/field.ts';
import { live } from '../../fields/live.ts';
import { failedCall, outsideNote, searchId, type PickerHost } from './host.ts';
import { fromSearch, isChosen, looksUpWhileTyping, searchText, type FoundPlace } from './location-picker.model.ts';

interface Found {
  readonly text: string;
  readonly list: PlaceList;
}

/** Milliseconds without a key before what was typed is looked up. */
const typingPause = 400;
const mostKept = 50;

/** One box for streets, postcodes and places, and what it found as a list to choose from. */
export class SearchPanel implements ReactiveController {
  readonly #host: PickerHost;
  readonly #found: TaskController<[string], Found>;
  readonly #kept = new Map<string, PlaceList>();
  #asked: string | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Somebody pressed Search, and wants to hear what came of it at once. */
  #pressed = false;
  #empty = false;
  #said: Found | undefined;

  constructor(host: PickerHost) {
    this.#host = host;
    this.#found = new TaskController(
      host,
      () => (this.#asked ? [this.#asked] : undefined),
      (api, options, text) => this.#find(api, options, text),
    );
    host.addController(this);
  }

  hostConnected(): void {
    const { form, place } = this.#host;
    // What the page, a draft or an earlier visit to this step has put there.
    const text = searchText(form.text('place.search'));
    if (!place && looksUpWhileTyping(text)) this.#ask(text);
  }

  hostUpdated(): void {
    const { value, pending, problem } = this.#found;
    // A place that the page has put there may be found before there are words to say so.
    if (pending || problem || value === this.#said || !this.#host.words.ready) return;
    this.#said = value;
    if (!value) return;
    const { text, list } = value;
    const { t } = this.#host.words;
    const count = list.places.length;
    const summary = count === 0 ? `${t('none', { text })}. ${t('none.help')}` : t('found', { count, text });
    if (this.#pressed) this.#host.widget.announce(summary);
    else this.#host.widget.announceSoon(summary);
    this.#pressed = false;
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  render(): TemplateResult {
    return html`${this.#field()} ${this.#referenceNote()} ${this.#results()}`;
  }

  #field(): TemplateResult {
    const { form, words } = this.#host;
    const { t } = words;
    const { label, error, describedBy, hint, errorLine } = fieldParts(
      form,
      {
        name: 'place',
        label: t('search.label'),
        hint: t('search.hint'),
        message: (code) => (code === 'required' ? words.t('error.required') : undefined),
      },
      { target: searchId },
    );
    const busy = this.#pressed && this.#found.pending;
    return html`
      <div class="field ${error ? 'wrong' : ''}">
        <label class="label" for=${searchId}>${label}</label>
        ${hint} ${errorLine}
        <div class="place-search">
          <input
            class="input"
            id=${searchId}
            name="place.search"
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            spellcheck="false"
            aria-describedby=${ifDefined(describedBy)}
            aria-invalid=${ifDefined(error ? 'true' : undefined)}
            .value=${live(form.text('place.search'))}
            @input=${this.#typed}
            @keydown=${this.#enter}
          />
          ${button({ label: t('search.button'), press: this.#press, kind: 'secondary', busy })}
        </div>
        ${this.#empty ? html`<p class="count">${t('search.empty')}</p>` : nothing}
      </div>
    `;
  }

  #referenceNote(): TemplateResult | typeof nothing {
    const { form, words, council, ownerDocument, widget } = this.#host;
    const reference = parseReference(form.text('place.search'));
    if (!reference) return nothing;
    const { t } = words;
    const url = safeUrl(council?.trackUrl, widget.api?.base.href ?? ownerDocument.baseURI);
    return html`
      <div class="box">
        <p>${t('reference', { reference })}. ${t('reference.help')}</p>
        ${url ? html`<p><a href=${url}>${t('reference.link')}</a></p>` : nothing}
      </div>
    `;
  }

  #results(): TemplateResult | typeof nothing {
    const { t } = this.#host.words;
    const { value, problem, retry } = this.#found;
    if (problem) return failedCall(this.#host, problem, retry);
    if (!value) return nothing;
    const { text, list } = value;
    const count = list.places.length;
    if (count === 0) {
      return html`
        <div class="box">
          <p class="box-title">${t('none', { text })}</p>
          <p>${t('none.help')}</p>
        </div>
      `;
    }
    return html`
      <fieldset class="field place-list" role="radiogroup">
        <legend class="legend">${t('found', { count, text })}</legend>
        ${list.places.map((place, index) => this.#result(place, `field-place-${index}`, list.language))}
        ${list.more ? html`<p class="count">${t('found.more')}</p>` : nothing}
      </fieldset>
    `;
  }

  #result(place: FoundPlace, id: string, language: string): TemplateResult {
    const { words } = this.#host;
    const hintId = place.area.inside ? undefined : `${id}-hint`;
    return html`
      <div class="choice">
        <input
          id=${id}
          name="place.choice"
          type="radio"
          aria-describedby=${ifDefined(hintId)}
          .checked=${live(isChosen(this.#host.place, place))}
          @change=${() => this.#host.choose(fromSearch(place))}
        />
        <label for=${id}
          ><bdi lang=${ifDefined(language === words.language ? undefined : language)}>${place.label}</bdi></label
        >
        ${hintId ? html`<span class="hint" id=${hintId}>${outsideNote(this.#host)}</span>` : nothing}
      </div>
    `;
  }

  async #find(api: ApiClient, options: CallOptions, text: string): Promise<Found> {
    const name = `${api.base.href} ${options.language} ${text.toLowerCase()}`;
    const kept = this.#kept.get(name);
    if (kept) return { text, list: kept };
    const list = await findPlaces(api, text, options);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(name, list);
    return { text, list };
  }

  readonly #typed = (event: InputEvent): void => {
    const { value } = event.target as HTMLInputElement;
    this.#host.form.set('place.search', value);
    this.#empty = this.#pressed = false;
    clearTimeout(this.#typing);
    if (looksUpWhileTyping(value)) this.#typing = setTimeout(() => this.#ask(searchText(value)), typingPause);
    else this.#ask(undefined);
  };

  readonly #enter = (event: KeyboardEvent): void => {
    // Enter also ends the composing of a character; and it must not send the form.
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#press();
  };

  readonly #press = (): void => {
    const { form, widget, words } = this.#host;
    const text = searchText(form.text('place.search'));
    this.#empty = text === '';
    if (this.#empty) widget.announce(words.t('search.empty'));
    this.#pressed = !this.#empty;
    this.#said = undefined;
    if (text === this.#asked && this.#found.problem) this.#found.retry();
    this.#ask(text);
  };

  #ask(text: string | undefined): void {
    clearTimeout(this.#typing);
    this.#asked = text;
    this.#host.requestUpdate();
  }
}

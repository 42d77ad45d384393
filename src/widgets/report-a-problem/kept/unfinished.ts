import { html, nothing, type TemplateResult } from 'lit';
import { disclosure } from '../../../blocks/location-picker/way.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { hasTyped, without, type ReportDraft } from '../report-a-problem.model.ts';
import { until, type KeptReport } from './kept.model.ts';
import type { Kept } from './kept.ts';

const boxId = 'save-for-later';

/**
 * Reports that a resident has put aside on this device, to go on with later. Each stays until it is sent, removed or too
 * old; nothing is put aside but by a press.
 */
export class Unfinished {
  readonly #kept: Kept;
  #isOpen = false;
  #failed = false;
  /** The one removed last, as long as it can be brought back. */
  #removed: KeptReport | undefined;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  /** Below a step: a button, and what it opens says what is put aside and where. */
  offer(): TemplateResult | typeof nothing {
    const { journey, words } = this.#kept;
    if (!words.ready || journey.sending || !this.#isBegun) return nothing;
    const { t } = words;
    const toggle = () => {
      this.#isOpen = !this.#isOpen;
      this.#failed = false;
      journey.widget.requestUpdate();
    };
    return html`<div class="field no-print">
      <p>${disclosure('link', t('save.button'), this.#isOpen, boxId, toggle)}</p>
      ${
        this.#isOpen
          ? html`<section class="box" id=${boxId} aria-label=${t('save.button')}>
              <p>${t('save.text')}</p>
              <p>${t('save.shared')}</p>
              ${this.#failed ? html`<p role="alert">${t('save.failed')}</p>` : nothing}
              ${button({ label: t('save.save'), kind: 'secondary', press: () => void this.#save() })}
            </section>`
          : nothing
      }
    </div>`;
  }

  /** Says that the page came back with what was typed in it before. */
  notice(): TemplateResult | typeof nothing {
    const { journey, words, say } = this.#kept;
    if (!words.ready || !journey.restored) return nothing;
    const { t } = words;
    const discard = () => {
      journey.again();
      // After the step that is shown now, which silences what was said before it.
      void journey.widget.updateComplete.then(() => say('said.discarded'));
    };
    return html`<div class="box no-print">
      <p>${t('restored')} ${button({ label: t('discard'), kind: 'link', press: discard })}</p>
    </div>`;
  }

  /** What is unfinished, while nothing else is begun. */
  list(): TemplateResult | typeof nothing {
    const { journey, words, drafts } = this.#kept;
    if (!words.ready || !this.#isFresh || (drafts.length === 0 && !this.#removed)) return nothing;
    const { t } = words;
    const count = drafts.length;
    return html`<div class="box kept no-print">
      ${
        count > 0
          ? html`${heading(t('drafts', { count }), journey.widget.headingLevel, 'box-title')}
              <ul class="list">
                ${drafts.map((report) => this.#item(report))}
              </ul>`
          : nothing
      }
      ${this.#removed ? this.#undo(this.#removed) : nothing}
    </div>`;
  }

  /** There is something to put aside. */
  get #isBegun(): boolean {
    const { step, service, place, form, later, widget } = this.#kept.journey;
    if (!service || step === 'what' || step === 'stopped' || step === 'done') return false;
    const hasPhotos = (later?.uploads.photos.length ?? 0) > 0;
    return place !== undefined || hasPhotos || hasTyped(form.values, widget.prefill('place'));
  }

  /** The widget has opened, and nothing is said yet. A search is no more than a look. */
  get #isFresh(): boolean {
    const { step, place, form, later, widget } = this.#kept.journey;
    const said = without(without(form.values, 'search'), 'place.search');
    const first = widget.prefill('service') ? 'where' : 'what';
    return step === first && !place && !hasTyped(said) && !later?.uploads.photos.length;
  }

  #item(report: KeptReport): TemplateResult {
    const { t, language } = this.#kept.words;
    const { title: about, draft } = report;
    return html`<li>
      <strong><bdi>${about}</bdi></strong>
      <p>${t('drafts.until', { date: formatDate(new Date(until(report)), language) })}</p>
      <p>
        ${draft ? button({ label: t('drafts.finish'), kind: 'secondary', about, press: () => void this.#goOn(report, draft) }) : nothing}
        ${button({ label: t('remove'), kind: 'link', about, press: () => void this.#remove(report) })}
      </p>
    </li>`;
  }

  #undo(report: KeptReport): TemplateResult {
    const { t } = this.#kept.words;
    return html`<p class="kept-undo">
      ${t('said.removed')}
      ${button({ label: t('undo'), kind: 'link', about: report.title, press: () => void this.#bringBack(report) })}
    </p>`;
  }

  async #save(): Promise<void> {
    const { journey } = this.#kept;
    const { draft } = journey;
    this.#failed = !(await this.#kept.put({ key: draft.key, state: 'draft', draft, shown: Date.now() }));
    if (this.#failed) return journey.widget.requestUpdate();
    this.#isOpen = false;
    await this.#kept.startAgain('said.saved');
  }

  async #goOn(report: KeptReport, draft: ReportDraft): Promise<void> {
    this.#removed = undefined;
    await this.#kept.fill(report, () => this.#kept.journey.resume(draft));
  }

  async #remove(report: KeptReport): Promise<void> {
    this.#removed = report;
    await this.#kept.remove(report, '.kept-undo button');
  }

  async #bringBack(report: KeptReport): Promise<void> {
    const { store } = this.#kept;
    await store?.put(report);
    this.#removed = undefined;
    await this.#kept.read();
    await this.#kept.journey.widget.updateComplete;
    this.#kept.journey.widget.renderRoot.querySelector<HTMLElement>('.kept .box-title')?.focus();
  }
}

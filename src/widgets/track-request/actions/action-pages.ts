import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { updateCase } from '../../../api/cases.ts';
import { ApiProblem } from '../../../api/problem.ts';
import '../../../blocks/photo-picker/define.ts';
import { styles as photoStyles } from '../../../blocks/photo-picker/photo-picker.styles.ts';
import { PhotoUploads } from '../../../blocks/photo-picker/photo-uploads.ts';
import { updateMax, updatePhotosMost, type CaseUpdated } from '../../../contract/case-choices.ts';
import type { CaseUpdate } from '../../../contract/case-updates.ts';
import type { CaseView } from '../../../contract/cases.ts';
import { FormController, type FieldError } from '../../../controllers/form.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { area } from '../../../fields/area.ts';
import { button } from '../../../fields/button.ts';
import { radios, type ChoiceItem } from '../../../fields/choice.ts';
import { errorSummary } from '../../../fields/error-summary.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { text } from '../../../fields/text.ts';
import type { WordKey } from '../../../i18n/catalogue.ts';
import type { Pages } from '../part.ts';
import type { CaseWasUpdated } from '../track-request.events.ts';
import type { ActionStep } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import {
  bodyOf,
  carriedTo,
  check,
  fixedAnswers,
  missingAddress,
  ratings,
  reopenReasons,
  type Said,
} from './actions.model.ts';
import { actionWords, type ActionWords } from './actions.words.ts';
import { Attached } from './attached.ts';

export const styles = [photoStyles];

const messages: Readonly<Record<string, WordKey<ActionWords>>> = {
  'text too-long': 'too-long',
  'photos failed': 'photos-failed',
  'photos unknown': 'photos-failed',
  'photos too-many': 'photos-too-many',
  'reason required': 'reopen.required',
  'channel required': 'notify.required',
  'email required': 'notify.email-required',
  'phone required': 'notify.phone-required',
  'fixed required': 'questionnaire.required',
};

/** What a resident does to their case: a page each, sent once, and then back to the case. */
export class ActionPages implements Pages<ActionStep> {
  readonly #tracker: Tracker;
  readonly #words: WordsController<ActionWords>;
  readonly #form: FormController;
  readonly #uploads: PhotoUploads;
  readonly #attached: Attached;
  readonly #submit: SubmitController<CaseUpdate, CaseUpdated>;
  #step: ActionStep | undefined;
  #problem: ApiProblem | undefined;
  /** Sending waits for photos that are still on their way. */
  #waiting: Promise<void> | undefined;
  /** Id of the question that the resident has read. */
  #question: string | undefined;
  /** They have been told that it is another than the one they began to answer. */
  #askedAnew = false;
  /** What was written can be sent nowhere any more. */
  #tooLate = false;

  constructor(tracker: Tracker) {
    const { widget } = tracker;
    this.#tracker = tracker;
    this.#words = new WordsController(widget, actionWords);
    this.#form = new FormController(widget, { message: (error) => this.#message(error) });
    this.#uploads = new PhotoUploads(widget);
    this.#attached = new Attached(widget, this.#words);
    this.#submit = new SubmitController<CaseUpdate, CaseUpdated>(widget, ({ key, body }, signal) => {
      const opened = tracker.cases.pages?.opened;
      if (!widget.api || !opened) throw new ApiProblem('unauthorised');
      return updateCase(widget.api, opened, body, { key, signal, language: widget.words.language });
    });
  }

  get ready(): boolean {
    return this.#words.ready && this.#uploads.words.ready;
  }

  /** What was typed for another action is not for this one; for this one it is still there. */
  shown(step: ActionStep): void {
    if (step !== this.#step) {
      this.reset();
      // How it is now is chosen already.
      if (step === 'notify') this.#form.set('channel', this.#tracker.view?.notify.channel ?? '');
      this.#question = this.#tracker.view?.question?.id;
    }
    this.#step = step;
    this.#problem = undefined;
    this.#form.show([]);
  }

  /** The case is closed while somebody writes: what they wrote waits, for them to open it again. */
  pause(): void {
    // The council may have it under this key, though no answer came.
    const { key } = this.#submit;
    this.#submit.reset();
    this.#submit.key = key;
    this.#problem = this.#waiting = undefined;
  }

  reset(): void {
    this.#submit.reset();
    this.#uploads.clear();
    this.#attached.clear();
    this.#form.reset();
    this.#problem = this.#waiting = this.#step = this.#question = undefined;
    this.#askedAnew = this.#tooLate = false;
  }

  /** What was written where it cannot be sent any more goes where it can, or is shown to be copied. */
  async carry(step: ActionStep, view: CaseView): Promise<void> {
    const tracker = this.#tracker;
    const to = carriedTo(step, view);
    const { t } = this.#words;
    const shown = this.#uploads.photos.length > 0 || (to === 'update' && this.#attached.files.length > 0);
    if (!this.#form.text('text').trim() && !(to && shown)) {
      return tracker.showCase(() => t('out-of-date'));
    }
    this.#submit.reset();
    this.#tooLate = !to;
    this.#step = to ?? step;
    tracker.goOn(this.#step, () => t(to ? 'carried' : 'too-late'));
  }

  readonly render = (step: ActionStep): TemplateResult => {
    const { view, widget } = this.#tracker;
    if (!view) return html``;
    const level = widget.headingLevel;
    if (this.#tooLate && !view.may.includes(step)) {
      return html`
        ${heading(this.#words.t(`${step}.title`), level)}
        <p dir="auto"><span class="typed">${this.#form.text('text').trim()}</span></p>
      `;
    }
    const send = (event: Event) => {
      event.preventDefault();
      void this.#send(step);
    };
    return html`
      ${
        this.#problem
          ? problem(widget, this.#problem, { level, kept: true, focus: true, call: widget.call })
          : errorSummary(this.#form, level)
      }
      <form novalidate @submit=${send}>
        ${heading(this.#words.t(`${step}.title`), level)} ${this.#fields(step, view)}
        <div class="buttons">
          ${button({ label: this.#words.t(`${step}.send`), busy: this.#isBusy, busyLabel: this.#words.t('sending') })}
          ${
            step === 'withdraw'
              ? button({
                  label: this.#words.t('withdraw.keep'),
                  kind: 'secondary',
                  press: () => this.#tracker.go('case'),
                })
              : nothing
          }
        </div>
      </form>
    `;
  };

  #fields(step: ActionStep, view: CaseView): TemplateResult {
    const { t } = this.#words;
    switch (step) {
      case 'update':
        return html`${this.#area(t('update.text'), { hint: t('update.text-hint') })} ${this.#shown()}`;
      case 'answer':
        return html`${this.#asked(view)} ${this.#area(t('answer.text'))} ${this.#shown()}`;
      case 'ask':
        return this.#area(t('ask.text'), { hint: t('ask.text-hint') });
      case 'reopen':
        return html`
          ${this.#radios(
            'reason',
            t('reopen.reason'),
            reopenReasons.map((key) => ({ key, name: t(`reopen.${key}`) })),
          )}
          ${this.#area(t('reopen.text'), { optional: true })} ${this.#photos()}
        `;
      case 'withdraw':
        return html`
          <div class="box warning"><p>${t('withdraw.means')}</p></div>
          ${this.#area(t('withdraw.text'), { optional: true })}
        `;
      case 'notify':
        return this.#notify(view);
      case 'questionnaire':
        return html`
          <p>${t('questionnaire.once')}</p>
          ${this.#radios(
            'fixed',
            t('questionnaire.fixed'),
            fixedAnswers.map((key) => ({ key, name: t(`questionnaire.${key}`) })),
          )}
          ${this.#radios(
            'rating',
            t('questionnaire.rating'),
            ratings.map((key) => ({ key, name: t(`questionnaire.${key}`) })),
            true,
          )}
          ${this.#area(t('questionnaire.text'), { optional: true })}
        `;
    }
  }

  #area(label: string, more: { hint?: string; optional?: boolean } = {}): TemplateResult {
    return area(this.#form, { name: 'text', label, maxLength: updateMax, ...more });
  }

  #radios(name: string, label: string, items: readonly ChoiceItem[], optional = false): TemplateResult {
    return radios(this.#form, { name, label, items, optional });
  }

  #shown(): TemplateResult {
    return html`${this.#photos()} ${this.#attached.render(this.#form)}`;
  }

  #photos(): TemplateResult {
    const most = updatePhotosMost;
    const maxBytes = this.#tracker.council?.photos.maxBytes;
    return html`<council-photo-picker
      .form=${this.#form}
      .uploads=${this.#uploads}
      .rules=${maxBytes === undefined ? undefined : { most, maxBytes }}
    ></council-photo-picker>`;
  }

  #asked(view: CaseView): unknown {
    const { question, language } = view;
    if (!question) return nothing;
    const spoken = question.language ?? language;
    return html`
      ${
        this.#askedAnew || this.#isAskedAnew(view)
          ? html`<div class="box warning" id="asked-anew" tabindex="-1"><p>${this.#words.t('answer.anew')}</p></div>`
          : nothing
      }
      <div class="box">
        <p class="caption">${this.#words.t('answer.asked')}</p>
        <p dir="auto" lang=${ifDefined(spoken === this.#words.language ? undefined : spoken)}>
          <span class="typed">${question.text}</span>
        </p>
      </div>
    `;
  }

  #notify(view: CaseView): TemplateResult {
    const { t } = this.#words;
    const { email, phone } = view.notify;
    const to = (address: string | undefined) => (address ? t('notify.known', { address }) : undefined);
    const missing = missingAddress(this.#said(view));
    return html`
      ${this.#radios('channel', t('notify.channel'), [
        { key: 'email', name: t('notify.email'), hint: to(email) },
        { key: 'text', name: t('notify.text'), hint: to(phone) },
        { key: 'none', name: t('notify.none'), hint: t('notify.none-hint') },
      ])}
      ${
        missing === 'email'
          ? text(this.#form, {
              name: 'email',
              label: t('notify.email-address'),
              type: 'email',
              autocomplete: 'email',
              spellcheck: false,
              maxLength: 254,
            })
          : nothing
      }
      ${
        missing === 'phone'
          ? text(this.#form, {
              name: 'phone',
              label: t('notify.phone'),
              type: 'tel',
              autocomplete: 'tel',
              width: '20',
              maxLength: 40,
            })
          : nothing
      }
    `;
  }

  async #settled(): Promise<void> {
    await this.#uploads.settled();
    await this.#attached.settled();
  }

  get #isBusy(): boolean {
    return this.#submit.busy || this.#waiting !== undefined;
  }

  #said(view: CaseView): Said {
    return {
      values: this.#form.values,
      photos: this.#uploads.photos,
      documents: this.#attached.files,
      view,
      question: this.#question,
    };
  }

  /** The open question is another than the one that the resident began to answer. */
  #isAskedAnew({ question }: CaseView): boolean {
    return this.#step === 'answer' && question !== undefined && question.id !== this.#question;
  }

  /** Has the resident read the other question before what they wrote is sent as its answer. */
  #showAskedAnew({ question }: CaseView): void {
    const { widget } = this.#tracker;
    this.#question = question?.id;
    this.#askedAnew = true;
    widget.requestUpdate();
    void widget.updateComplete.then(() => (widget.renderRoot as ShadowRoot).getElementById('asked-anew')?.focus());
  }

  #message({ field, code }: FieldError): string | undefined {
    const { t } = this.#words;
    if (field === 'text' && code === 'required') {
      const step = this.#step === 'answer' || this.#step === 'ask' ? this.#step : 'update';
      return t(`${step}.required`);
    }
    const key = messages[`${field} ${code}`];
    return key && t(key, { max: updateMax });
  }

  async #send(step: ActionStep): Promise<void> {
    const tracker = this.#tracker;
    if (this.#isBusy) return;
    this.#problem = undefined;
    const waiting = (this.#waiting = this.#settled());
    tracker.widget.requestUpdate();
    await waiting;
    // The resident has gone elsewhere meanwhile.
    if (this.#waiting !== waiting) return;
    this.#waiting = undefined;
    const { view } = tracker;
    if (!view || !this.#form.show(check(step, this.#said(view)))) return;
    if (this.#isAskedAnew(view)) return this.#showAskedAnew(view);
    const done = await this.#submit.submit(bodyOf(step, this.#said(view)));
    if (done) {
      this.reset();
      emit<CaseWasUpdated>(tracker.widget, 'council-case-updated', { action: step });
      await tracker.showCase(() => this.#words.t(`${step}.sent`));
      return;
    }
    if (this.#submit.problem) await this.#failed(step, this.#submit.problem);
  }

  async #failed(step: ActionStep, failure: ApiProblem): Promise<void> {
    const tracker = this.#tracker;
    tracker.tellProblem(failure);
    if (failure.kind === 'unauthorised') return tracker.end();
    if (failure.errors.length > 0) return void this.#form.show(failure.errors);
    if (failure.kind === 'conflict') {
      await tracker.cases.pages?.refresh();
      const { view } = tracker;
      if (view && !view.may.includes(step)) return this.carry(step, view);
      if (view && this.#isAskedAnew(view)) return this.#showAskedAnew(view);
    }
    this.#problem = failure;
    tracker.widget.requestUpdate();
  }
}

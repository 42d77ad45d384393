import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ApiProblem } from '../../../api/problem.ts';
import { sendReport } from '../../../api/reports.ts';
import type { NewReport, ReportReceipt } from '../../../contract/reports.ts';
import { sendForm } from '../../../controllers/form-check.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { fetchPart } from '../../../core/fetch-part.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { randomUuid } from '../../../core/uuid.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers } from '../../../fields/check-answers.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import type { ReportJourney } from '../journey.ts';
import type { ReportSent } from '../report-a-problem.events.ts';
import { hasTyped } from '../report-a-problem.model.ts';
import type { ReportAProblem } from '../report-a-problem.ts';
import type { LaterParts } from '../steps/screen.ts';
import { KeptStore } from './kept-store.ts';
import {
  bodyOf,
  draftOf,
  lostPhotos,
  mayPass,
  placeOf,
  sentAs,
  until,
  withoutPhotoIds,
  withPhoto,
  type KeptReport,
} from './kept.model.ts';
import { keptWords, type KeptWords } from './kept.words.ts';
import { Unfinished } from './unfinished.ts';

/** Milliseconds between tries while something waits: not every line says that it is back. */
const pause = 60_000;

/** What sends photos comes with the first photo, here as in the form. */
const photoPart = () =>
  fetchPart(() => import('../../../blocks/photo-picker/chosen.ts')).catch((cause: unknown) => {
    throw new ApiProblem('offline', { cause });
  });

/**
 * Reports that wait on this device for the line. Nothing is stored before the resident says so; then a report is sent
 * once, whichever tab it is that sends it, since it goes under the key that it was first sent with.
 */
export class Kept implements ReactiveController {
  readonly journey: ReportJourney;
  readonly words: WordsController<KeptWords>;
  readonly #widget: ReportAProblem;
  readonly #unfinished = new Unfinished(this);
  #reports: readonly KeptReport[] = [];
  #sending: string | undefined;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leaving = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(journey: ReportJourney) {
    this.journey = journey;
    this.#widget = journey.widget;
    this.words = new WordsController(journey.widget, keptWords);
    journey.widget.addController(this);
  }

  hostConnected(): void {
    this.#leaving = new AbortController();
    addEventListener('online', this.sendAll);
    document.addEventListener('visibilitychange', this.#seen);
    this.#widget.addEventListener('council-report-sent', this.#sentAgain);
    this.sendAll();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.sendAll);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#widget.removeEventListener('council-report-sent', this.#sentAgain);
    clearTimeout(this.#timer);
    this.#leaving.abort();
  }

  /** Sends what waits, one tab at a time, then shows what is there now. */
  readonly sendAll = (): void => {
    const { signal } = this.#leaving;
    const work = () => this.#sendAll(signal);
    // Without locks two tabs may both send: the council still takes it once.
    const locked = () => navigator.locks?.request('council-kept-reports', { signal }, work) ?? work();
    this.#work = this.#work.then(locked).catch((failure: unknown) => {
      if (!signal.aborted) console.error('What is kept on this device could not be read.', failure);
    });
  };

  /** Offers to keep the report that could not be sent, because the line is gone. */
  offer(): TemplateResult | typeof nothing {
    const { later } = this.journey;
    if (!this.#isGone || !later || !this.words.ready) return nothing;
    const { t } = this.words;
    const named = this.journey.finished(later).body.contact !== undefined;
    return html`<div class="box">
      ${heading(t('offer.title'), this.#widget.headingLevel, 'box-title')}
      <p>${t('offer.text')}</p>
      ${named ? html`<p>${t('offer.contact')}</p>` : nothing}
      <p>${t('offer.shared')}</p>
      ${this.#failed ? html`<p role="alert">${t('offer.failed')}</p>` : nothing}
      ${button({ label: t('offer.button'), kind: 'secondary', press: () => void this.#keep(later) })}
    </div>`;
  }

  /** Below a step: a way to put it aside. */
  below(): TemplateResult | typeof nothing {
    return this.#isGone ? nothing : this.#unfinished.offer();
  }

  /** What is unfinished; what waits, what was sent meanwhile, and what the council would not take. */
  list(): TemplateResult {
    return html`${this.#unfinished.list()}${this.#finished()}${this.#unfinished.notice()}`;
  }

  get drafts(): readonly KeptReport[] {
    return this.#reports.filter(({ state }) => state === 'draft');
  }

  get store(): KeptStore | undefined {
    const { api } = this.#widget;
    return api && new KeptStore(api.base.href);
  }

  async read(): Promise<void> {
    const { store } = this;
    if (!store) return;
    this.#reports = await store.list();
    this.#widget.requestUpdate();
  }

  /** Keeps what is on the screen, with its photos. @returns false when this browser keeps nothing. */
  async put(report: Pick<KeptReport, 'key' | 'shown' | 'state' | 'draft' | 'body' | 'earlier'>): Promise<boolean> {
    const { service, place, later } = this.journey;
    const { store } = this;
    // What is finished goes as the council takes it; what is not may become another problem.
    const photos = report.body && service?.photos === 'no' ? [] : (later?.uploads.photos ?? []);
    try {
      await store?.put({
        ...report,
        version: 1,
        base: store.base,
        kept: Date.now(),
        title: [service?.name, place?.label].filter(Boolean).join(', '),
        photos: photos.flatMap(({ key, state, file, blob = file, id }) =>
          blob && state !== 'refused' ? { key, blob, id } : [],
        ),
      });
    } catch (failure) {
      console.error('The report could not be kept on this device.', failure);
      return false;
    }
    return true;
  }

  /** The form starts again: what was in it is kept. */
  async startAgain(said: 'said.kept' | 'said.saved'): Promise<void> {
    await this.read();
    this.journey.again();
    await this.#widget.updateComplete;
    // After the step that is shown now, which silences what was said before it.
    this.say(said);
  }

  /** Opens the form with what was said, under the same key: should the council have it after all, it stays one report. */
  async fill({ photos = [] }: KeptReport, open: () => void): Promise<void> {
    const { journey } = this;
    await journey.loadLater();
    // Not without its photos.
    if (!journey.later) return this.#widget.announce(this.words.shared('problem.offline'));
    journey.again();
    open();
    const files = photos.map(({ blob }, at) => new File([blob], `${at + 1}.jpg`, { type: blob.type }));
    const rules = journey.council?.photos ?? { most: files.length, maxBytes: Infinity };
    if (files.length > 0) await journey.later.uploads.add(files, rules);
  }

  /** @param focus what takes the focus: the button that was pressed is gone. */
  async remove({ key }: KeptReport, focus = '.box-title, .title'): Promise<void> {
    await this.store?.remove(key);
    await this.read();
    this.say('said.removed');
    await this.#widget.updateComplete;
    this.#widget.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }

  /** It could not be sent, because the line is gone. */
  get #isGone(): boolean {
    const { step, problem } = this.journey;
    return step === 'check' && (problem?.kind === 'offline' || problem?.kind === 'timeout');
  }

  #finished(): TemplateResult | typeof nothing {
    const reports = this.#reports.filter(({ state }) => state !== 'draft');
    if (!this.words.ready || reports.length === 0) return nothing;
    const { t } = this.words;
    const waits = reports.some(({ state }) => state === 'waiting');
    return html`<div class="box kept no-print">
      ${heading(t('title'), this.#widget.headingLevel, 'box-title')}
      <ul class="list">
        ${reports.map((report) => this.#item(report))}
      </ul>
      ${
        waits
          ? html`<p>
              ${button({ label: t('send-now'), kind: 'secondary', press: this.sendAll, busy: Boolean(this.#sending) })}
            </p>`
          : nothing
      }
    </div>`;
  }

  #item(report: KeptReport): TemplateResult {
    const { t } = this.words;
    const remove = () => void this.remove(report);
    return html`<li>
      <strong><bdi>${report.title}</bdi></strong>
      <p>${this.#stateOf(report)}</p>
      ${report.state === 'refused' && report.body ? this.#written(report, report.body) : nothing}
      ${report.key === this.#sending ? nothing : button({ label: t('remove'), kind: 'link', press: remove, about: report.title })}
    </li>`;
  }

  /** What a report says that the council would not take: to be read out, copied, or sent again with other words. */
  #written(report: KeptReport, body: NewReport): TemplateResult {
    const { t } = this.words;
    const { form, t: said } = this.journey;
    // Not in place of what is being written now.
    const isFree = !hasTyped(form.values, this.#widget.prefill('place'));
    const press = () => void this.fill(report, () => this.journey.fill(draftOf(report.key, body)));
    return html`${checkAnswers(this.#widget, [
      { question: said('check.place'), answer: placeOf(body) },
      { question: said('check.description'), answer: body.description },
    ])}
    ${isFree ? html`<p>${button({ label: t('send-again'), kind: 'secondary', press, about: report.title })}</p>` : nothing}`;
  }

  #stateOf(report: KeptReport): unknown {
    const { t, language } = this.words;
    if (report.key === this.#sending) return html`<span role="status">${t('sending')}</span>`;
    if (report.state === 'refused') return t('refused');
    if (report.state === 'waiting') {
      const date = new Date(until(report)).toISOString().slice(0, 10);
      return t('waiting', { date: formatDate(date, language) });
    }
    const { reference, token } = report;
    const page = safeUrl(this.journey.council?.trackUrl, this.#widget.api?.base.href ?? location.href);
    return html`${t('sent')} <strong dir="ltr">${reference}</strong> ${
        token && page ? html`<br /><a href="${page}#council-case=${reference}.${token}">${t('follow')}</a>` : nothing
      }`;
  }

  async #keep(later: LaterParts): Promise<void> {
    this.#failed = !(await this.put({ ...this.journey.finished(later), state: 'waiting' }));
    if (this.#failed) return this.#widget.requestUpdate();
    await this.startAgain('said.kept');
    this.#wait();
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && this.#reports.length > 0) this.sendAll();
  };

  /** The form has sent what was unfinished, or what the council would not take before. */
  readonly #sentAgain = (): void => {
    const { receipt, later } = this.journey;
    const key = receipt && later && this.journey.finished(later).key;
    const over = this.#reports.find(
      (report) => report.key === key && (report.state === 'refused' || report.state === 'draft'),
    );
    if (over) void this.store?.remove(over.key).then(() => this.read());
  };

  readonly say = (key: 'said.discarded' | 'said.kept' | 'said.removed' | 'said.saved' | 'said.sent'): void => {
    if (this.words.ready) this.#widget.announce(this.words.t(key));
  };

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#reports.some(({ state }) => state === 'waiting')) this.#timer = setTimeout(this.sendAll, pause);
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    // An earlier tab may have sent it meanwhile.
    await this.read();
    for (const report of this.#reports.filter(({ state }) => state === 'waiting')) {
      if (!navigator.onLine || signal.aborted) break;
      this.#sending = report.key;
      this.#widget.requestUpdate();
      const isOver = await this.#send(report, signal).finally(() => (this.#sending = undefined));
      await this.read();
      if (!isOver) break;
    }
    if (!signal.aborted) this.#wait();
  }

  /** @returns false when the line is still gone: the others need not be tried. */
  async #send(report: KeptReport, signal: AbortSignal): Promise<boolean> {
    const { store } = this;
    if (!store) return false;
    try {
      const receipt = await this.#deliver(report, store, signal);
      await store.put(sentAs(report, receipt, Date.now()));
      this.say('said.sent');
      emit<ReportSent>(this.#widget, 'council-report-sent', {
        service: report.body?.service ?? '',
        ...(this.#widget.shareReference && { reference: receipt.reference }),
      });
      return true;
    } catch (failure) {
      if (signal.aborted || mayPass(failure)) return false;
      if (!(failure instanceof ApiProblem)) throw failure;
      await store.put({ ...report, state: 'refused' });
      return true;
    }
  }

  async #deliver(report: KeptReport, store: KeptStore, signal: AbortSignal): Promise<ReportReceipt> {
    try {
      return await this.#post(await this.#sendPhotos(report, store, signal), signal);
    } catch (failure) {
      if (!lostPhotos(failure)) throw failure;
      const again = withoutPhotoIds(report, randomUuid);
      await store.put(again);
      return this.#post(await this.#sendPhotos(again, store, signal), signal);
    }
  }

  /** Sends the photos first, and notes each: the report that follows stays the same however often it is tried. */
  async #sendPhotos(report: KeptReport, store: KeptStore, signal: AbortSignal): Promise<KeptReport> {
    const { api, language } = this.#widget;
    if (!api) throw new ApiProblem('unavailable');
    let now = report;
    for (const { key, blob, id } of report.photos ?? []) {
      if (id) continue;
      const { sendPhoto } = await photoPart();
      const sent = await sendPhoto(api, blob, { key, language, signal });
      now = withPhoto(now, key, sent.id);
      await store.put(now);
    }
    return now;
  }

  /** Under its own key; when the council knows that with other words, an earlier try did arrive. */
  async #post(report: KeptReport, signal: AbortSignal): Promise<ReportReceipt> {
    const { api } = this.#widget;
    const body = bodyOf(report);
    if (!api || !body) throw new ApiProblem('unavailable');
    const options = { key: report.key, signal, language: body.language ?? this.#widget.language };
    for (const tried of [body, ...(report.earlier ?? [])]) {
      try {
        const post = (headers: Record<string, string>) => sendReport(api, tried, { ...options, headers });
        return await sendForm(report, post, signal);
      } catch (failure) {
        if (!(failure instanceof ApiProblem) || failure.code !== 'key-reused') throw failure;
      }
    }
    throw new ApiProblem('conflict', { code: 'key-reused' });
  }
}

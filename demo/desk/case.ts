import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { SlotList } from '../../src/contract/slots.ts';
import { DeskAudit, DeskCase, type DeskDeed, type DeskEvent, DeskQueue } from '../../src/contract/desk.ts';
import { formatBytes } from '../../src/i18n/formats.ts';
import { addressOf, Refusal } from './api.ts';
import { deedForms, faultsOf, fileForm, type Forms, wordsForm } from './deeds.ts';
import { auditTable } from './lists.ts';
import { changedNotice, dayOf, doneNotice, languageName, moment, plural, Screen, sentence, watch } from './parts.ts';
import { paymentAddress } from './payment.model.ts';
import { lookedFor, type Times } from './move.ts';
import { ChosenFiles, type FileKind } from './photos.ts';
import { caseAddress, caseTable, marks } from './queue.ts';

/** What is different, in words, and what was written since. */
function changesBetween(before: DeskCase, after: DeskCase): string[] {
  const known = new Set(before.history.map(({ id }) => id));
  const said = ({ text }: DeskEvent) => Object.values(text)[0];
  const changes = after.history
    .filter(({ id }) => !known.has(id))
    .map((event) => `${event.who}: ${[event.title, said(event)].filter(Boolean).join('. ')}`);
  return changes.length > 0 ? changes : ['Something that this page does not show.'];
}

/** One case: what it is, what was done, and what can be done. */
export class Case extends Screen {
  @property() reference = '';
  /** Address and name of the list that somebody came from. */
  @property() back = '#/';
  @property() from = 'Queue';
  /** The form that is open from the beginning. */
  @property() deed = '';
  @state() private found: DeskCase | undefined;
  @state() private audit: DeskAudit | undefined;
  /** Said when something has been done. */
  @state() private done = '';
  /** What somebody else did in the meantime; `kept` when something was being sent. */
  @state() private changes: { list: readonly string[]; kept: boolean } | undefined;
  @state() private stale = false;
  /** What was decided goes when its photos and documents are there. */
  @state() private waiting = false;
  @state() private times: Times | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = watch(() => this.#look());
    void this.#read()
      // Who came to do something is there, however far down that is.
      .then(() => (this.deed && this.arriving ? this.focusOn(`[id="${this.deed}-title"]`) : undefined))
      .catch((error: unknown) => this.complain([{ text: sentence(error) }]));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override render() {
    const { found } = this;
    return html`<div class="wide" @input=${(event: Event) => this.#keep(event)}>
        <nav class="crumbs" aria-label="You are here">
          <ol>
            <li><a href=${this.back}>${this.from}</a></li>
            <li aria-current="page">${this.reference}</li>
          </ol>
        </nav>
        ${this.errorSummary()} ${this.#notice()}
        <h1 tabindex="-1">${found?.serviceName ?? 'Case'} <span class="reference">${this.reference}</span></h1>
        <div role="status">
          ${
            this.stale
              ? html`<p class="news">
                  Somebody has changed this case.
                  <button type="button" class="plain" @click=${() => void this.#showChanges()}>
                    Show what changed
                  </button>
                </p>`
              : nothing
          }
          ${this.waiting ? html`<p class="news">Waiting for the files to be uploaded. It goes when they are there.</p>` : nothing}
        </div>
        ${found ? this.#whole(found) : nothing}
      </div>
      ${this.questionDialog()}`;
  }

  #notice() {
    if (this.done) return doneNotice(html`<p>${this.done}</p>`);
    if (!this.changes) return nothing;
    const { list, kept } = this.changes;
    return changedNotice(
      kept ? 'Somebody was quicker' : 'What has changed',
      html`<ul>
          ${list.map((change) => html`<li>${change}</li>`)}
        </ul>
        ${
          kept
            ? html`<p>
                Nothing of yours was sent, and what you wrote is still in its place. Read this, and send it again if it
                is still right.
              </p>`
            : nothing
        }`,
    );
  }

  #whole(found: DeskCase) {
    const { session } = this.api;
    if (!session) return nothing;
    const forms: Forms = {
      found,
      session,
      busy: this.busy,
      opened: this.deed,
      times: this.times,
      showTimes: () => void this.#showTimes(found),
      read: this.#typed,
      faultOf: this.faultOf,
      filesOf: (form, kind) => this.#filesOf(form, kind),
      ask: (question) => this.ask(question),
      send: (form, deed, done) => void this.#send(form, deed, done),
    };
    return html`<p class="state"><strong class="status">${found.statusLabel}</strong> ${marks(found)}</p>
      <div class="case">
        <div class="what">${this.#facts(found)} ${this.#said(found, forms)}</div>
        <div class="side">
          <section class="box deeds" aria-labelledby="deeds">
            <h2 id="deeds">Deal with it</h2>
            ${deedForms(forms)}
          </section>
          ${this.#resident(found)}
        </div>
        <div class="past">${this.#history(found, forms)}</div>
      </div>
      ${this.#others(found)}
      ${
        this.audit
          ? html`<section aria-labelledby="audit">
              <h2 id="audit">Audit log</h2>
              ${auditTable('What officers did with this case', this.audit, session, false)}
              ${this.audit.pages > 1 ? html`<p><a href="#/audit?reference=${found.reference}">The whole log of this case</a></p>` : nothing}
            </section>`
          : nothing
      }`;
  }

  #facts(found: DeskCase) {
    const link = (reference: string) => html`<a href=${caseAddress(reference)}>${reference}</a> `;
    const line = (name: string, value: unknown) =>
      value === undefined || value === ''
        ? nothing
        : html`<dt>${name}</dt>
            <dd>${value}</dd>`;
    const booking = found.kind === 'booking';
    const payment = found.kind === 'payment' ? found.reference : found.fee?.payment;
    const facts = found.facts
      .filter(({ value }) => value !== found.place)
      .map(({ label, value }) => line(label, value));
    return html`<dl class="facts">
      ${booking ? facts : nothing} ${line(booking ? 'Address' : 'Where', found.place)}
      ${line(booking ? 'Booked' : 'Received', moment(found.received))}
      ${line('Due', found.expected && dayOf(found.expected))} ${line('Assigned to', found.assigned ?? 'Nobody')}
      ${line('Team', found.team)} ${booking ? nothing : facts}
      ${line('Others who follow it', found.followers || undefined)}
      ${line('Money', payment && html`<a href=${paymentAddress(payment)}>The payment, and refunds</a>`)}
      ${line('Merged into', found.mergedInto && link(found.mergedInto))}
      ${line('Merged from', found.merged.length > 0 ? found.merged.map(link) : undefined)}
    </dl>`;
  }

  #said(found: DeskCase, forms: Forms) {
    return html`<section aria-labelledby="description">
        <h2 id="description">What the resident wrote</h2>
        <p class="quote"><span class="said" lang=${found.language}>${found.fullDescription || '–'}</span></p>
        ${wordsForm(forms, 'description', 'the description', found.fullDescription)}
        ${found.words.map(({ target, name, text }) => wordsForm(forms, target, name, text))}
      </section>
      ${
        found.pictures.length > 0
          ? html`<section aria-labelledby="photos">
              <h2 id="photos">Photos</h2>
              ${this.#photos(found.pictures, forms)}
            </section>`
          : nothing
      }`;
  }

  #photos(photos: DeskCase['pictures'], forms: Forms) {
    if (photos.length === 0) return nothing;
    return html`<ul class="photos">
      ${photos.map(({ id, full, thumbnail }, at) => {
        const name = `photo ${at + 1}`;
        return html`<li>
          <a href=${addressOf(full)}><img src=${addressOf(thumbnail)} alt="Open ${name} at its full size" /></a>
          ${fileForm(forms, 'photo', id, name)}
        </li>`;
      })}
    </ul>`;
  }

  #resident({ contact, language, questionnaire }: DeskCase) {
    const channels = { email: 'By email', text: 'By text message', none: 'Not at all' };
    return html`<section class="box" aria-labelledby="resident">
      <h2 id="resident">Resident</h2>
      ${
        contact
          ? html`<p>
                <strong>${contact.name ?? 'No name'}</strong>
                ${contact.email ? html`<br /><a href="mailto:${contact.email}">${contact.email}</a>` : nothing}
                ${contact.phone ? html`<br /><a href="tel:${contact.phone}">${contact.phone}</a>` : nothing}
                ${contact.postcode ? html`<br />${contact.postcode}` : nothing}
              </p>
              <p>
                Hears of changes: ${channels[contact.channel].toLowerCase()}<br />
                Details to contractors: ${contact.shareWithPartner ? 'yes' : 'no'}
              </p>`
          : html`<p>Nobody gave a name or an address.</p>`
      }
      <p>Reads ${languageName(language)}</p>
      ${
        questionnaire
          ? html`<p>
              Afterwards (${moment(questionnaire.at)}): is it fixed?
              ${questionnaire.fixed}${questionnaire.rating ? `, ${questionnaire.rating} of 5` : ''}
              ${questionnaire.text ? html`<br /><span class="said">${questionnaire.text}</span>` : nothing}
            </p>`
          : nothing
      }
    </section>`;
  }

  #history({ history, question }: DeskCase, forms: Forms) {
    return html`<section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ol class="history" reversed>
        ${[...history].reverse().map((event) => {
          const texts = Object.entries(event.text).sort(([a], [b]) => Number(b === 'en') - Number(a === 'en'));
          return html`<li class=${event.by}>
            <h3>${event.title}</h3>
            <p class="quiet">${event.who}, ${moment(event.at)}</p>
            ${event.public ? nothing : html`<p><span class="mark">For colleagues only</span></p>`}
            ${event.id === question ? html`<p><span class="mark heard">Not answered yet</span></p>` : nothing}
            ${texts.map(
              ([language, text]) =>
                html`<p class="quote">
                  ${texts.length > 1 ? html`<strong>${languageName(language)}:</strong> ` : nothing}<span
                    class="said"
                    lang=${language}
                    >${text}</span
                  >
                </p>`,
            )}
            ${this.#photos(event.photos, forms)}
            ${event.documents.map(
              ({ id, href, name, bytes }) =>
                html`<p><a href=${addressOf(href)} dir="auto">${name}</a> (PDF, ${formatBytes(bytes, 'en')})</p>
                  ${fileForm(forms, 'document', id, name)}`,
            )}
            ${texts[0] ? wordsForm(forms, event.id, event.title, texts[0][1], texts[0][0] === 'en' ? event.text['cy'] : undefined) : nothing}
          </li>`;
        })}
      </ol>
    </section>`;
  }

  #others({ earlier, near, kind }: DeskCase) {
    return [
      earlier.length > 0
        ? html`<section aria-labelledby="earlier">
            <h2 id="earlier">Also from this resident</h2>
            ${caseTable('Also from this resident', earlier)}
          </section>`
        : nothing,
      near.length > 0 && kind === 'report'
        ? html`<section aria-labelledby="near">
            <h2 id="near">Near by: ${plural(near.length, 'open case', 'open cases')} of the same kind</h2>
            ${caseTable('Near by', near)}
          </section>`
        : nothing,
    ];
  }

  readonly #typed = (name: string, otherwise = ''): string => this.#drafts().get(name) ?? otherwise;

  async #showTimes(found: DeskCase): Promise<void> {
    const { day, location } = lookedFor({ found, read: this.#typed });
    this.faults = [];
    try {
      const query = new URLSearchParams({ day, location }).toString();
      const path = `cases/${encodeURIComponent(this.reference)}/slots?${query}`;
      this.times = { day, location, list: await this.api.call(SlotList, path) };
    } catch (error) {
      const { errors } = error instanceof Refusal ? error : { errors: [] };
      this.complain(errors.length > 0 ? faultsOf('move', errors, found) : [{ text: sentence(error) }]);
    }
  }

  #drafts(): Map<string, string> {
    const { drafts } = this.api;
    const known = drafts.get(this.reference);
    if (known) return known;
    const fresh = new Map<string, string>();
    drafts.set(this.reference, fresh);
    return fresh;
  }

  #filesOf(form: string, kind: FileKind): ChosenFiles {
    const name = `${this.reference} ${form} ${kind}`;
    const files = this.api.photos.get(name) ?? new ChosenFiles(this.api, kind);
    this.api.photos.set(name, files);
    files.changed = () => this.requestUpdate();
    return files;
  }

  /** Whatever is typed outlives this screen, until it is sent. */
  #keep(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    // Photos are kept apart.
    if (!name) return;
    this.#drafts().set(name, value);
    this.requestUpdate();
  }

  async #read(): Promise<void> {
    const path = encodeURIComponent(this.reference);
    this.found = await this.api.call(DeskCase, `cases/${path}`);
    this.stale = false;
    this.audit = await this.api.call(DeskAudit, `audit?reference=${path}`);
  }

  async #send(form: string, decided: DeskDeed | (() => DeskDeed), done: string): Promise<void> {
    const { found } = this;
    if (!found || this.busy) return;
    this.busy = true;
    this.faults = [];
    this.done = '';
    this.changes = undefined;
    const both = (['photo', 'document'] as const).map((kind) => this.#filesOf(form, kind));
    const [photos, documents] = both as [ChosenFiles, ChosenFiles];
    try {
      this.waiting = both.some(({ ids, kept }) => ids.length < kept.length);
      for (const { settled } of both) await settled();
      this.waiting = false;
      const failed = both.find(({ ids, kept }) => ids.length < kept.length);
      if (failed) {
        const what = `${failed.kind}s`;
        return this.complain([
          { text: `Some ${what} were not uploaded: try again or remove them`, field: `${form}-${what}` },
        ]);
      }
      const deed = typeof decided === 'function' ? decided() : decided;
      const shows = deed.kind === 'status' || deed.kind === 'note';
      await this.api.act(
        found.reference,
        found.version,
        shows ? { ...deed, photos: photos.ids, documents: documents.named } : deed,
      );
      for (const files of both) files.clear();
      this.times = undefined;
      for (const name of [...this.#drafts().keys()]) if (name.startsWith(`${form}-`)) this.#drafts().delete(name);
      this.querySelector(`form[data-form="${form}"]`)?.closest('details')?.removeAttribute('open');
      this.done = await this.#read().then(
        () => done,
        () => `${done} The case could not be read again: reload the page to see it as it is now.`,
      );
      void this.focusOn('.done');
    } catch (error) {
      await this.#refused(form, found, error);
    } finally {
      this.busy = this.waiting = false;
    }
  }

  async #refused(form: string, before: DeskCase, error: unknown): Promise<void> {
    const { code, errors } = error instanceof Refusal ? error : { code: 'internal', errors: [] };
    // Somebody else has the time now.
    if (code === 'conflict' && form === 'move' && errors.length > 0) await this.#showTimes(before);
    else if (code === 'conflict') {
      try {
        await this.#read();
      } catch (again) {
        return this.complain([{ text: sentence(again) }]);
      }
      if (this.found && this.found.version !== before.version) {
        this.#tell(before, this.found, true);
        return;
      }
      return this.complain([{ text: `The case does not allow this: it is “${before.statusLabel}”.` }]);
    }
    this.complain(errors.length > 0 ? faultsOf(form, errors, before) : [{ text: sentence(error) }]);
  }

  #tell(before: DeskCase, after: DeskCase, kept: boolean): void {
    this.changes = { list: changesBetween(before, after), kept };
    void this.focusOn('.changed');
  }

  /** Asks the queue, not the case: to open a case is written down in the audit log. */
  async #look(): Promise<void> {
    const { found } = this;
    if (!found || this.busy || this.stale) return;
    const { cases } = await this.api.call(DeskQueue, `cases?status=all&q=${encodeURIComponent(found.reference)}`, {
      quiet: true,
    });
    const [row] = cases;
    this.stale = found === this.found && row !== undefined && row.version !== found.version;
  }

  async #showChanges(): Promise<void> {
    const before = this.found;
    this.done = '';
    try {
      await this.#read();
      if (before && this.found) this.#tell(before, this.found, false);
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }
}

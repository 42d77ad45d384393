/** What an officer can do with a case: a form each, and what the server's refusals mean in it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type CaseStatus } from '../../src/contract/cases.ts';
import { type DeskCase, type DeskDeed, type DeskSession } from '../../src/contract/desk.ts';
import { type FieldProblem } from '../../src/contract/problems.ts';
import { parseReference } from '../../src/core/reference.ts';
import { describedBy, type Fault, field, languageName, type Question } from './parts.ts';
import { moveForm, type Times } from './move.ts';
import { feeInWords } from './payment.model.ts';
import { type ChosenFiles, documentRules, type FileKind, photosField } from './photos.ts';

/** What the forms need of the screen that shows them. Every field's name is its form's and its own: `status-en`. */
export interface Forms {
  readonly found: DeskCase;
  readonly session: DeskSession;
  readonly busy: boolean;
  /** What was typed, else what to begin with. */
  read(name: string, otherwise?: string): string;
  faultOf(name: string): string | undefined;
  filesOf(form: string, kind: FileKind): ChosenFiles;
  /** The form that is open from the beginning. */
  readonly opened: string;
  /** The times to which a booking could be moved, as they were asked for last. */
  readonly times: Times | undefined;
  showTimes(): void;
  /** Asks first whether something is to be done. */
  ask(question: Question): void;
  /**
   * Sends what was decided. The photos and documents of the form go along, and so does what is typed while they are on
   * their way, where `deed` reads it.
   * @param done what to say when it is done
   */
  send(form: string, deed: DeskDeed | (() => DeskDeed), done: string): void;
}

const noteMax = 2000;

type Attributes = { id: string; label: unknown; hint?: unknown; value?: string; rows?: number; lang?: string };

function area(forms: Forms, { id, label, hint, value = '', rows = 4, lang }: Attributes): TemplateResult {
  const error = forms.faultOf(id);
  return field({
    id,
    label,
    hint,
    error,
    control: html`<textarea
      id=${id}
      name=${id}
      rows=${rows}
      maxlength=${noteMax}
      lang=${lang ?? nothing}
      .value=${live(forms.read(id, value))}
      aria-describedby=${describedBy(id, hint, error)}
      aria-invalid=${error ? 'true' : nothing}
    ></textarea>`,
  });
}

export function select(
  forms: Forms,
  { id, label, hint, value = '' }: Attributes,
  options: readonly (readonly [string, string])[],
) {
  const error = forms.faultOf(id);
  const chosen = forms.read(id, value);
  return field({
    id,
    label,
    hint,
    error,
    control: html`<select
      id=${id}
      name=${id}
      aria-describedby=${describedBy(id, hint, error)}
      aria-invalid=${error ? 'true' : nothing}
    >
      ${options.map(([code, text]) => html`<option value=${code} .selected=${live(code === chosen)}>${text}</option>`)}
    </select>`,
  });
}

/** To deal with a report that its sender has not confirmed takes it as it is. */
const isOrBecomes = (unconfirmed: boolean) =>
  unconfirmed ? 'The report becomes public with this' : 'The report is public';

/**
 * How a resident hears of it.
 * @param always they are to come at another time, or not at all: that goes to whatever address they gave
 */
export function channelOf({ contact }: DeskCase, always: boolean): 'email' | 'text' | 'none' {
  if (!contact || !always) return contact?.channel ?? 'none';
  return contact.email ? 'email' : contact.phone ? 'text' : 'none';
}

/** Who reads a note, and how it comes to them. */
function readers(found: DeskCase, { onlyThem = false, always = false }: Partial<NotesOptions>): TemplateResult {
  const { contact, language, private: hidden, unconfirmed } = found;
  const name = contact?.name ?? 'The resident';
  // A letter about what is private says that there is a note, and no more: only what changes a booking has it with it.
  const inside = always || !hidden;
  const how = {
    email: inside ? `${name} gets it by email.` : `${name} gets an email that says so, and reads it behind the link.`,
    text: `${name} gets a text message, and reads it behind the link.`,
    none: `${name} gets no letters, and sees it when they look.`,
  };
  return html`${
      contact
        ? how[channelOf(found, always)]
        : 'Nobody gets a letter, because nobody gave an address; whoever sent it sees it when they look.'
    }
    <strong>They read ${languageName(language)}.</strong>
    ${onlyThem || hidden ? 'Nobody else sees it.' : `${isOrBecomes(unconfirmed)}: others can read it too.`}`;
}

interface NotesOptions {
  label: string;
  optional?: boolean;
  onlyThem?: boolean;
  /** Whoever wants no letters gets this one. */
  always?: boolean;
}

/** A note in both of the council's languages, the resident's first. */
export function notes(forms: Forms, form: string, { label, optional = false, ...who }: NotesOptions) {
  const { language } = forms.found;
  const welsh = language.startsWith('cy');
  const after = welsh
    ? ' Without Welsh they read the English.'
    : language.startsWith('en')
      ? ''
      : ' A note comes as you write it, so keep it plain.';
  const first = `${welsh ? `${label} in Welsh` : label}${optional ? ' (optional)' : ''}`;
  const second = `${label} in ${welsh ? 'English' : 'Welsh'} (optional)`;
  return [
    area(forms, {
      id: `${form}-${welsh ? 'cy' : 'en'}`,
      lang: welsh ? 'cy' : 'en',
      label: first,
      hint: html`${readers(forms.found, who)}${after}`,
    }),
    area(forms, { id: `${form}-${welsh ? 'en' : 'cy'}`, lang: welsh ? 'en' : 'cy', label: second }),
  ];
}

/** What goes with the note, and is seen by whoever reads it. */
const pictures = (forms: Forms, form: string) =>
  (['photo', 'document'] as const).map((kind) =>
    photosField({
      id: `${form}-${kind}s`,
      photos: forms.filesOf(form, kind),
      rules: kind === 'photo' ? forms.session.photos : documentRules,
      readers: forms.found.private
        ? 'The resident sees them when they look, and nobody else does.'
        : `The resident sees them when they look, and so can everybody. ${isOrBecomes(forms.found.unconfirmed)}.`,
      error: forms.faultOf(`${form}-${kind}s`),
    }),
  );

const internal = (forms: Forms, form: string) =>
  area(forms, {
    id: `${form}-internal`,
    label: 'Note for colleagues (optional)',
    hint: 'No resident sees it.',
    rows: 2,
  });

interface DeedForm {
  form: string;
  title: unknown;
  fields: unknown;
  button: string;
  submit: (event: Event) => void;
}

export const deedForm = (
  forms: Pick<Forms, 'busy'> & Partial<Pick<Forms, 'opened'>>,
  { form, title, fields, button, submit }: DeedForm,
  name: 'deed' | undefined = 'deed',
) =>
  html`<details class="deed" name=${name ?? nothing} ?open=${forms.opened === form}>
    <summary id="${form}-title">${title}</summary>
    <form
      novalidate
      aria-labelledby="${form}-title"
      data-form=${form}
      @submit=${(event: Event) => {
        event.preventDefault();
        submit(event);
      }}
    >
      ${fields}
      <button class="button" aria-disabled=${forms.busy ? 'true' : nothing}>${button}</button>
    </form>
  </details>`;

export const noteOf = (forms: Forms, form: string) => ({ en: forms.read(`${form}-en`), cy: forms.read(`${form}-cy`) });

/** Of what is heard of at once, or gives the place to somebody else. */
export const questions: Readonly<Partial<Record<string, Omit<Question, 'act'> & { text: string }>>> = {
  missed: {
    title: 'Was nobody there?',
    text: 'The resident is told at once that the booking was missed. You can take it back: then they are told that too.',
    yes: 'Nobody was there',
  },
  cancelled: {
    title: 'Cancel the booking?',
    text: 'The resident is told at once, and their place is free for others. This cannot be undone.',
    yes: 'Cancel the booking',
  },
};

/** Change of status, a note, a question, who has it, and merging. */
export function deedForms(forms: Forms) {
  const { found, session } = forms;
  const labels = new Map<string, string>(session.statuses.map(({ code, label }) => [code, label]));
  const status = forms.read('status-status');
  const officer = forms.read('assign-officer', String(found.assignedTo ?? ''));
  const { name } = session.officers.find(({ id }) => String(id) === officer) ?? { name: 'nobody' };
  const open = !found.closed;
  const changeStatus = () =>
    forms.send(
      'status',
      () => ({
        kind: 'status',
        status: status as CaseStatus,
        note: noteOf(forms, 'status'),
        internal: forms.read('status-internal'),
      }),
      `The status is now “${labels.get(status) ?? status}”.`,
    );
  return [
    deedForm(forms, {
      form: 'status',
      title: 'Change status',
      fields: [
        select(forms, { id: 'status-status', label: 'New status' }, [
          ['', 'Choose a status'],
          ...found.statuses.map((code) => [code, labels.get(code) ?? code] as const),
        ]),
        ...notes(forms, 'status', { label: 'Note to the resident', always: status === 'cancelled' }),
        pictures(forms, 'status'),
        internal(forms, 'status'),
      ],
      button: 'Change status',
      submit: () => {
        const question = questions[status];
        const fee = status === 'cancelled' ? feeInWords(found.fee) : '';
        if (question) forms.ask({ ...question, text: `${question.text}${fee}`, act: changeStatus });
        else changeStatus();
      },
    }),
    deedForm(forms, {
      form: 'note',
      title: 'Write a note',
      fields: [
        ...notes(forms, 'note', { label: 'Note to the resident' }),
        pictures(forms, 'note'),
        internal(forms, 'note'),
      ],
      button: 'Add the note',
      submit: () =>
        forms.send(
          'note',
          () => ({ kind: 'note', note: noteOf(forms, 'note'), internal: forms.read('note-internal') }),
          'The note is in the history.',
        ),
    }),
    found.status === 'booked' ? moveForm(forms) : nothing,
    open
      ? deedForm(forms, {
          form: 'question',
          title: found.question ? 'Ask another question' : 'Ask a question',
          fields: notes(forms, 'question', { label: 'Question to the resident', onlyThem: true }),
          button: 'Ask the resident',
          submit: () =>
            forms.send(
              'question',
              { kind: 'question', note: noteOf(forms, 'question') },
              'The resident has been asked. The case is marked when they answer.',
            ),
        })
      : nothing,
    deedForm(forms, {
      form: 'assign',
      title: 'Assign',
      fields: select(
        forms,
        { id: 'assign-officer', label: 'Who deals with it', value: String(found.assignedTo ?? '') },
        [['', 'Nobody'], ...session.officers.map((each) => [String(each.id), `${each.name}, ${each.team}`] as const)],
      ),
      button: 'Assign',
      submit: () =>
        forms.send(
          'assign',
          { kind: 'assign', officer: officer ? Number(officer) : null },
          `The case is assigned to ${name}.`,
        ),
    }),
    open && found.kind === 'report' ? mergeForm(forms) : nothing,
  ];
}

function mergeForm(forms: Forms) {
  const { near } = forms.found;
  const others = near.filter(({ closed }) => !closed);
  const choice = forms.read('merge-choice', others.length > 0 ? '' : 'other');
  const typed = forms.read('merge-into');
  const into = choice && choice !== 'other' ? choice : (parseReference(typed) ?? typed.trim());
  const option = (value: string, label: unknown) =>
    html`<div class="choice">
      <input
        type="radio"
        id="merge-${value}"
        name="merge-choice"
        value=${value}
        .checked=${live(choice === value)}
      /><label for="merge-${value}">${label}</label>
    </div>`;
  const error = forms.faultOf('merge-into');
  const text = field({
    id: 'merge-into',
    label: others.length > 0 ? 'Reference of another case' : 'Reference of the case that goes on',
    error,
    control: html`<input
      id="merge-into"
      name="merge-into"
      autocomplete="off"
      spellcheck="false"
      maxlength="40"
      .value=${live(typed)}
      aria-describedby=${describedBy('merge-into', '', error)}
      aria-invalid=${error ? 'true' : nothing}
    />`,
  });
  return deedForm(forms, {
    form: 'merge',
    title: 'Merge into another case',
    fields: html`<p>This case ends as a duplicate, and its resident hears the news of the other.</p>
      ${
        others.length > 0
          ? html`<fieldset>
              <legend>Which case goes on?</legend>
              ${others.map((row) =>
                option(
                  row.reference,
                  html`${row.reference}, ${row.distance} m away, ${row.statusLabel.toLowerCase()}
                    <span class="hint">${row.description}</span>`,
                ),
              )}
              ${option('other', 'Another case')}
            </fieldset>`
          : nothing
      }
      ${choice === 'other' || error ? text : nothing}
      ${notes(forms, 'merge', { label: 'Note to the resident', optional: true })}`,
    button: 'Merge',
    submit: () =>
      forms.send('merge', { kind: 'merge', into, note: noteOf(forms, 'merge') }, `The case was merged into ${into}.`),
  });
}

/**
 * Takes words out for good.
 * @param target `description`, the id of a line of the history, or one of the case's `words`
 * @param welsh the same in Welsh, where there is both
 */
export function wordsForm(forms: Forms, target: string, what: string, present: string, welsh?: string) {
  const form = `words-${target}`;
  return deedForm(
    forms,
    {
      form,
      title:
        target === 'description' || /^\d/.test(target)
          ? html`Take out words<span class="visually-hidden"> of ${what}</span>`
          : `Take out ${what}`,
      fields:
        target === 'name'
          ? html`<p>“${present}” is no longer shown in public. It stays with the case.</p>`
          : html`${area(forms, {
              id: `${form}-text`,
              label: welsh === undefined ? 'What stands there instead' : 'What stands there instead, in English',
              hint: 'The present words go for good, for residents and for the desk, and letters with them are not sent. The audit log tells who did it, not what stood there.',
              value: present,
            })}${
              welsh === undefined
                ? nothing
                : area(forms, { id: `${form}-cy`, label: 'What stands there instead, in Welsh', value: welsh })
            }`,
      button: 'Replace the words',
      submit: () =>
        forms.send(
          form,
          {
            kind: 'redact-words',
            target,
            text: forms.read(`${form}-text`, present),
            ...(welsh !== undefined && { cy: forms.read(`${form}-cy`, welsh) }),
          },
          'The words have been replaced.',
        ),
    },
    undefined,
  );
}

/** Takes a photo or a document out for good. */
export const fileForm = (forms: Forms, kind: 'photo' | 'document', id: string, name: string) =>
  deedForm(
    forms,
    {
      form: `${kind}-${id}`,
      title: html`Take out<span class="visually-hidden"> ${name}</span>`,
      fields: html`<p>The ${kind} goes for good, for residents and for the desk.</p>`,
      button: `Delete the ${kind}`,
      submit: () =>
        forms.send(
          `${kind}-${id}`,
          kind === 'photo' ? { kind: 'redact-photo', photo: id } : { kind: 'redact-document', document: id },
          `The ${kind} is gone.`,
        ),
    },
    undefined,
  );

const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { '': 'Choose a status that the case does not have' },
  en: {
    required: 'Write to the resident: this says nothing without words',
    'too-long': `Write ${noteMax} characters or fewer`,
  },
  into: {
    unknown: 'There is no other case with this reference: check it',
    'not-allowed': 'That case is closed, or a duplicate itself: choose one that goes on',
    required: 'Choose the case that goes on',
  },
  officer: { '': 'Choose somebody who works here' },
  starts: {
    '': 'Choose a time',
    unknown: 'This time has gone: choose another',
    'not-allowed': 'It is booked for this time already: choose another',
  },
  location: { '': 'Choose where it is' },
  day: { '': 'Enter a day' },
  photos: {
    unknown: 'A photo has waited for too long: remove it, and choose it again',
    'too-many': 'Remove some photos',
  },
  documents: { '': 'A document has waited for too long: remove it, and choose it again' },
};

/** The server's refusals, at the fields of a form. */
export const faultsOf = (form: string, errors: readonly FieldProblem[], found: DeskCase): Fault[] =>
  errors.map(({ field: path, code }) => {
    const last = path.split('.').at(-1) ?? '';
    const note = ['note', 'en', 'cy'].includes(last);
    // What is missing belongs where the resident's own language is asked for.
    const own = code === 'required' && found.language.startsWith('cy') ? 'cy' : last === 'note' ? 'en' : last;
    const words = meanings[note || last === 'internal' || last === 'text' ? 'en' : last];
    return {
      field: `${form}-${note ? own : last}`,
      text: words?.[code] ?? words?.[''] ?? 'The server does not take this as it is',
    };
  });

import * as v from 'valibot';
import type { ChosenPlace } from '../../blocks/location-picker/location-picker.model.ts';
import { answersSchema, type Answers, type Stop } from '../../contract/questions.ts';
import { descriptionMax, whereMax, type NewReport, type ReportContact } from '../../contract/reports.ts';
import type { Service, ServiceList, ServiceSummary } from '../../contract/services.ts';
import { email, line, paragraph, phone } from '../../contract/text.ts';
import type { FieldError, FormValues } from '../../controllers/form.ts';

/** The question pages, in order; `stopped` stands beside `what`, when a service is not reported here. */
export const steps = ['what', 'where', 'details', 'contact', 'check', 'done'] as const;
export type Step = (typeof steps)[number] | 'stopped';

/** Photos as far as the rules care. */
export interface PhotoState {
  readonly state: 'preparing' | 'sending' | 'sent' | 'failed' | 'refused';
  readonly id?: string | undefined;
}

/** Everything that a resident has said so far. */
export interface Report {
  readonly service: Service | undefined;
  readonly place: ChosenPlace | undefined;
  readonly photos: readonly PhotoState[];
  readonly mostPhotos: number;
  readonly values: FormValues;
}

const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** The step before, or undefined at the start and at the end. */
export function stepBefore(step: Step): Step | undefined {
  if (step === 'stopped') return 'what';
  if (step === 'done') return undefined;
  return steps[steps.indexOf(step) - 1];
}

/** Lower case, without accents, hyphens or apostrophes, so that "fly tipping" finds "Fly-tipping". */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** How well one service fits: every word must start a word of its name (best), keywords, group or description. */
function fitOf(service: ServiceSummary, group: string, wanted: readonly string[], whole: string): number {
  const name = plain(service.name);
  if (name === whole) return 100;
  const layers: readonly (readonly [string, number])[] = [
    [name, 8],
    [service.keywords.map(plain).join(' '), 5],
    [plain(group), 2],
    [plain(service.description ?? ''), 1],
  ];
  let sum = 0;
  for (const word of wanted) {
    const joined = (text: string) => ` ${text} ${text.replaceAll(' ', '')}`;
    const best = layers.find(([text]) => joined(text).includes(` ${word}`))?.[1] ?? 0;
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** Services that match what was typed, best first. Hyphens, accents, case and the order of words mean nothing. */
export function searchServices({ services, groups }: ServiceList, text: string): ServiceSummary[] {
  const whole = plain(text);
  if (!whole) return [];
  const names = new Map(groups.map(({ code, name }) => [code, name]));
  const rank = (wanted: readonly string[]) =>
    services
      .map((service) => ({ service, fit: fitOf(service, names.get(service.group) ?? '', wanted, whole) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || Number(b.service.frequent) - Number(a.service.frequent))
      .map(({ service }) => service);
  const found = rank(whole.split(' '));
  // "street lights" should find "street light", and "flytipping" "fly tipping".
  return found.length > 0 ? found : rank(whole.split(' ').map((word) => word.replace(/(?:es|s)$/, '')));
}

/** Whatever stops this report: the service itself or an answer. */
export function stopOf(service: Service | undefined, values: FormValues): Stop | undefined {
  if (service?.stop) return service.stop;
  return service?.questions.map((asked) => answerStop(asked.code, service, values)).find((stop) => stop !== undefined);
}

/** What an answer stops with, if it does. */
export function answerStop(code: string, service: Service, values: FormValues): Stop | undefined {
  const chosen = values[`answers.${code}`];
  const keys = typeof chosen === 'string' ? [chosen] : Array.isArray(chosen) ? (chosen as readonly string[]) : [];
  const choices = service.questions.find((asked) => asked.code === code)?.values ?? [];
  return choices.find(({ key, stop }) => stop && keys.includes(key))?.stop;
}

/** Answers to the service's own questions, as they are sent: empty ones are left out. */
export function answersOf(service: Service, values: FormValues): Answers {
  const answers: Answers = {};
  for (const { code, type } of service.questions) {
    const value = values[`answers.${code}`];
    if (type === 'notice' || !value || value === true || value.length === 0) continue;
    answers[code] = typeof value === 'string' ? value : [...value];
  }
  return answers;
}

const errorsOf = (field: string, schema: v.GenericSchema, value: unknown): FieldError[] => {
  const result = v.safeParse(schema, value);
  return result.success ? [] : [{ field, code: result.issues[0].message }];
};

/** What is wrong with one step, in the order of its fields. An empty list lets the resident go on. */
export function check(step: Step, report: Report): FieldError[] {
  switch (step) {
    case 'what':
      return report.service ? [] : [{ field: 'service', code: 'required' }];
    case 'where':
      return checkPlace(report);
    case 'details':
      return checkDetails(report);
    case 'contact':
      return checkContact(report);
    default:
      return [];
  }
}

function checkPlace({ place, values }: Report): FieldError[] {
  const described = textOf(values, 'place.description');
  if (!place) return [{ field: 'place', code: 'required' }];
  if (place.area?.inside === false) return [{ field: 'place', code: 'outside-area' }];
  const least = place.found === 'described' ? 1 : 0;
  return errorsOf('place.description', paragraph(least, whereMax), described);
}

function checkDetails({ service, values, photos, mostPhotos }: Report): FieldError[] {
  if (!service) return [];
  const answers = v.safeParse(answersSchema(service.questions), answersOf(service, values));
  const wrong = new Map(answers.issues?.map((issue) => [v.getDotPath(issue) ?? '', issue.message]));
  return [
    ...service.questions.flatMap(({ code }) => {
      const message = wrong.get(code);
      return message ? [{ field: `answers.${code}`, code: message }] : [];
    }),
    ...errorsOf('description', paragraph(1, descriptionMax), textOf(values, 'description')),
    ...checkPhotos(service, photos, mostPhotos),
  ];
}

function checkPhotos(service: Service, photos: readonly PhotoState[], most: number): FieldError[] {
  if (service.photos === 'no') return [];
  const kept = photos.filter(({ state }) => state !== 'refused');
  if (kept.some(({ state }) => state === 'failed')) return [{ field: 'photos', code: 'failed' }];
  if (kept.some(({ state }) => state !== 'sent')) return [{ field: 'photos', code: 'wait' }];
  if (kept.length > most) return [{ field: 'photos', code: 'too-many' }];
  return service.photos === 'required' && kept.length === 0 ? [{ field: 'photos', code: 'required' }] : [];
}

/** Whether the resident reports without giving details; a service may not allow it. */
export const isAnonymous = (service: Service, values: FormValues): boolean =>
  service.contact.anonymous === 'allowed' && values['contact.how'] === 'anonymous';

function checkContact({ service, values }: Report): FieldError[] {
  if (!service) return [];
  const { contact } = service;
  if (contact.anonymous === 'allowed' && !values['contact.how']) return [{ field: 'contact.how', code: 'required' }];
  if (isAnonymous(service, values)) return [];
  const asked = (name: string, need: Service['contact']['email'], schema: v.GenericSchema) => {
    const typed = textOf(values, name).trim();
    if (need === 'no') return [];
    if (!typed) return need === 'required' ? [{ field: name, code: 'required' }] : [];
    return errorsOf(name, schema, typed);
  };
  const wantsMail = values['contact.updates'] === true;
  return [
    ...asked('contact.name', 'required', line(120)),
    ...asked('contact.email', wantsMail && contact.email !== 'no' ? 'required' : contact.email, email),
    ...asked('contact.phone', contact.phone, phone),
  ];
}

function contactOf(service: Service, values: FormValues): v.InferInput<typeof ReportContact> | undefined {
  if (isAnonymous(service, values)) return undefined;
  const typed = (name: string, need: Service['contact']['email'] = 'optional') =>
    (need !== 'no' && textOf(values, name).trim()) || undefined;
  const name = typed('contact.name');
  const mail = typed('contact.email', service.contact.email);
  const number = typed('contact.phone', service.contact.phone);
  return {
    ...(name && { name }),
    ...(mail && { email: mail }),
    ...(number && { phone: number }),
    showName: !service.private && values['contact.showName'] === true,
    shareWithPartner: service.partner !== undefined && values['contact.shareWithPartner'] === true,
    updates: mail !== undefined && values['contact.updates'] === true,
  };
}

/** The report as it is sent. Call it only when every step is right. */
export function bodyOf(report: Report, language: string): NewReport {
  const { service, place, values, photos } = report;
  if (!service || !place) throw new Error('a report needs a service and a place');
  const contact = contactOf(service, values);
  const described = textOf(values, 'place.description').trim();
  const { found, placeId, label, lat, lng } = place;
  return {
    service: service.code,
    place: {
      found,
      ...(placeId && { placeId }),
      ...(label && { label }),
      ...(described && { description: described }),
      ...(lat !== undefined && lng !== undefined && { lat, lng }),
    },
    description: textOf(values, 'description'),
    answers: answersOf(service, values),
    photos: service.photos === 'no' ? [] : photos.flatMap(({ state, id }) => (state === 'sent' && id ? [id] : [])),
    ...(contact && { contact }),
    language,
  };
}

/** The step at which a field is asked, for errors that only the server finds. */
export function stepOf(field: string): Step {
  if (field.startsWith('place')) return 'where';
  if (field.startsWith('contact')) return 'contact';
  return field === 'service' ? 'what' : 'details';
}

/** What a draft keeps: no contact details, no photos. */
export interface ReportDraft {
  readonly step: Step;
  readonly key: string;
  readonly values: FormValues;
  readonly place: ChosenPlace | undefined;
}

/** The values that may be kept in a draft. */
export const draftValues = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('contact.')));

/** Whether a resident has typed anything that is worth keeping. */
export const hasTyped = (values: FormValues): boolean =>
  Object.entries(draftValues(values)).some(([name, value]) => name !== 'service' && value !== '' && value !== false);

/** The rules of the steps after the first, which come with them: what is wrong with each, and what is sent. */
import type * as v from 'valibot';
import type { Stop } from '../../../contract/questions.ts';
import { descriptionMax, whereMax, type NewReport, type ReportContact } from '../../../contract/reports.ts';
import type { Service } from '../../../contract/services.ts';
import { paragraph } from '../../../contract/text.ts';
import {
  checkContactDetails,
  detailsOf as askedDetails,
  errorsOf,
  readDetails,
  textOf,
} from '../../../controllers/contact-details.ts';
import type { FieldError, FormValues } from '../../../controllers/form.ts';
import { answersOf, answerStop, checkAnswersOf } from '../../../controllers/service-questions.ts';
import type { ChosenAsset, PhotoState, ProblemPlace, Report, Step } from '../report-a-problem.model.ts';

/** Whatever stops this report: the service itself or an answer. */
export function stopOf(service: Service | undefined, values: FormValues): Stop | undefined {
  if (service?.stop) return service.stop;
  return service?.questions
    .map(({ code }) => answerStop(code, service.questions, values))
    .find((stop) => stop !== undefined);
}

const checks: { readonly [Name in Step]?: (report: Report) => FieldError[] } = {
  what: ({ service }) => (service ? [] : [{ field: 'service', code: 'required' }]),
  where: checkPlace,
  details: checkDetails,
  contact: checkContact,
};

/** What is wrong with one step, in the order of its fields. An empty list lets the resident go on. */
export const check = (step: Step, report: Report): FieldError[] => checks[step]?.(report) ?? [];

function checkPlace({ service, place, values }: Report): FieldError[] {
  const described = textOf(values, 'place.description');
  if (!place) return [{ field: 'place', code: 'required' }];
  if (place.area?.inside === false) return [{ field: 'place', code: 'outside-area' }];
  if (service && assetsOf(service, place).length > (service.assets?.most ?? 1))
    return [{ field: 'place.asset', code: 'too-many' }];
  const least = place.found === 'described' ? 1 : 0;
  return errorsOf('place.description', paragraph(least, whereMax), described);
}

function checkDetails({ service, values, photos, mostPhotos }: Report): FieldError[] {
  if (!service) return [];
  return [
    ...checkAnswersOf(service.questions, values),
    ...errorsOf('description', paragraph(1, descriptionMax), textOf(values, 'description')),
    ...checkPhotos(service, photos, mostPhotos),
  ];
}

/** A photo that is ready and only waits for the line does not keep anybody from going on: it is tried again with the report. */
const waitsForLine = ({ blob, code }: PhotoState): boolean =>
  blob !== undefined && (code === 'offline' || code === 'timeout');

function checkPhotos(service: Service, photos: readonly PhotoState[], most: number): FieldError[] {
  if (service.photos === 'no') return [];
  const kept = photos.filter(({ state }) => state !== 'refused');
  if (kept.some((photo) => photo.state === 'failed' && !waitsForLine(photo)))
    return [{ field: 'photos', code: 'failed' }];
  if (kept.length > most) return [{ field: 'photos', code: 'too-many' }];
  return service.photos === 'required' && kept.length === 0 ? [{ field: 'photos', code: 'required' }] : [];
}

/** Whether the resident reports without giving details; a service may not allow it. */
export const isAnonymous = (service: Service, values: FormValues): boolean =>
  service.contact.anonymous === 'allowed' && values['contact.how'] === 'anonymous';

/** What is asked of who gives their details. */
export const detailsOf = ({ contact }: Service, values: FormValues) =>
  askedDetails({
    ...contact,
    email: contact.email === 'optional' && values['contact.updates'] === true ? 'required' : contact.email,
  });

/** What they may say yes to. */
export const consentsOf = ({ contact, private: hidden, partner }: Service) =>
  (
    [
      ['updates', contact.email !== 'no'],
      ['showName', !hidden],
      ['shareWithPartner', partner],
    ] as const
  ).filter(([, asked]) => asked);

function checkContact({ service, values }: Report): FieldError[] {
  if (!service) return [];
  if (service.contact.anonymous === 'allowed' && !values['contact.how'])
    return [{ field: 'contact.how', code: 'required' }];
  if (isAnonymous(service, values)) return [];
  return checkContactDetails(detailsOf(service, values), values);
}

/** The person's details as they are sent; undefined for none. */
export function contactOf(service: Service, values: FormValues): v.InferInput<typeof ReportContact> | undefined {
  if (isAnonymous(service, values)) return undefined;
  const contact: v.InferInput<typeof ReportContact> = {
    showName: false,
    shareWithPartner: false,
    updates: false,
    ...readDetails(detailsOf(service, values), values),
  };
  for (const [name] of consentsOf(service)) contact[name] = values[`contact.${name}`] === true;
  contact.updates &&= contact.email !== undefined;
  return contact;
}

/** The things that it is about, if the resident said which and the service is about such things. */
export const assetsOf = ({ assets }: Service, place: ProblemPlace | undefined): readonly ChosenAsset[] =>
  place?.assets?.filter(({ id, kind }) => id && kind === assets?.kind) ?? [];

/** The report as it is sent. Call it only when every step is right. */
export function bodyOf(report: Report, language: string): NewReport {
  const { service, place, values, photos } = report;
  if (!service || !place) throw new Error('a report needs a service and a place');
  const contact = contactOf(service, values);
  const described = textOf(values, 'place.description').trim();
  const { found, placeId, label, lat, lng } = place;
  const asset = assetsOf(service, place).map(({ id }) => id);
  return {
    service: service.code,
    place: {
      found,
      ...(placeId && { placeId }),
      ...(label && { label }),
      ...(described && { description: described }),
      ...(lat !== undefined && lng !== undefined && { lat, lng }),
      ...(asset.length > 0 && { asset }),
    },
    description: textOf(values, 'description'),
    answers: answersOf(service.questions, values),
    photos: service.photos === 'no' ? [] : photos.flatMap(({ state, id }) => (state === 'sent' && id ? [id] : [])),
    ...(contact && { contact }),
    language,
  };
}

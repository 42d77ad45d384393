import { reportStatuses } from '../../../src/contract/cases.ts';
import type { ReportStatus } from '../../../src/contract/cases.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { makeReference } from '../../../src/core/reference.ts';
import { localTime } from '../../../src/core/dates.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { isClosed } from '../../domains/case/rules.ts';
import { addWorkingDays } from '../../domains/case/working-days.ts';
import { toPoint } from '../geography/projection.ts';
import type { Vector } from '../geography/shapes.ts';
import type { Town } from '../geography/town.ts';
import { officers } from '../officers.ts';
import { seeded } from '../random.ts';
import type { Random } from '../random.ts';
import { reportServices } from '../services/index.ts';
import type { Localised, ServiceDefinition } from '../services/definition.ts';
import { answered, firstNames, lastNames, notes, talk, written } from './words.ts';
import type { Scene } from './scenes.ts';

export interface SeededReport {
  reference: string;
  service: string;
  status: ReportStatus;
  private: boolean;
  language: 'en' | 'cy';
  description: string;
  answers: Answers;
  place: { found: 'search' | 'map' | 'device'; id?: string; label?: string; lat: number; lng: number };
  /** `YYYY-MM-DD` */
  expected: string;
  received: string;
  updated: string;
  events: {
    at: string;
    kind: 'received' | 'status' | 'question' | 'answer' | 'update' | 'asked';
    by: 'resident' | 'council';
    status?: ReportStatus;
    note?: Partial<Localised>;
    shown?: 'owner';
    photos?: { scene: Scene; seed: number }[];
    /** Its name, and what it says. */
    document?: { name: string; line: string };
  }[];
  closed: boolean;
  /** Its sender has said something since. */
  answered: boolean;
  /** They have asked something. */
  asks: boolean;
  /** Name of the officer who deals with it. */
  officer?: string;
  contact?: {
    name?: string;
    email?: string;
    phone?: string;
    postcode?: string;
    showName: boolean;
    shareWithPartner: boolean;
    updates: boolean;
  };
  photos: { scene: Scene; seed: number }[];
}

const day = 86_400_000;
/** Reports in all, and how far back they reach. */
const count = 184;
const daysBack = 150;

/** How a report comes to stand where it stands. */
const ways: Record<ReportStatus, readonly Exclude<ReportStatus, 'received'>[]> = {
  received: [],
  investigating: ['investigating'],
  planned: ['investigating', 'planned'],
  'in-progress': ['investigating', 'planned', 'in-progress'],
  fixed: ['investigating', 'planned', 'fixed'],
  'no-action': ['investigating', 'no-action'],
  'not-ours': ['investigating', 'not-ours'],
  duplicate: ['duplicate'],
  withdrawn: ['withdrawn'],
};

const young: readonly ReportStatus[] = [
  'received',
  'received',
  'received',
  'investigating',
  'investigating',
  'planned',
  'duplicate',
];
const older: readonly ReportStatus[] = [
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'fixed',
  'in-progress',
  'planned',
  'investigating',
  'no-action',
  'not-ours',
  'duplicate',
  'withdrawn',
];

/**
 * Reports that Exampleton's residents have sent over the last months, the same each time but for the dates.
 * @param now the moment that the newest of them lies just before
 */
export function makeReports(town: Town, now: Date): SeededReport[] {
  const random = seeded(2026);
  const open = reportServices.filter(({ stop }) => !stop);
  // Common things are reported often, rare ones at least once.
  const hat = open.flatMap((service) =>
    Array<ServiceDefinition>((written[service.code]!.en.length ** 1.2) | 0 || 1).fill(service),
  );
  const used = new Map<string, number>();
  const chosen = [...open, ...Array.from({ length: count - open.length }, () => random.pick(hat))];
  const reports = chosen
    .map((service, index) => {
      const said = written[service.code]!;
      const turn = used.get(service.code) ?? 0;
      used.set(service.code, turn + 1);
      const inWelsh = said.cy !== undefined && turn % 6 === 2;
      const words = inWelsh ? said.cy! : said.en;
      // Of each service one is new, so that every kind of list has something in it; the rest spread out.
      const age = turn === 0 ? random.between(0.05, 9) : daysBack * random.next() ** 1.4 + 0.2;
      // Numbers of its own: how many it takes depends on the hour, and all that follows would be others.
      const received = daytime(new Date(now.getTime() - age * day), seeded(index));
      return makeReport({
        town,
        random,
        service,
        received,
        now,
        turn: index,
        status: index < reportStatuses.length ? reportStatuses[index]! : random.pick(age < 8 ? young : older),
        language: inWelsh ? 'cy' : 'en',
        description: words[(inWelsh ? Math.floor(turn / 6) : turn) % words.length]!,
        photos:
          said.scene !== undefined && turn < 2 && (turn === 0 || index % 2 === 0)
            ? [{ scene: said.scene, seed: index }]
            : [],
      });
    })
    .sort((a, b) => a.received.localeCompare(b.received));
  addExamples(reports, now);
  return reports;
}

/** One each of what few reports have: a photo of the council's, a question of a resident's, a document. */
function addExamples(reports: readonly SeededReport[], now: Date): void {
  const sceneOf = ({ service }: SeededReport) => written[service]?.scene;
  const mended = reports.findLast((each) => each.status === 'fixed' && !each.private && sceneOf(each));
  const scene = mended && sceneOf(mended);
  const done = mended?.events.findLast(({ by }) => by === 'council');
  if (done && scene) done.photos = [{ scene, seed: count }];

  const planned = reports.findLast((each) => each.status === 'planned' && each.contact?.email);
  if (planned) {
    const last = new Date(planned.updated).getTime();
    const at = new Date(last + (now.getTime() - last) / 2).toISOString();
    const note = { [planned.language]: talk.asked[planned.language] };
    planned.events.push({ at, kind: 'asked', by: 'resident', note, shown: 'owner' });
    Object.assign(planned, { asks: true, answered: true, updated: at });
  }

  const answer = reports.flatMap(({ events }) => events).findLast(({ kind }) => kind === 'answer');
  if (answer) answer.document = { name: 'Where it is.pdf', line: 'Exampleton is invented, and so is this document.' };
}

/** People report from breakfast to bedtime. */
function daytime(at: Date, random: Random): Date {
  const { hour } = localTime(at);
  return hour >= 7 && hour < 22
    ? at
    : new Date(at.getTime() - (hour < 7 ? hour + random.between(3, 14) : random.between(2, 12)) * 3_600_000);
}

function makeReport(given: {
  town: Town;
  random: Random;
  service: ServiceDefinition;
  received: Date;
  now: Date;
  turn: number;
  status: ReportStatus;
  language: 'en' | 'cy';
  description: string;
  photos: { scene: Scene; seed: number }[];
}): SeededReport {
  const { town, random, service, received, now, turn, status, language, description, photos } = given;
  const events: SeededReport['events'] = [
    { at: received.toISOString(), kind: 'received', by: 'resident', status: 'received' },
  ];
  let at = received.getTime();
  for (const step of ways[status]) {
    at += Math.min(random.between(0.4, 1) * service.workingDays * 0.6 * day, Math.max(0, now.getTime() - at) * 0.6);
    events.push({
      at: new Date(at).toISOString(),
      kind: 'status',
      by: step === 'withdrawn' ? 'resident' : 'council',
      status: step,
      note: random.pick(notes[step]),
    });
  }
  const contact = makeContact(service, random);
  // In this order: each takes its share of the random numbers.
  const reference = makeReference((bytes) => bytes.map(() => random.whole(0, 255)));
  const answers = makeAnswers(service, received, random);
  const place = makePlace(town, service.code, random);
  const postcode = parsePostcode(place.label?.split(',').at(-1) ?? '');
  const said = talkOf({ status, language, email: contact?.email !== undefined, at, now, turn });
  events.push(...said);
  const officer = officers.find(({ team }) => team === service.team.en);
  return {
    reference,
    service: service.code,
    status,
    private: service.private ?? false,
    language,
    description,
    answers,
    place,
    expected: addWorkingDays(received, service.workingDays),
    received: received.toISOString(),
    updated: new Date(at).toISOString(),
    events,
    photos,
    closed: isClosed(status),
    answered: said.at(-1)?.by === 'resident',
    asks: false,
    ...(officer && status !== 'received' && { officer: officer.name }),
    ...(contact && { contact: { ...contact, ...(postcode !== undefined && { postcode }) } }),
  };
}

/**
 * What the council asked and the resident said, for some of those that are being looked at: a question that waits, one
 * that was answered, or a word that nobody asked for.
 */
function talkOf(given: {
  status: ReportStatus;
  language: 'en' | 'cy';
  email: boolean;
  at: number;
  now: Date;
  turn: number;
}): SeededReport['events'] {
  const { status, language, email, at, now, turn } = given;
  if (status !== 'investigating' || !email) return [];
  const later = (share: number) => new Date(at + (now.getTime() - at) * share).toISOString();
  const { question, answer, update } = talk;
  const asked = { at: later(0.3), kind: 'question', by: 'council', note: question, shown: 'owner' } as const;
  const answered = { kind: 'answer', by: 'resident', note: { [language]: answer[language] }, shown: 'owner' } as const;
  const told = { kind: 'update', by: 'resident', note: { [language]: update[language] }, shown: 'owner' } as const;
  return [[asked], [asked, { ...answered, at: later(0.6) }], [{ ...told, at: later(0.5) }]][turn % 3]!;
}

const outdoors = new Set([
  'playground',
  'park-damage',
  'grass',
  'beach',
  'litter-bin',
  'dog-fouling',
  'footpath',
  'public-toilets',
]);

/** Most reports are found by an address, some in a park or at a landmark, some with the phone in hand. */
function makePlace(town: Town, service: string, random: Random): SeededReport['place'] {
  const near = ([x, y]: Vector, metres: number): Vector => [
    x + random.between(-metres, metres),
    y + random.between(-metres, metres),
  ];
  if (outdoors.has(service) && random.next() < 0.7) {
    const sight = random.pick(town.sights);
    const label = sight.name[0];
    return { found: 'map', label, ...toPoint(near(sight.spot, 40)) };
  }
  // A few streets more in the middle of town than at its edges.
  const [one, other] = [random.pick(town.addresses), random.pick(town.addresses)];
  const address = Math.hypot(...one.spot) < Math.hypot(...other.spot) ? one : other;
  const name = [address.unit, [address.number, address.street].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  if (random.next() < 0.3)
    return { found: 'device', label: `${address.street}, ${address.town}`, ...toPoint(near(address.spot, 12)) };
  return {
    found: 'search',
    id: address.id,
    label: `${name}, ${address.town}, ${address.postcode}`,
    ...toPoint(near(address.spot, 6)),
  };
}

function makeContact({ contact, partner }: ServiceDefinition, random: Random): SeededReport['contact'] {
  const named = contact.anonymous === 'named';
  if (!named && random.next() < 0.4) return undefined;
  const [first, lastName] = [random.pick(firstNames), random.pick(lastNames)];
  const email = contact.email === 'required' || (contact.email === 'optional' && random.next() < 0.8);
  const phone = contact.phone === 'required' || (contact.phone === 'optional' && random.next() < 0.3);
  return {
    name: `${first} ${lastName}`,
    ...(email && { email: `${first}.${lastName}@mail.example`.toLowerCase() }),
    ...(phone && { phone: `07700 900${String(random.whole(0, 999)).padStart(3, '0')}` }),
    showName: random.next() < 0.25,
    shareWithPartner: partner !== undefined && random.next() < 0.6,
    updates: email && random.next() < 0.8,
  };
}

/** Answers that the service's own check would take: what must be answered, and some of the rest. */
function makeAnswers(service: ServiceDefinition, received: Date, random: Random): Answers {
  const answers: Answers = {};
  for (const question of service.questions) {
    if (question.type === 'notice' || question.type === 'hidden' || (!question.required && random.next() < 0.45))
      continue;
    const keys = (question.values ?? []).filter(({ stop }) => !stop).map(({ key }) => key);
    const words = answered[`${service.code}.${question.code}`];
    const before = new Date(received.getTime() - random.between(0.05, 3) * day).toISOString();
    switch (question.type) {
      case 'singlevaluelist':
        answers[question.code] = random.pick(keys);
        break;
      case 'multivaluelist': {
        const some = keys.filter(() => random.next() < 0.3);
        answers[question.code] = some.length > 0 ? some : [random.pick(keys)];
        break;
      }
      case 'number':
        answers[question.code] = String(
          Math.max(Math.ceil(question.min ?? 0), random.whole(1, Math.min(question.max ?? 40, 40))),
        );
        break;
      case 'datetime':
        answers[question.code] = before.slice(0, question.precision === 'minute' ? 16 : 10);
        break;
      default:
        if (words) answers[question.code] = random.pick(words);
    }
  }
  return answers;
}

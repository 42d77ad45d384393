import type { CaseView } from '../../src/contract/cases.ts';
import type { PublicCase, PublicReport, ReportList } from '../../src/contract/reports.ts';
import { json, refusal, type FakeRequest, type Routes } from './fake-api.ts';

/** Invented cases of the invented council, in English and Welsh. */
export const reference = '7K3-M9Q-XPT5';
export const session = 'SSSSSSSSSSSSSSSSSSSSSS';

const picture =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22160%22 height=%22120%22%3E%3Crect width=%22160%22 height=%22120%22 fill=%22%23789%22/%3E%3C/svg%3E';

/** A pothole that somebody is looking at. */
export function caseView(language = 'en', more: Partial<CaseView> = {}): CaseView {
  const cy = language === 'cy';
  const team = cy ? 'Y tîm priffyrdd' : 'The highways team';
  return {
    language,
    reference,
    kind: 'report',
    title: cy ? 'Twll yn y ffordd' : 'Pothole',
    description: 'A deep hole by the crossing.\nIt has been there for a week.',
    facts: [
      { label: cy ? 'Ble' : 'Where', value: '1 Mill Lane, Exampleton, ZZ1 1AB' },
      { label: cy ? 'Pa mor llydan ydyw?' : 'How wide is it?', value: cy ? '40 centimetr' : '40 centimetres' },
    ],
    photos: [{ full: 'photos/1', thumbnail: 'photos/1/small', width: 160, height: 120 }],
    received: '2026-03-02T10:00:00Z',
    updated: '2026-03-03T14:30:00Z',
    status: {
      code: 'investigating',
      tone: 'active',
      closed: false,
      label: cy ? 'Yn cael ei archwilio' : 'Being looked at',
      meaning: cy ? 'Rydym wedi gweld eich adroddiad.' : 'We have seen your report and are finding out what is needed.',
      next: cy ? 'Byddwn yn penderfynu beth i’w wneud.' : 'We will decide what to do.',
      by: '2026-03-09',
    },
    steps: [
      { label: cy ? 'Wedi’i dderbyn' : 'Received', state: 'done', at: '2026-03-02T10:00:00Z' },
      { label: cy ? 'Yn cael ei archwilio' : 'Being looked at', state: 'now', at: '2026-03-03T14:30:00Z' },
      { label: cy ? 'Wedi’i drwsio' : 'Fixed', state: 'ahead', by: '2026-03-09' },
    ],
    timeline: [
      {
        id: '1',
        at: '2026-03-02T10:00:00Z',
        kind: 'received',
        by: 'you',
        who: cy ? 'Chi' : 'You',
        title: cy ? 'Anfonwyd yr adroddiad' : 'You sent the report',
        photos: [],
      },
      {
        id: '2',
        at: '2026-03-03T14:30:00Z',
        kind: 'status',
        by: 'council',
        who: team,
        title: cy ? 'Yn cael ei archwilio' : 'Being looked at',
        text: 'An inspector comes on Thursday.',
        language: 'en',
        status: 'investigating',
        photos: [],
      },
    ],
    team: {
      name: team,
      phone: { display: '01632 960 002', dial: '+441632960002' },
      email: 'highways@exampleton.test',
    },
    may: ['update', 'ask', 'withdraw', 'notify'],
    notify: { channel: 'email', email: 'r…n@example.com' },
    ...more,
  };
}

/** The same with a question that waits for its answer, or with the `next` one after it. */
export const asked = (language = 'en', next?: string): CaseView =>
  caseView(language, {
    may: ['answer', 'update', 'ask', 'withdraw', 'notify'],
    question: {
      id: next ? '5' : '3',
      text: next ?? 'Which side of the road is it on?',
      language: 'en',
      asked: '2026-03-04T09:00:00Z',
    },
  });

/** The same with what its resident has said since: a PDF, and a question. */
export function withDocument(language = 'en'): CaseView {
  const before = caseView(language);
  const cy = language === 'cy';
  const line = { by: 'you' as const, who: cy ? 'Chi' : 'You', photos: [] };
  return {
    ...before,
    timeline: [
      ...before.timeline,
      {
        ...{ ...line, id: '5', at: '2026-03-04T10:00:00Z', kind: 'update' },
        title: cy ? 'Rhagor amdano' : 'More about it',
        documents: [{ href: 'documents/1', name: 'Where it is.pdf', bytes: 234_000 }],
      },
      {
        ...{ ...line, id: '6', at: '2026-03-04T10:05:00Z', kind: 'asked' },
        title: cy ? 'Cwestiwn i’r cyngor' : 'Question to the council',
        text: cy ? 'A fydd y ffordd ar gau?' : 'Will the road be closed?',
      },
    ],
  };
}

/** A garden bin and council tax, some of which went back: all that can become of a refund. */
export function paidCase(language = 'en', more: Partial<CaseView> = {}): CaseView {
  const cy = language === 'cy';
  const { team } = caseView(language);
  const bin = cy ? 'Bin gwastraff gardd, blwyddyn' : 'Garden waste bin, one year';
  const line = { photos: [], by: 'council' as const, who: team.name };
  return caseView(language, {
    kind: 'payment',
    title: cy ? 'Gwastraff gardd' : 'Garden waste',
    description: '',
    facts: [
      { label: `${bin} × 2`, value: '£96' },
      { label: cy ? 'Treth Gyngor 2026 i 2027' : 'Council Tax 2026 to 2027', value: '£164.20' },
      { label: cy ? 'Cyfanswm' : 'Total', value: '£260.20' },
      { label: cy ? 'Ad-daliad' : 'Refund', value: '£24.50' },
    ],
    photos: [],
    status: {
      code: 'part-refunded',
      tone: 'done',
      closed: true,
      label: cy ? 'Wedi’i ad-dalu’n rhannol' : 'Partly refunded',
      meaning: cy
        ? 'Rydym wedi anfon rhywfaint o’r arian yn ôl i’r cerdyn y talwyd ag ef.'
        : 'We have sent some of the money back to the card that was paid with.',
    },
    steps: [
      { label: cy ? 'Wedi’i dalu' : 'Paid', state: 'done', at: '2026-03-02T10:00:00Z' },
      { label: cy ? 'Wedi’i ad-dalu’n rhannol' : 'Partly refunded', state: 'done', at: '2026-03-04T09:00:00Z' },
    ],
    timeline: [
      {
        ...line,
        id: '1',
        at: '2026-03-02T10:00:00Z',
        kind: 'paid',
        by: 'you',
        who: cy ? 'Chi' : 'You',
        title: cy ? 'Talwyd' : 'Paid',
      },
      {
        ...line,
        id: '2',
        at: '2026-03-04T09:00:00Z',
        kind: 'refunded',
        title: cy ? 'Arian wedi’i anfon yn ôl' : 'Money sent back',
      },
    ],
    may: ['ask', 'notify'],
    payment: {
      refunds: [
        { name: bin, pence: 450, at: '2026-03-04T09:00:00Z', state: 'done' },
        { pence: 2000, at: '2026-03-05T09:00:00Z', state: 'sent' },
        { pence: 100, at: '2026-03-06T09:00:00Z', state: 'failed' },
      ],
      subscriptions: [
        { name: bin, quantity: 2, from: '2026-03-02', until: '2099-03-02' },
        { name: bin, quantity: 1, from: '2024-03-02', until: '2025-03-02' },
        { name: bin, quantity: 1, from: '2026-03-02', until: '2099-03-02', ended: '2026-03-04' },
      ],
    },
    ...more,
  });
}

/** A garden bin that is renewed by itself; with no more than that, as it stands when nothing is wrong. */
export function renewedCase(
  language = 'en',
  { stopped = false, more = {} }: { stopped?: boolean; more?: { state?: string; until?: string } } = {},
): CaseView {
  const name = language === 'cy' ? 'Bin gwastraff gardd, blwyddyn' : 'Garden waste bin, one year';
  const renewal = { state: 'planned', on: '2099-02-23', pence: 9600, until: '2099-03-02', ...more };
  return paidCase(language, {
    may: ['ask', 'notify', ...(stopped || renewal.state === 'taking' ? [] : ['stop-renewal'])],
    payment: {
      refunds: [],
      subscriptions: [{ name, quantity: 2, from: '2026-03-02', until: '2099-03-02', ...(!stopped && { renewal }) }],
    },
  });
}

/** It is done, the council says. */
export function fixed(language = 'en', more: Partial<CaseView> = {}): CaseView {
  const cy = language === 'cy';
  const before = caseView(language);
  return {
    ...before,
    status: {
      code: 'fixed',
      tone: 'done',
      closed: true,
      label: cy ? 'Wedi’i drwsio' : 'Fixed',
      meaning: cy ? 'Mae’r gwaith wedi’i wneud.' : 'The work is done.',
    },
    steps: before.steps.map(({ label }) => ({ label, state: 'done', at: '2026-03-05T10:00:00Z' })),
    timeline: [
      ...before.timeline,
      {
        id: '4',
        at: '2026-03-05T10:00:00Z',
        kind: 'status',
        by: 'council',
        who: before.team.name,
        title: cy ? 'Wedi’i drwsio' : 'Fixed',
        status: 'fixed',
        photos: [{ full: picture, thumbnail: picture, width: 160, height: 120 }],
      },
    ],
    may: ['questionnaire', 'reopen', 'ask', 'notify'],
    ...more,
  };
}

/** What anybody may see of two reports. */
export const publicReports = (language = 'en'): PublicReport[] =>
  [
    { reference: '4HD-W2V-8RN9', label: 'Mill Lane', others: 2, distance: 40, lat: 53.5003, lng: 2.5003 },
    { reference: '9TC-5YB-3GF1', label: 'High Street', others: 0, distance: 1240, lat: 53.504, lng: 2.51 },
  ].map((each) => ({
    ...each,
    service: 'pothole',
    serviceName: language === 'cy' ? 'Twll yn y ffordd' : 'Pothole',
    status: 'planned' as const,
    statusLabel: language === 'cy' ? 'Wedi’i gynllunio' : 'Planned',
    closed: false,
    description: 'A hole as wide as a wheel, near the bus stop.',
    received: '2026-03-01T10:00:00Z',
    updated: '2026-03-02T10:00:00Z',
    photos: [],
  }));

export const publicCase = (language = 'en', of = '4HD-W2V-8RN9'): PublicCase | undefined => {
  const report = publicReports(language).find((each) => each.reference === of);
  const cy = language === 'cy';
  return (
    report && {
      ...report,
      language,
      meaning: cy ? 'Mae dyddiad i’r gwaith.' : 'The work has a date.',
      next: cy ? 'Byddwn yn ei drwsio.' : 'We will mend it.',
      timeline: [
        {
          id: '1',
          at: '2026-03-01T10:00:00Z',
          kind: 'received',
          by: 'resident',
          who: cy ? 'Preswylydd' : 'A resident',
          title: cy ? 'Derbyniwyd' : 'Received',
          photos: [],
        },
      ],
    }
  );
};

/** A stream of events that a test writes to. */
export class FakeStream {
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  /** Answers a request for a stream; ends with it. */
  readonly answer = ({ signal }: FakeRequest): Response => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
      },
      cancel: () => (this.#controller = undefined),
    });
    signal?.addEventListener('abort', () => {
      this.#controller?.error(signal.reason);
      this.#controller = undefined;
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  };

  get isOpen(): boolean {
    return this.#controller !== undefined;
  }

  send(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  changed(version: number): void {
    this.send(`event: case\nid: ${version}\ndata: {"version":${version}}\n\n`);
  }

  end(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }
}

const languageFor = ({ headers }: FakeRequest) => (headers.get('Accept-Language')?.startsWith('cy') ? 'cy' : 'en');

/** A council whose cases can be looked up: this reference with `resident@example.com` or `ZZ1 1AB`, or a good token. */
export const tracking = (view: (language: string) => CaseView = caseView, stream = new FakeStream()): Routes => ({
  'POST /cases/lookup': (request) => {
    const body = request.body as Record<string, string | undefined>;
    if (body['token']?.startsWith('old')) return refusal(410, 'gone');
    const right =
      body['token']?.startsWith('good') ||
      (body['reference'] === reference && (body['email'] === 'resident@example.com' || body['postcode'] === 'ZZ1 1AB'));
    return right ? { session, case: view(languageFor(request)) } : refusal(404, 'not-found');
  },
  'POST /cases/links': (request) => ({ language: languageFor(request) }),
  'GET /cases/:reference': (request) => {
    if (request.headers.get('Authorization') !== `Bearer ${session}`) return refusal(401, 'unauthorised');
    return json(view(languageFor(request)), 200, {
      ETag: `"${JSON.stringify(view('en')).length}-${languageFor(request)}"`,
    });
  },
  'GET /cases/:reference/events': stream.answer,
  'POST /cases/:reference/updates': (request) => ({
    language: languageFor(request),
    reference,
    status: 'investigating',
  }),
  'GET /reports': (request): ReportList => ({
    language: languageFor(request),
    reports: publicReports(languageFor(request)),
    more: false,
  }),
  'GET /reports/:reference': (request) =>
    publicCase(languageFor(request), request.url.pathname.split('/').at(-1)) ?? refusal(404, 'not-found'),
  'POST /reports/:reference/followers': (request) => ({ language: languageFor(request) }),
  'POST /followers/confirm': (request) => ({
    language: languageFor(request),
    reference: '4HD-W2V-8RN9',
    title: 'Pothole, Mill Lane',
  }),
  'POST /followers/stop': (request) => ({
    language: languageFor(request),
    reference: '4HD-W2V-8RN9',
    title: 'Pothole, Mill Lane',
  }),
});

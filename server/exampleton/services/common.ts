import { w } from './definition.ts';
import type {
  Localised,
  LocalisedQuestion,
  LocalisedResponsible,
  LocalisedStop,
  ServiceDefinition,
} from './definition.ts';

/** Who else looks after things in and round Exampleton. All invented, numbers from Ofcom's range for drama. */
export const others = {
  emergency: { name: w('Emergency services', 'Gwasanaethau brys'), phone: { display: '999', dial: '999' } },
  police: {
    name: w('Sample Police', 'Heddlu Sample'),
    phone: { display: '01632 960 101', dial: '+441632960101' },
    url: 'https://police.sample.example/report',
  },
  highways: {
    name: w('Northmoor Highways', 'Priffyrdd Northmoor'),
    phone: { display: '0808 157 0444', dial: '+448081570444' },
    url: 'https://northmoor-highways.example/report',
  },
  water: {
    name: w('Wend Water', 'Dŵr Wend'),
    phone: { display: '0808 157 0222', dial: '+448081570222' },
    url: 'https://wend-water.example/leaks',
  },
  gas: {
    name: w('Gas Emergency Line', 'Llinell Argyfwng Nwy'),
    phone: { display: '0808 157 0111', dial: '+448081570111' },
  },
  power: {
    name: w('Sample Power Networks', 'Rhwydweithiau Trydan Sample'),
    phone: { display: '0808 157 0105', dial: '+448081570105' },
    url: 'https://sample-power.example/faults',
  },
  rail: {
    name: w('Sample Railways', 'Rheilffyrdd Sample'),
    phone: { display: '0808 157 0333', dial: '+448081570333' },
    url: 'https://sample-railways.example/contact',
  },
  rivers: {
    name: w('Sample Rivers Agency', 'Asiantaeth Afonydd Sample'),
    phone: { display: '0808 157 0555', dial: '+448081570555' },
    url: 'https://sample-rivers.example/floods',
  },
  council: {
    name: w('Exampleton Council, at any hour', 'Cyngor Exampleton, ddydd neu nos'),
    phone: { display: '01632 960 002', dial: '+441632960002' },
  },
  animals: {
    name: w('Sample Animal Rescue', 'Achub Anifeiliaid Sample'),
    phone: { display: '0808 157 0666', dial: '+448081570666' },
  },
} satisfies Record<string, LocalisedResponsible>;

/** Companies that do work for the council. Details go to them with consent only. */
export const partners = {
  lighting: {
    name: w('Lumen Street Lighting', 'Goleuadau Stryd Lumen'),
    url: 'https://lumen-lighting.example/privacy',
  },
  waste: { name: w('Wend Valley Waste', 'Gwastraff Dyffryn Wend'), url: 'https://wend-waste.example/privacy' },
  shelters: { name: w('Samplebus', 'Samplebus'), url: 'https://samplebus.example/privacy' },
  pests: { name: w('Sample Pest Control', 'Rheoli Plâu Sample'), url: 'https://sample-pests.example/privacy' },
} satisfies Record<string, LocalisedResponsible>;

export const teams = {
  highways: w('Highways team', 'Tîm Priffyrdd'),
  lighting: w('Street Lighting team', 'Tîm Goleuadau Stryd'),
  waste: w('Waste and Recycling team', 'Tîm Gwastraff ac Ailgylchu'),
  cleaning: w('Street Cleaning team', 'Tîm Glanhau Strydoedd'),
  parks: w('Parks and Trees team', 'Tîm Parciau a Choed'),
  paths: w('Rights of Way team', 'Tîm Hawliau Tramwy'),
  drainage: w('Drainage and Flooding team', 'Tîm Draenio a Llifogydd'),
  health: w('Environmental Health team', 'Tîm Iechyd yr Amgylchedd'),
  parking: w('Parking team', 'Tîm Parcio'),
  safety: w('Community Safety team', 'Tîm Diogelwch Cymunedol'),
  enforcement: w('Environmental Enforcement team', 'Tîm Gorfodi Amgylcheddol'),
  buildings: w('Building Control team', 'Tîm Rheoli Adeiladu'),
  property: w('Property team', 'Tîm Eiddo'),
  harbour: w('Harbour team', 'Tîm yr Harbwr'),
  registrar: w('Registrars', 'Cofrestryddion'),
} satisfies Record<string, Localised>;

/** Who may report without a name, and what must be given. */
export const contacts = {
  /** Anybody may report, and say who they are or not. */
  free: { anonymous: 'allowed', email: 'optional', phone: 'optional' },
  /** Nobody will ring about this. */
  noPhone: { anonymous: 'allowed', email: 'optional', phone: 'no' },
  /** We cannot act without knowing who saw it. */
  named: { anonymous: 'named', email: 'required', phone: 'optional' },
  /** We will need to ring. */
  byPhone: { anonymous: 'named', email: 'optional', phone: 'required' },
} satisfies Record<string, ServiceDefinition['contact']>;

/** `A oes…?` is answered Oes or Nac oes. */
const thereIs = w('Yes', 'Oes');
const thereIsNot = w('No', 'Nac oes');
/** `Ydy…?` is answered Ydy or Nac ydy. */
const itIs = w('Yes', 'Ydy');
const itIsNot = w('No', 'Nac ydy');
export const unsure = { key: 'unsure', name: w('I am not sure', 'Nid wyf yn siŵr') };
export const other = { key: 'other', name: w('Something else', 'Rhywbeth arall') };

export const call999: LocalisedStop = {
  title: w('Call 999 now', 'Ffoniwch 999 nawr'),
  text: [
    w(
      'If somebody is hurt or in danger, do not use this form. Nobody reads it at once.',
      'Os yw rhywun wedi’i anafu neu mewn perygl, peidiwch â defnyddio’r ffurflen hon. Nid oes neb yn ei darllen ar unwaith.',
    ),
    w(
      'Keep away from the danger yourself. Ask for the police, the fire service or an ambulance.',
      'Cadwch draw o’r perygl eich hun. Gofynnwch am yr heddlu, y gwasanaeth tân neu ambiwlans.',
    ),
  ],
  urgent: true,
  contacts: [others.emergency],
};

/** The first question of everything that can hurt people. */
export const danger: LocalisedQuestion = {
  code: 'danger',
  type: 'singlevaluelist',
  required: true,
  label: w('Is anyone in danger right now?', 'A oes unrhyw un mewn perygl ar hyn o bryd?'),
  values: [
    { key: 'yes', name: thereIs, stop: call999 },
    { key: 'no', name: thereIsNot },
  ],
};

/** Asks whether something is there (`A oes…?`). */
export const isThere = (code: string, label: Localised, more: Partial<LocalisedQuestion> = {}): LocalisedQuestion => ({
  code,
  type: 'singlevaluelist',
  required: true,
  label,
  values: [{ key: 'yes', name: thereIs }, { key: 'no', name: thereIsNot }, unsure],
  ...more,
});

/** Asks whether something is so (`Ydy…?`). */
export const isSo = (code: string, label: Localised, more: Partial<LocalisedQuestion> = {}): LocalisedQuestion => ({
  code,
  type: 'singlevaluelist',
  required: true,
  label,
  values: [{ key: 'yes', name: itIs }, { key: 'no', name: itIsNot }, unsure],
  ...more,
});

export const yes = itIs;
export const no = itIsNot;

/** Whose road it is: the trunk road is not the council's. */
export const whichRoad: LocalisedQuestion = {
  code: 'road',
  type: 'singlevaluelist',
  required: true,
  label: w('Which road is it on?', 'Ar ba ffordd y mae?'),
  values: [
    { key: 'street', name: w('A street, lane or other road', 'Stryd, lôn neu ffordd arall') },
    {
      key: 'trunk',
      name: w('The A199 trunk road', 'Cefnffordd yr A199'),
      hint: w('The dual carriageway round the west of the town', 'Y ffordd ddeuol o amgylch gorllewin y dref'),
      stop: {
        title: w('Northmoor Highways looks after this road', 'Priffyrdd Northmoor sy’n gofalu am y ffordd hon'),
        text: [
          w(
            'The A199 is not a council road. Please tell Northmoor Highways, who answer at any hour.',
            'Nid un o ffyrdd y cyngor yw’r A199. Rhowch wybod i Briffyrdd Northmoor, sy’n ateb ddydd a nos.',
          ),
        ],
        contacts: [others.highways],
      },
    },
  ],
};

/** Whose land it is on: what to do about private land differs by service, who may act does not. */
export const whoseLand = (text: Localised): LocalisedQuestion => ({
  code: 'land',
  type: 'singlevaluelist',
  required: true,
  label: w('Is it on public or private land?', 'Ai ar dir cyhoeddus neu dir preifat y mae?'),
  values: [
    {
      key: 'public',
      name: w('Public land', 'Tir cyhoeddus'),
      hint: w('A street, a park, a path or a car park', 'Stryd, parc, llwybr neu faes parcio'),
    },
    {
      key: 'private',
      name: w('Private land', 'Tir preifat'),
      hint: w('A garden, a yard, a field or a shop’s car park', 'Gardd, iard, cae neu faes parcio siop'),
      stop: {
        title: w('The landowner has to deal with this', 'Y tirfeddiannwr sy’n gorfod delio â hyn'),
        text: [text],
        contacts: [others.council],
      },
    },
    unsure,
  ],
});

export const size = (label: Localised, unit: Localised, max: number): LocalisedQuestion => ({
  code: 'size',
  type: 'number',
  required: false,
  label,
  hint: w(
    'A guess is fine. Do not go into the road to measure.',
    'Mae amcangyfrif yn iawn. Peidiwch â mynd i’r ffordd i fesur.',
  ),
  min: 0,
  max,
  unit,
});

/** Filled in by the page: how the resident found the service. */
export const source: LocalisedQuestion = {
  code: 'source',
  type: 'hidden',
  required: false,
  label: w('Where the report came from', 'O ble y daeth yr adroddiad'),
};

/** Sentences that end most journeys. */
export const next = {
  inspect: (days: number, cyDays: string) =>
    w(
      `An inspector looks at it within ${days === 1 ? '1 working day' : `${days} working days`}.`,
      `Bydd arolygydd yn edrych arno o fewn ${cyDays}.`,
    ),
  makeSafe: w(
    'If it is dangerous we make it safe within 24 hours.',
    'Os yw’n beryglus, byddwn yn ei wneud yn ddiogel o fewn 24 awr.',
  ),
  mail: w(
    'If you asked us to, we write to your e-mail address when something changes.',
    'Os gofynnoch inni wneud hynny, byddwn yn ysgrifennu i’ch cyfeiriad e-bost pan fydd rhywbeth yn newid.',
  ),
  ring: w('We may ring you to ask for more.', 'Efallai y byddwn yn eich ffonio i ofyn am ragor o wybodaeth.'),
  partner: (en: string, cy: string) => w(`${en} does the work for us.`, `${cy} sy’n gwneud y gwaith ar ein rhan.`),
  confidential: w(
    'Your report is not shown to anyone outside the council.',
    'Ni ddangosir eich adroddiad i neb y tu allan i’r cyngor.',
  ),
};

import type { PayableService } from '../../../src/contract/payables.ts';
import { teams } from './common.ts';
import { inLanguage, w, wordsOf } from './definition.ts';
import type { Language, Localised } from './definition.ts';

/** Groups in the order in which they are shown. */
export const payableGroups: readonly { code: string; name: Localised }[] = [
  { code: 'owed', name: w('Bills and fines', 'Biliau a dirwyon') },
  { code: 'buy', name: w('Fees and subscriptions', 'Ffioedd a thanysgrifiadau') },
  { code: 'give', name: w('Donations', 'Rhoddion') },
];

type Lookup = NonNullable<PayableService['lookup']>;

/** What can be paid, as the council writes it, once, in both languages. */
interface PayableDefinition extends Omit<
  PayableService,
  'kind' | 'language' | 'name' | 'description' | 'keywords' | 'lookup' | 'team' | 'phone'
> {
  name: Localised;
  description: Localised;
  keywords: Localised;
  lookup?: {
    reference: Omit<Lookup['reference'], 'label' | 'hint'> & { label: Localised; hint: Localised };
    proof: Omit<Lookup['proof'], 'label' | 'hint'> & { label: Localised; hint: Localised };
  };
  team: Localised;
}

/** As the contract has it, in one language. */
export function resolvePayable({ keywords, ...definition }: PayableDefinition, language: Language): PayableService {
  return {
    ...inLanguage(definition, language),
    kind: 'payment',
    language,
    keywords: wordsOf(keywords),
    phone: { display: '01632 960 030', dial: '+441632960030', hours: hours[language] },
  };
}

const hours = w('Monday to Friday, 8:30am to 5pm', 'Dydd Llun i ddydd Gwener, 8:30yb i 5yp');
const income = w('Income team', 'Tîm incwm');
const postcode = {
  label: w('Postcode', 'Cod post'),
  kind: 'postcode' as const,
};

/** Everything that can be paid to Exampleton Council. All invented. */
export const payableServices: readonly PayableDefinition[] = [
  {
    code: 'council-tax',
    group: 'owed',
    name: w('Council Tax', 'Treth Gyngor'),
    description: w('All of your bill, or some of it', 'Eich bil cyfan, neu ran ohono'),
    keywords: w('council tax,bill,rates,instalment,arrears', 'treth gyngor,bil,rhandaliad,ôl-ddyledion'),
    frequent: true,
    lookup: {
      reference: {
        label: w('Council Tax account number', 'Rhif cyfrif Treth Gyngor'),
        hint: w('8 digits, at the top of your bill', '8 digid, ar frig eich bil'),
        pattern: '\\d{8}',
      },
      proof: { ...postcode, hint: w('Of the home that the bill is for', 'Cod post y cartref y mae’r bil ar ei gyfer') },
    },
    team: income,
  },
  {
    code: 'parking-fine',
    group: 'owed',
    name: w('Parking fine', 'Dirwy barcio'),
    description: w('Half of it if you pay within 14 days', 'Hanner ohoni os talwch o fewn 14 diwrnod'),
    keywords: w('parking,fine,pcn,penalty charge notice,ticket', 'parcio,dirwy,hysbysiad tâl cosb,tocyn'),
    frequent: true,
    lookup: {
      reference: {
        label: w('Penalty charge notice number', 'Rhif yr hysbysiad tâl cosb'),
        hint: w('EX and 8 digits, on the ticket or the letter', 'EX ac 8 digid, ar y tocyn neu’r llythyr'),
        pattern: 'EX\\d{8}',
      },
      proof: {
        label: w('Vehicle registration', 'Rhif cofrestru’r cerbyd'),
        hint: w('As on the number plate', 'Fel ar y plât rhif'),
        kind: 'registration',
      },
    },
    team: income,
  },
  {
    code: 'invoice',
    group: 'owed',
    name: w('Invoice', 'Anfoneb'),
    description: w('For what the council has done for you', 'Am yr hyn a wnaeth y cyngor i chi'),
    keywords: w('invoice,bill,sundry debt,trade waste,rent', 'anfoneb,bil,dyled,gwastraff masnach,rhent'),
    frequent: false,
    lookup: {
      reference: {
        label: w('Invoice number', 'Rhif yr anfoneb'),
        hint: w('INV and 6 digits', 'INV a 6 digid'),
        pattern: 'INV\\d{6}',
      },
      proof: { ...postcode, hint: w('Of the address on the invoice', 'Cod post y cyfeiriad ar yr anfoneb') },
    },
    team: income,
  },
  {
    code: 'certificates',
    group: 'buy',
    name: w('Copies of certificates', 'Copïau o dystysgrifau'),
    description: w('Births, deaths and marriages', 'Genedigaethau, marwolaethau a phriodasau'),
    keywords: w('certificate,copy,birth,death,marriage', 'tystysgrif,copi,genedigaeth,marwolaeth,priodas'),
    frequent: true,
    team: teams.registrar,
  },
  {
    code: 'garden-waste',
    group: 'buy',
    name: w('Garden waste subscription', 'Tanysgrifiad gwastraff gardd'),
    description: w(
      'A brown bin, emptied every two weeks for a year',
      'Bin brown, wedi’i wagio bob pythefnos am flwyddyn',
    ),
    keywords: w(
      'garden,green waste,brown bin,subscription,grass',
      'gardd,gwastraff gwyrdd,bin brown,tanysgrifiad,glaswellt',
    ),
    frequent: true,
    team: teams.waste,
  },
  {
    code: 'mayors-charity',
    group: 'give',
    name: w('Mayor’s charity', 'Elusen y Maer'),
    description: w('Whatever you like to give', 'Beth bynnag yr hoffech ei roi'),
    keywords: w('donation,charity,give,mayor', 'rhodd,elusen,rhoi,maer'),
    frequent: false,
    team: income,
  },
];

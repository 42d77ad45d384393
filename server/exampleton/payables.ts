import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { rows, type Database } from '../database/open.ts';
import { sql } from '../database/sql.ts';
import { savePayables, type NewPayable } from '../domains/payment/payables.ts';
import { w, type Localised } from './services/definition.ts';

type Fact = [label: Localised, value: Localised];

const factsOf = (...facts: Fact[]): NonNullable<NewPayable['facts']> => ({
  en: facts.map(([label, value]) => ({ label: label.en, value: value.en })),
  cy: facts.map(([label, value]) => ({ label: label.cy, value: value.cy })),
});
const same = (text: string) => w(text, text);

const words = {
  address: w('Address', 'Cyfeiriad'),
  period: w('Period', 'Cyfnod'),
  vehicle: w('Vehicle', 'Cerbyd'),
  place: w('Where', 'Ble'),
  about: w('For', 'Am'),
};

const account = (reference: string, proof: string, address: string, pence: number): NewPayable => ({
  service: 'council-tax',
  kind: 'council-tax',
  reference,
  proof,
  name: w('Council Tax 2026 to 2027', 'Treth Gyngor 2026 i 2027'),
  facts: factsOf(
    [words.address, same(address)],
    [words.period, w('1 April 2026 to 31 March 2027', '1 Ebrill 2026 i 31 Mawrth 2027')],
  ),
  amount: 'part',
  least: 500,
  pence,
  ledgerCode: 'CT-2026',
});

const fine = (
  reference: string,
  proof: string,
  place: Localised,
  { discountUntil }: { discountUntil?: string } = {},
): NewPayable => ({
  service: 'parking-fine',
  kind: 'parking-fine',
  reference,
  proof,
  name: w(`Penalty charge notice ${reference}`, `Hysbysiad tâl cosb ${reference}`),
  facts: factsOf([words.vehicle, same(proof)], [words.place, place]),
  amount: 'fixed',
  pence: 7000,
  ...(discountUntil !== undefined && { discount: 3500, discountUntil }),
  ledgerCode: 'PK-100',
});

const invoice = (reference: string, proof: string, about: Localised, pence: number): NewPayable => ({
  service: 'invoice',
  kind: 'invoice',
  reference,
  proof,
  name: w(`Invoice ${reference}`, `Anfoneb ${reference}`),
  facts: factsOf([words.about, about]),
  amount: 'fixed',
  pence,
  ledgerCode: 'SD-300',
});

const certificate = (code: string, name: Localised): NewPayable => ({
  service: 'certificates',
  kind: 'fee',
  code,
  name,
  amount: 'fixed',
  pence: 1450,
  breakdown: [
    { label: w('Certificate', 'Tystysgrif'), pence: 1250 },
    { label: w('Post', 'Post'), pence: 200 },
  ],
  mostQuantity: 10,
  ledgerCode: 'REG-10',
});

/** What is owed to Exampleton Council, and what can be bought from it. All invented. */
export const payablesOf = (today: string): readonly NewPayable[] => [
  account('40012345', 'ZZ1 1AB', '12 Mill Lane, Exampleton, ZZ1 1AB', 148_275),
  account('40067890', 'ZZ2 3CD', '3 Harbourside, Exampleton, ZZ2 3CD', 16_420),
  fine('EX26000123', 'ZZ26 EXA', w('Market Square, loading bay', 'Sgwâr y Farchnad, man llwytho'), {
    discountUntil: addDays(today, 9),
  }),
  fine(
    'EX26000077',
    'ZZ19 TWN',
    w('Station Road, resident permits only', 'Station Road, trwyddedau preswylwyr yn unig'),
  ),
  invoice('INV204511', 'ZZ1 4GH', w('Trade waste, July to September', 'Gwastraff masnach, Gorffennaf i Fedi'), 21_360),
  invoice('INV204598', 'ZZ3 2JK', w('Hire of Southfield Hall', 'Llogi Neuadd Southfield'), 8500),
  certificate('birth-certificate', w('Birth certificate', 'Tystysgrif geni')),
  certificate('death-certificate', w('Death certificate', 'Tystysgrif marwolaeth')),
  certificate('marriage-certificate', w('Marriage certificate', 'Tystysgrif priodas')),
  {
    service: 'garden-waste',
    kind: 'garden-waste',
    code: 'garden-bin',
    name: w('Garden waste bin, one year', 'Bin gwastraff gardd, blwyddyn'),
    amount: 'fixed',
    pence: 4800,
    mostQuantity: 4,
    subscription: true,
    renews: true,
    ledgerCode: 'GW-200',
  },
  {
    service: 'mayors-charity',
    kind: 'donation',
    code: 'mayors-charity',
    name: w('Mayor’s charity', 'Elusen y Maer'),
    amount: 'chosen',
    least: 100,
    most: 500_000,
    choices: [500, 1000, 2500],
    ledgerCode: 'DON-900',
  },
];

/** Puts them in the database once; what has been paid since stays paid. */
export async function seedPayables(db: Database, now: Date): Promise<void> {
  const [known] = await rows<{ there: boolean }>(db, sql`select exists (select from payables) as there`);
  if (!known?.there) await savePayables(db, payablesOf(localDay(now)));
}

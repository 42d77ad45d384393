/** Finding a problem by what somebody types: a word or two, or a sentence. Fetched when they begin. */
import type { ServiceList, ServiceSummary } from '../../contract/services.ts';

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

/** More than these are not suggestions but a list. */
const mostSuggested = 5;
/** A guess that is worth less than this part of the best one is left out. */
const worthShowing = 0.35;

/** Words that say nothing of what is wrong, in English and in Welsh, without accents. */
const idle = new Set(
  plain(
    `about all and any are around been beside but can cannot could day down for from front get got has have her here
    his house into its just keep keeps like look lot lots more near next not now off one our out outside over past
    please right big small round really road some someone somebody street than that the their them then there these they thing
    this too two under very was way week weeks were what when where which who will with would you your
    ac aeth ar bod byth chi dros dydd ei ein eich ers fel fod fy gan ger heb hon hwn hyn iawn mae maen mewn nad nhw ni
    mawr fawr bach fach dim ddim gadael adael gweithio nid o oedd on oes oherwydd rhywun sydd stryd tu ty un wedi wrth wythnos ydy yma yn yng yr ffordd allan tan`,
  ).split(' '),
);

/** The part of a word that its forms share: `flickering`, `flickers` and `flicker`; `biniau` and `bin`. */
export const stemOf = (word: string): string => {
  const cut = word.length > 4 ? word.replace(/(?:ings?|iau|au|ed|es|ly|s|y|e)$/, '') : word.replace(/s$/, '');
  // `tipping` is `tip`.
  return (cut.length > 2 ? cut : word).replace(/(\w)\1$/, '$1');
};

/** Welsh changes how a word begins: `dwll`, `nhwll` and `thwll` are `twll`. Most telling first. */
const mutations: readonly (readonly [string, readonly string[]])[] = [
  ['ngh', ['c']],
  ['mh', ['p']],
  ['nh', ['t']],
  ['ng', ['g']],
  ['ch', ['c']],
  ['ph', ['p']],
  ['th', ['t']],
  ['dd', ['d']],
  ['g', ['c']],
  ['b', ['p']],
  ['d', ['t']],
  ['f', ['b', 'm']],
  ['m', ['b']],
  ['n', ['d']],
  ['l', ['ll']],
  ['r', ['rh']],
  ['', ['g']],
];

/** How a Welsh word may begin when nothing has changed it. */
const radicals = (word: string): string[] =>
  mutations.flatMap(([changed, own]) =>
    word.startsWith(changed) ? own.map((start) => start + word.slice(changed.length)) : [],
  );

/** What the words of a service are worth, by stem: its name the most. */
function worthOf({ name, keywords, description = '' }: ServiceSummary): Map<string, number> {
  const worth = new Map<string, number>();
  for (const [text, value] of [
    [description, 1],
    [keywords.join(' '), 3],
    [name, 3],
  ] as const) {
    for (const word of plain(text).split(' ')) if (!idle.has(word)) worth.set(stemOf(word), value);
  }
  return worth;
}

/**
 * Services that a sentence may be about, the likeliest first, at most five. A word counts for more the fewer services
 * know it, and every word that says nothing counts for nothing.
 */
export function suggestServices({ services, language }: ServiceList, text: string): ServiceSummary[] {
  const said = plain(text).split(' ');
  const known = services.map((service) => ({ service, worth: worthOf(service) }));
  const knowing = (stem: string) => known.filter(({ worth }) => worth.has(stem));
  const meant = said
    .filter((word) => word.length > 1 && !idle.has(word))
    .map((word) => {
      const own = stemOf(word);
      if (language !== 'cy' || knowing(own).length > 0) return own;
      return (
        radicals(word)
          .map(stemOf)
          .find((stem) => knowing(stem).length > 0) ?? own
      );
    });
  const score = new Map<ServiceSummary, number>();
  for (const stem of new Set(meant)) {
    const those = knowing(stem);
    const rarity = Math.log(1 + services.length / those.length);
    for (const { service, worth } of those)
      score.set(service, (score.get(service) ?? 0) + rarity * (worth.get(stem) ?? 0));
  }
  const ranked = [...score].sort(([a, one], [b, other]) => other - one || Number(b.frequent) - Number(a.frequent));
  const best = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, value]) => value >= best * worthShowing)
    .slice(0, mostSuggested)
    .map(([service]) => service);
}

/** What was found, and whether every word fits or it is a guess. */
export interface Found {
  readonly services: readonly ServiceSummary[];
  readonly guessed: boolean;
}

/** Services for what was typed: those that match; where none does, those that it may be about. */
export function findServices(list: ServiceList, text: string): Found {
  const services = searchServices(list, text);
  return services.length > 0 ? { services, guessed: false } : { services: suggestServices(list, text), guessed: true };
}

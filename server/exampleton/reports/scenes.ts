import { seeded } from '../random.ts';
import type { Random } from '../random.ts';

/**
 * Pictures of things that get reported, drawn rather than taken: nobody's street, nobody's face, nobody's number
 * plate. Grain is added when they are made into photos.
 */

/** Pixels of a photo. */
export const photoSize = { width: 720, height: 540 };

/** The scenes' own units. */
const width = 960;
const height = 720;
const n = (number: number) => number.toFixed(1);

const shade = (id: string, from: string, to: string, turn = 'x2="0" y2="1"') =>
  `<linearGradient id="${id}" ${turn}><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

/** A rough closed outline round a spot. */
function blob(random: Random, x: number, y: number, rx: number, ry: number, roughness = 0.18): string {
  const points = Array.from({ length: 14 }, (_, index) => {
    const turn = (index / 14) * 2 * Math.PI;
    const reach = 1 + random.between(-roughness, roughness);
    return [x + rx * reach * Math.cos(turn), y + ry * reach * Math.sin(turn)] as const;
  });
  const middles = points.map(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length]!;
    return [(ax + bx) / 2, (ay + by) / 2] as const;
  });
  const curves = points.map(
    ([px, py], index) => `Q${n(px)} ${n(py)} ${n(middles[index]![0])} ${n(middles[index]![1])}`,
  );
  return `M${n(middles.at(-1)![0])} ${n(middles.at(-1)![1])}${curves.join('')}Z`;
}

const specks = (random: Random, count: number, top: number, bottom: number, colours: readonly string[], most: number) =>
  Array.from({ length: count }, () => {
    const y = random.between(top, bottom);
    const size = random.between(0.6, most) * (0.4 + (0.6 * (y - top)) / (bottom - top));
    return `<ellipse cx="${n(random.between(0, width))}" cy="${n(y)}" rx="${n(size * 1.5)}" ry="${n(size)}" fill="${random.pick(colours)}"/>`;
  }).join('');

const grass = (random: Random, y: number, count: number) =>
  Array.from({ length: count }, () => {
    const x = random.between(0, width);
    const tall = random.between(10, 34);
    return `<path d="M${n(x)} ${n(y + random.between(0, 26))}q${n(random.between(-8, 8))} ${n(-tall)} ${n(random.between(-12, 12))} ${n(-tall * 1.3)}" stroke="${random.pick(['#5f7a3a', '#718f45', '#4d6832', '#88a155'])}" stroke-width="3" fill="none"/>`;
  }).join('');

const bricks = (random: Random, top: number, bottom: number, palette: readonly string[]) => {
  let wall = `<rect y="${top}" width="${width}" height="${bottom - top}" fill="#b7a89a"/>`;
  for (let row = 0, y = top; y < bottom; row++, y += 34) {
    for (let x = row % 2 ? -44 : 0; x < width; x += 90)
      wall += `<rect x="${x + 2}" y="${y + 2}" width="86" height="30" rx="2" fill="${random.pick(palette)}"/>`;
  }
  return wall;
};

const sky = (colours: readonly [string, string]) =>
  `<defs>${shade('sky', ...colours)}</defs><rect width="${width}" height="${height}" fill="url(#sky)"/>`;

const houses = (random: Random, base: number) =>
  Array.from({ length: 6 }, (_, index) => {
    const x = index * 170 - 20;
    const top = base - random.between(150, 210);
    const wall = random.pick(['#a98a76', '#b79f8b', '#9c7a68', '#c0b3a2']);
    const window = `<rect x="${x + 26}" y="${n(top + 34)}" width="36" height="46" fill="#4d5a63"/><rect x="${x + 104}" y="${n(top + 34)}" width="36" height="46" fill="#56646e"/>`;
    return `<path d="M${x - 6} ${n(top)}L${x + 84} ${n(top - 62)}L${x + 174} ${n(top)}Z" fill="#5c5552"/><rect x="${x}" y="${n(top)}" width="168" height="${n(base - top)}" fill="${wall}"/>${window}<rect x="${x + 68}" y="${n(base - 84)}" width="32" height="84" fill="${random.pick(['#3f5a4a', '#6a3535', '#2f4058'])}"/>`;
  }).join('');

const road = (random: Random, top: number) =>
  `<defs>${shade('road', '#77767a', '#4c4b50')}</defs><rect y="${top}" width="${width}" height="${height - top}" fill="url(#road)"/>${specks(random, 900, top, height, ['#8f8e92', '#3a393d', '#a19f9c', '#5d5c61'], 2.6)}`;

const bag = (random: Random, x: number, y: number, size: number) =>
  `<path d="${blob(random, x, y, size, size * 0.82, 0.1)}" fill="#1d1f22"/><path d="M${n(x - size * 0.2)} ${n(y - size * 0.8)}l${n(size * 0.2)} ${n(-size * 0.34)}l${n(size * 0.22)} ${n(size * 0.34)}Z" fill="#26292d"/><path d="M${n(x - size * 0.5)} ${n(y - size * 0.3)}q${n(size * 0.3)} ${n(-size * 0.3)} ${n(size * 0.6)} ${n(-size * 0.1)}" stroke="#5a5f66" stroke-width="4" fill="none"/>`;

export type Scene = 'pothole' | 'flytip' | 'bin' | 'lamp' | 'graffiti' | 'slab' | 'branch' | 'flood' | 'car' | 'bench';

const scenes: Record<Scene, (random: Random) => string> = {
  pothole(random) {
    const [x, y] = [random.between(380, 560), random.between(430, 520)];
    const hole = blob(random, x, y, random.between(170, 240), random.between(70, 105));
    return `${sky(['#aebac0', '#c9cdcb'])}${road(random, 150)}<rect y="118" width="${width}" height="40" fill="#a5a29b"/>${grass(random, 116, 90)}
      <path d="${hole}" fill="#2b2928" stroke="#6e6a66" stroke-width="16"/>
      <path d="${blob(random, x + 12, y + 16, 130, 46)}" fill="#4a4540"/><path d="${blob(random, x + 24, y + 22, 92, 27, 0.1)}" fill="#8fa0a8" opacity=".75"/>
      ${specks(random, 60, y + 60, y + 150, ['#59565a', '#868286', '#333135'], 9)}
      <path d="M${n(x - 260)} ${n(y + 30)}l60 -22l34 18l50 -20M${n(x + 200)} ${n(y - 6)}l52 24l30 -18l46 26" stroke="#38363a" stroke-width="4" fill="none"/>`;
  },
  flytip(random) {
    const sofa = random.pick(['#7a4b4b', '#55687a', '#6a6f4c']);
    return `${sky(['#b8c7d0', '#dde2e0'])}${Array.from({ length: 34 }, () => `<path d="${blob(random, random.between(0, width), random.between(190, 330), random.between(60, 110), random.between(60, 100))}" fill="${random.pick(['#48632f', '#557138', '#3d5629', '#637f42'])}"/>`).join('')}
      <rect y="420" width="${width}" height="300" fill="#6d7a45"/>${grass(random, 430, 260)}${road(random, 610)}
      <g transform="translate(${n(random.between(220, 330))} 330) rotate(${n(random.between(-8, 8))})"><rect width="360" height="120" rx="22" fill="${sofa}"/><rect x="-34" y="60" width="70" height="130" rx="20" fill="${sofa}"/><rect x="324" y="60" width="70" height="130" rx="20" fill="${sofa}"/><rect x="20" y="110" width="320" height="66" rx="14" fill="${sofa}" stroke="#0003" stroke-width="6"/><path d="M180 112v62" stroke="#0004" stroke-width="5"/></g>
      ${Array.from({ length: 6 }, (_, index) => bag(random, 130 + index * 135 + random.between(-30, 30), 560 + random.between(-24, 30), random.between(46, 74))).join('')}
      <rect x="690" y="380" width="120" height="180" rx="6" fill="#d9dad6" transform="rotate(7 750 470)"/><path d="M700 440h104" stroke="#8b8c88" stroke-width="4" transform="rotate(7 750 470)"/>`;
  },
  bin(random) {
    const colour = random.pick(['#2f4a3a', '#333a44', '#4a3b34']);
    return `${sky(['#c4d2da', '#e5e6e2'])}${houses(random, 430)}<rect y="430" width="${width}" height="290" fill="#b9b4ac"/>${Array.from({ length: 9 }, (_, index) => `<path d="M${index * 120} 430L${index * 150 - 120} 720" stroke="#a09b93" stroke-width="3"/>`).join('')}
      <rect x="380" y="300" width="210" height="300" rx="14" fill="${colour}"/><rect x="366" y="284" width="238" height="34" rx="10" fill="#22262a"/><rect x="420" y="340" width="130" height="58" fill="#0d0f11"/>
      ${Array.from({ length: 7 }, () => `<path d="${blob(random, random.between(370, 610), random.between(240, 300), random.between(22, 44), random.between(18, 32))}" fill="${random.pick(['#d9d3c5', '#c46a4a', '#e7e3da', '#5d7fa3', '#d8b94a'])}"/>`).join('')}
      ${bag(random, 660, 590, 62)}${bag(random, 330, 610, 46)}${specks(random, 30, 600, 700, ['#d8d2c4', '#c96f4f', '#7f9fbf', '#efe9dc'], 16)}`;
  },
  lamp(random) {
    const lean = random.between(-9, 9);
    return `${sky(['#1c2740', '#6a5a6e'])}${houses(random, 560)}<rect width="${width}" height="${height}" fill="#12182a" opacity=".55"/>${road(random, 560)}<rect y="560" width="${width}" height="160" fill="#0c101c" opacity=".6"/>
      <g transform="rotate(${n(lean)} 480 640)"><path d="M480 640V120q0 -50 60 -54h70" stroke="#2a2f36" stroke-width="15" fill="none"/><rect x="590" y="54" width="92" height="24" rx="8" fill="#3a4048"/><rect x="468" y="470" width="24" height="120" fill="#333941"/></g>
      <circle cx="180" cy="300" r="9" fill="#ffd98a"/><circle cx="180" cy="300" r="54" fill="#ffd98a" opacity=".16"/>`;
  },
  graffiti(random) {
    const paint = random.pick(['#c33d6a', '#2c6fb3', '#2f9a5a', '#d98a1f']);
    const scrawl = Array.from(
      { length: 7 },
      (_, index) =>
        `q${n(random.between(20, 60))} ${n(index % 2 ? -150 : 150)} ${n(random.between(70, 100))} ${n(random.between(-20, 20))}`,
    ).join('');
    return `${bricks(random, 0, 600, ['#9c5a45', '#a8654d', '#8e4f3c', '#b0725a'])}<rect y="600" width="${width}" height="120" fill="#a29d95"/>
      <path d="M160 330${scrawl}" stroke="#1d1d22" stroke-width="44" fill="none" stroke-linecap="round" stroke-linejoin="round"/><path d="M160 330${scrawl}" stroke="${paint}" stroke-width="28" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
      ${Array.from({ length: 12 }, () => `<path d="M${n(random.between(180, 780))} 400v${n(random.between(20, 110))}" stroke="${paint}" stroke-width="4"/>`).join('')}`;
  },
  slab(random) {
    let paving = '';
    for (let row = 0; row < 5; row++) {
      for (let column = -1; column < 7; column++) {
        const [x, y] = [column * 170 + (row % 2) * 85, row * 150];
        const loose = row === 2 && column === 2;
        paving += `<g transform="${loose ? `rotate(${n(random.between(5, 9))} ${x + 80} ${y + 70}) translate(0 -14)` : ''}"><rect x="${x + 4}" y="${y + 4}" width="162" height="142" fill="${random.pick(['#b7b0a6', '#aaa399', '#c1bab0', '#b0a89d'])}"/>${loose ? `<path d="M${x + 20} ${y}l50 70l-30 76" stroke="#4b4640" stroke-width="6" fill="none"/>` : ''}</g>`;
      }
    }
    return `<rect width="${width}" height="${height}" fill="#5d574f"/>${paving}<path d="M425 438h170v14h-170Z" fill="#26221d" opacity=".8"/>${specks(random, 200, 0, height, ['#8b847a', '#cfc8bd', '#6d675f'], 2.5)}`;
  },
  branch(random) {
    return `${sky(['#9fb0ba', '#d4d8d4'])}<rect y="300" width="${width}" height="420" fill="#6f8447"/>${grass(random, 320, 300)}<path d="M0 560L${width} 430V560L0 720Z" fill="#a39c90"/>
      <path d="M80 610Q300 470 520 500T900 380" stroke="#5a4532" stroke-width="46" fill="none" stroke-linecap="round"/><path d="M420 510Q520 400 560 300M620 490Q720 540 800 620M300 520Q280 420 210 360" stroke="#64503b" stroke-width="20" fill="none" stroke-linecap="round"/>
      ${Array.from({ length: 70 }, () => `<path d="${blob(random, random.between(180, 880), random.between(290, 620), random.between(14, 34), random.between(10, 24))}" fill="${random.pick(['#4f6d33', '#5f8040', '#3f5a29', '#7a9350'])}" opacity=".92"/>`).join('')}`;
  },
  flood(random) {
    return `${sky(['#8d9aa3', '#c3c8c8'])}${houses(random, 400)}${road(random, 400)}<defs>${shade('water', '#8c9aa0', '#5f6b70')}</defs><path d="${blob(random, 480, 580, 520, 130, 0.06)}" fill="url(#water)"/>
      ${Array.from({ length: 22 }, () => {
        const y = random.between(480, 690);
        return `<path d="M${n(random.between(60, 700))} ${n(y)}q60 -8 ${n(random.between(90, 220))} 0" stroke="#c6d0d3" stroke-width="3" opacity=".55" fill="none"/>`;
      }).join('')}
      <rect x="150" y="420" width="16" height="120" fill="#4a4d52"/><circle cx="158" cy="402" r="44" fill="#d23b34"/><circle cx="158" cy="402" r="32" fill="#fff"/>
      ${Array.from({ length: 60 }, () => {
        const [x, y] = [random.between(0, width), random.between(0, height)];
        return `<path d="M${n(x)} ${n(y)}l-8 26" stroke="#e8eef0" stroke-width="1.6" opacity=".5"/>`;
      }).join('')}`;
  },
  car(random) {
    const paint = random.pick(['#7d2f2f', '#3c5a7a', '#8b8d90', '#5a6a44']);
    return `${sky(['#b4c0c6', '#dadcd8'])}${houses(random, 400)}${road(random, 430)}<rect y="400" width="${width}" height="36" fill="#b2ada4"/>
      <path d="M170 560q6 -70 90 -82l70 -74q20 -20 60 -20h170q44 0 72 28l62 66q110 10 116 82l-4 30H174Z" fill="${paint}"/><path d="M350 414h92v62H292Zm116 0h92q26 0 42 18l40 44H466Z" fill="#39434a"/><path d="M480 420l70 50m-40 -52l-34 56m60 -40l-50 30" stroke="#cfd8dc" stroke-width="3"/>
      <circle cx="300" cy="590" r="56" fill="#1c1c1e"/><circle cx="300" cy="590" r="26" fill="#77797c"/><ellipse cx="690" cy="606" rx="62" ry="40" fill="#1c1c1e"/><circle cx="690" cy="596" r="24" fill="#77797c"/>
      <rect x="180" y="520" width="26" height="34" fill="#e8dca0"/><rect x="784" y="520" width="20" height="30" fill="#a23a32"/>${specks(random, 80, 500, 580, ['#00000030', '#8a5a3a60'], 10)}${grass(random, 640, 60)}`;
  },
  bench(random) {
    return `${sky(['#a9c3d6', '#dfe6e4'])}${Array.from({ length: 18 }, () => `<path d="${blob(random, random.between(0, width), random.between(120, 260), random.between(70, 130), random.between(60, 110))}" fill="${random.pick(['#4e6d34', '#5d7f3f', '#6d8f4b'])}"/>`).join('')}<rect y="300" width="${width}" height="420" fill="#7f9a51"/>${grass(random, 320, 260)}<path d="M0 620Q480 560 ${width} 640V720H0Z" fill="#c2b59c"/>
      <g stroke="#2f3236" stroke-width="18"><path d="M270 330V600M700 330V600"/></g>${[350, 392, 434].map((y, index) => (index === 1 ? `<path d="M240 ${y}L470 ${y + 6}M560 ${y + 40}L740 ${y}" stroke="#7a5636" stroke-width="26"/>` : `<path d="M240 ${y}H740" stroke="#84603e" stroke-width="26"/>`)).join('')}<path d="M230 492H750M230 528H520" stroke="#8b6744" stroke-width="28"/><path d="M560 600l150 30" stroke="#8b6744" stroke-width="26"/>`;
  },
};

export const sceneNames = Object.keys(scenes) as Scene[];

/** Darker towards the corners, as a cheap lens has it. */
const lens = `<radialGradient id="lens" r=".75"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".38"/></radialGradient><rect width="${width}" height="${height}" fill="url(#lens)"/>`;

/** A scene as an SVG; another seed gives another day. */
export const drawScene = (scene: Scene, seed: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${photoSize.width}" height="${photoSize.height}" viewBox="0 0 ${width} ${height}">${scenes[scene](seeded(seed))}${lens}</svg>`;

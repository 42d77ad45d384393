/** The first 64 primes: SHA-256 takes its constants from their roots. */
const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate++)
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);

const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const schedule = new Int32Array(64);

const of = (words: Int32Array, at: number) => words[at] ?? 0;
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * Zero bits at the front of the SHA-256 of a text, 32 at most. The browser's own `crypto.subtle` answers each of many
 * thousand calls with a promise, which takes twenty times as long, and is not there on a page without https.
 * @param text ASCII, 55 letters at most: one block.
 */
export function zeroBits(text: string): number {
  schedule.fill(0);
  const { length } = text;
  for (let at = 0; at <= length; at++) {
    const byte = at === length ? 0x80 : text.charCodeAt(at);
    schedule[at >> 2] = of(schedule, at >> 2) | (byte << (24 - (at % 4) * 8));
  }
  schedule[15] = length * 8;
  for (let at = 16; at < 64; at++) {
    const [near, far] = [of(schedule, at - 15), of(schedule, at - 2)];
    schedule[at] =
      of(schedule, at - 16) +
      of(schedule, at - 7) +
      (turn(near, 7) ^ turn(near, 18) ^ (near >>> 3)) +
      (turn(far, 17) ^ turn(far, 19) ^ (far >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = start as unknown as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at++) {
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + of(constants, at) + of(schedule, at)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  return Math.clz32((a + of(start, 0)) | 0);
}

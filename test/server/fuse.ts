/** Where a process dies. */
export class Crash extends Error {}

/** Burns down by one at every step, before it is done and after; at its end the process is dead. */
export interface Fuse {
  left: number;
  burnt: number;
}
export const endless = (): Fuse => ({ left: Infinity, burnt: 0 });

function burn(fuse: Fuse): void {
  if (fuse.left <= 0) throw new Crash();
  fuse.left -= 1;
  fuse.burnt += 1;
}

/** The same, for as long as the fuse lasts: what was done is done, and whoever waits for it is not told. */
export function mortal<Target extends object>(
  target: Target,
  fuse: Fuse,
  calls: readonly string[],
  within = false,
): Target {
  return new Proxy(target, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name, of);
      if (typeof value !== 'function') return value;
      const method = value as (...given: unknown[]) => unknown;
      if (!calls.includes(String(name))) return method.bind(of);
      return async (...given: unknown[]) => {
        burn(fuse);
        const [work] = given;
        const result = await (name === 'transaction'
          ? method.call(of, (inner: object) =>
              (work as (transaction: object) => unknown)(mortal(inner, fuse, calls, true)),
            )
          : method.apply(of, given));
        // Within a transaction the next step is what comes after this one: nothing is kept in between.
        if (!within) burn(fuse);
        return result;
      };
    },
  });
}

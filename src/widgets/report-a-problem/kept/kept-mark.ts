const nameOf = (base: string) => `council-kept-reports ${base}`;

/** Says that reports for an API are on this device: without it a page does not look for them, which would make a database. */
export const keptMark = {
  isSet(base: string): boolean {
    try {
      return localStorage.getItem(nameOf(base)) !== null;
    } catch {
      // Storage is blocked: nothing is kept.
      return false;
    }
  },
  set: (base: string): void => localStorage.setItem(nameOf(base), ''),
  clear: (base: string): void => localStorage.removeItem(nameOf(base)),
};

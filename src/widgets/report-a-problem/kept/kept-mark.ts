const nameOf = (base: string) => `council-kept-reports ${base}`;

/** Says that reports for an API wait on this device, so that a page with none fetches nothing to look for them. */
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

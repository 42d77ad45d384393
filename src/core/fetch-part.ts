/**
 * Fetches a part of a widget that comes later. Firefox remembers a module that could not be fetched and never asks for
 * it again: so nothing is asked while the browser knows that it is offline.
 */
export const fetchPart = <Part>(fetch: () => Promise<Part>): Promise<Part> =>
  navigator.onLine ? fetch() : Promise.reject(new Error('offline'));

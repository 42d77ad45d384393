const all = ['en', 'cy', 'ar', 'pl'] as const;

/**
 * Languages in which axe looks at every page: all of them in Chromium, English in each engine. What differs between
 * languages are words and direction, which axe reads from the same attributes everywhere.
 */
export const axeLanguages: readonly (typeof all)[number][] = navigator.userAgent.includes('Chrome/') ? all : ['en'];

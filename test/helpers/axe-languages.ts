const all = ['en', 'cy', 'ar'] as const;

/**
 * Languages in which axe looks at every page. In Arabic one engine is enough: what differs there is the direction, which
 * axe reads from the same attributes in each.
 */
export const axeLanguages: readonly (typeof all)[number][] = navigator.userAgent.includes('Chrome/')
  ? all
  : ['en', 'cy'];

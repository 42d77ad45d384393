/** The window that a resident sees as the page, unless it is of another origin: then nothing is known of it. */
function topOf(): Window | undefined {
  try {
    // Of another origin this throws.
    return window.top?.location.href === undefined ? undefined : window.top;
  } catch {
    return undefined;
  }
}

/** Address of that page; our own, in a frame on somebody else's. */
export const ownAddress = (): string => (topOf() ?? window).location.href;

/**
 * Goes to an address with the whole page, in one navigation: a payment page in a frame hangs, and of two navigations at
 * once each stops the other in WebKit.
 */
export function leaveFor(address: string): void {
  const top = topOf();
  if (top) top.location.assign(address);
  else open(address, '_top');
}

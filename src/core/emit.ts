/**
 * Tells the page something. Events bubble and cross shadow roots. A question (`council-before-…`) is cancelable.
 * @returns false when a listener called `preventDefault()`.
 */
export function emit<Detail>(
  target: EventTarget,
  name: `council-${string}`,
  detail: Detail,
  options: { cancelable?: boolean } = {},
): boolean {
  return target.dispatchEvent(
    new CustomEvent<Detail>(name, { detail, bubbles: true, composed: true, cancelable: options.cancelable ?? false }),
  );
}

import { readFragment, type FragmentPart } from '../core/fragment.ts';

/**
 * Takes our part out of the page's address, where it would stay in the history and in whatever the page tells others of
 * its address. It is the only thing that is ever written there; what others have in the fragment stays.
 */
export function takeFragment<Kind extends string>(
  names: Readonly<Record<Kind, string>>,
): FragmentPart<Kind> | undefined {
  const arrival = readFragment(location.hash, names);
  if (!arrival) return undefined;
  const { pathname, search } = location;
  history.replaceState(history.state, '', `${pathname}${search}${arrival.rest}`);
  return arrival;
}

import { html, nothing } from 'lit';
import type { BookingLocation } from '../../../contract/bookable-services.ts';
import { said } from '../../../fields/foreign.ts';
import type { LaterScreen } from './screen.ts';

/** A location in words: its name, how it is had, and where it is. */
export function place(
  screen: Pick<LaterScreen, 't' | 'widget' | 'service'>,
  location: BookingLocation | undefined,
): unknown {
  if (!location) return nothing;
  const { name, address, way } = location;
  // The others are what their names say.
  const is = way === 'phone' || way === 'video' ? screen.t(`way.${way}`) : undefined;
  return html`${said(screen, name)}${is ? html`<br />${is}` : nothing}${address ? html`<br />${said(screen, address)}` : nothing}`;
}

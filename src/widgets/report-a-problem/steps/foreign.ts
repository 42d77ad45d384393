import { html } from 'lit';
import type { LaterScreen } from './screen.ts';

/** Language of a service's own words, when it is not the one around them. */
export const foreign = ({ service: { language }, widget }: LaterScreen): string | undefined =>
  language === widget.language ? undefined : language;

/** Words of the service's own, that say so. */
export const said = (screen: LaterScreen, words: string): unknown => {
  const language = foreign(screen);
  return language ? html`<span lang=${language}>${words}</span>` : words;
};

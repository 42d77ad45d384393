import { html } from 'lit';

/** A service, which says in which language its words are, and the widget that shows it. */
interface Spoken {
  readonly service: { readonly language: string };
  readonly widget: { readonly language: string };
}

/** Language of a service's own words, when it is not the one around them. */
export const foreign = ({ service: { language }, widget }: Spoken): string | undefined =>
  language === widget.language ? undefined : language;

/** Words of the service's own, that say so. */
export const said = (screen: Spoken, words: string): unknown => {
  const language = foreign(screen);
  return language ? html`<span lang=${language}>${words}</span>` : words;
};

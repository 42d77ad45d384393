import { ContextRoot, createContext } from '@lit/context';
import type { WordScope } from '../i18n/scope.ts';

export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** What `<council-settings>` gives to the widgets inside it. */
export interface Settings {
  readonly apiBase: string | undefined;
  readonly theme: Theme | undefined;
  /** Telephone number of a person, shown whenever something fails. */
  readonly contact: string | undefined;
  readonly words: WordScope;
}

export const settingsContext = createContext<Settings | undefined>(Symbol('council-settings'));

const rooted = new WeakSet<Document>();

/** Lets a widget that was defined before `<council-settings>` hear from it when it comes. */
export function keepLateContexts(page: Document): void {
  if (rooted.has(page)) return;
  rooted.add(page);
  new ContextRoot().attach(page.documentElement);
}

import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json' with { type: 'json' };
import { directionOf, languageNames, languageOf, languages } from '../src/i18n/languages.ts';
import { themes } from '../src/settings/context.ts';
import '../src/settings/define.ts';
import './preview.css';

setCustomElementsManifest(manifest);

/** Puts a story into a page with the language, its direction and the theme that the toolbar has. */
const page: Decorator = (story, { globals }) => {
  const language = languageOf(String(globals['language'])) ?? 'en';
  const theme = themes.find((name) => name === globals['theme']) ?? 'light';
  return html`
    <council-settings lang=${language} theme=${theme}>
      <div class="council-story" lang=${language} dir=${directionOf(language)} data-theme=${theme}>${story()}</div>
    </council-settings>
  `;
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [page],
  initialGlobals: { language: 'en', theme: 'light' },
  globalTypes: {
    language: {
      description: 'Language and direction',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: languages.map((value) => ({ value, title: languageNames[value] })),
      },
    },
    theme: {
      description: 'Theme',
      toolbar: { icon: 'contrast', dynamicTitle: true, items: themes.map((value) => ({ value, title: value })) },
    },
  },
  parameters: {
    controls: { expanded: true },
    viewport: {
      options: Object.fromEntries(
        ['320', '480', '768', '1280'].map((width) => [
          width,
          { name: `${width} px`, styles: { width: `${width}px`, height: '100%' } },
        ]),
      ),
    },
    a11y: {
      test: 'error',
      // A story is a part of a page: the landmarks around it are the page's.
      config: { rules: [{ id: 'region', enabled: false }] },
    },
  },
};

export default preview;

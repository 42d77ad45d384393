/** The text of a new widget: one question, an answer that is checked, and a last page. */

/** Words of the template, true translations of each other: a test compares every catalogue with the English one. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { 'ask.title': 'How can we help?', 'ask.question': 'Your question', 'done.title': 'Thank you' },
  cy: { 'ask.title': 'Sut gallwn ni helpu?', 'ask.question': 'Eich cwestiwn', 'done.title': 'Diolch' },
  ar: { 'ask.title': 'كيف يمكننا مساعدتك؟', 'ask.question': 'سؤالك', 'done.title': 'شكرًا لك' },
  pl: { 'ask.title': 'Jak możemy pomóc?', 'ask.question': 'Twoje pytanie', 'done.title': 'Dziękujemy' },
};

const wordList = (language: string) =>
  Object.entries(words[language] ?? {})
    .map(([key, text]) => `  '${key}': '${text}',`)
    .join('\n');

const english = `export const words = {
${wordList('en')}
} as const;
`;

const translation = (language: string) => `import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
${wordList(language)}
} satisfies Translation<typeof en, '${language}'>;
`;

/** The demo page of the first widget, with another tag and title in it. */
function demoPage(name: string, title: string, page: string): string {
  const parts: [RegExp, string][] = [
    [/<title>[^<]*?( – [^<]*)?<\/title>/, `<title>${title}$1</title>`],
    [/(name="description"\s+content=")[^"]*/, `$1${title}, with Exampleton Council.`],
    [/(<link rel="alternate"[^>]*href="(?:\/cy)?\/)[^"]*/, `$1${name}.html`],
    [/(<a class="language" href="(?:\/cy)?\/)[^"]*/, `$1${name}.html`],
    [/<li aria-current="page">[^<]*<\/li>/, `<li aria-current="page">${title}</li>`],
    [
      /(<main[^>]*>)[^]*(<\/main>)/,
      `$1
      <div class="wide">
        <h1>${title}</h1>
        <council-${name}>
          <p>Call <a href="tel:+441632960001">01632 960 001</a>, Monday to Friday, 8:30am to 5pm.</p>
        </council-${name}>
      </div>
    $2`,
    ],
  ];
  return parts
    .reduce((text, [place, replacement]) => text.replace(place, replacement), page)
    .replaceAll(/ aria-current="page">(?=Report a problem|Rhoi gwybod am broblem)/g, '>');
}

/**
 * Files of a new widget.
 * @param name the tag without `council-`
 * @param type the name of its class
 * @param demo the demo pages of another widget in English and Welsh, whose frames the new one takes
 */
export function templates(
  name: string,
  type: string,
  demo: { readonly en: string; readonly cy: string },
): Record<string, string> {
  const folder = `src/widgets/${name}`;
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  return {
    [`${folder}/define.ts`]: `import { define } from '../../core/define.ts';
import { ${type} } from './${name}.ts';

define('council-${name}', ${type});

declare global {
  interface HTMLElementTagNameMap {
    'council-${name}': ${type};
  }
}
`,
    [`${folder}/${name}.ts`]: `import type { TemplateResult } from 'lit';
import { CouncilWidget } from '../../controllers/council-widget.ts';
import { FormController } from '../../controllers/form.ts';
import { StepsController } from '../../controllers/steps.ts';
import { WordsController } from '../../controllers/words.ts';
import { emit } from '../../core/emit.ts';
import type { ${type}Finished } from './${name}.events.ts';
import { check, type Step } from './${name}.model.ts';
import { styles } from './${name}.styles.ts';
import { words } from './${name}.words.ts';
import { ask } from './steps/ask.ts';
import { done } from './steps/done.ts';
import type { Screen } from './steps/screen.ts';

/**
 * ${title}: asks a resident one question.
 *
 * @element council-${name}
 * @slot - Shown until the widget is ready, and if it cannot start: a link or a phone number.
 * @csspart widget - Everything that the widget shows.
 * @fires {CustomEvent<${type}Finished>} council-${name}-finished - The resident has come to the last page.
 */
export class ${type} extends CouncilWidget {
  static override styles = [...CouncilWidget.styles, styles];

  readonly words = new WordsController(this, words);

  readonly #form = new FormController(this);
  readonly #steps = new StepsController<Step>(this, {
    first: 'ask',
    before: () => undefined,
    browserBack: () => false,
    allows: () => true,
    shown: (step) => {
      if (step === 'done') emit<${type}Finished>(this, 'council-${name}-finished', { widget: '${name}' });
    },
  });

  protected override renderReady(): TemplateResult {
    const screen: Screen = { t: this.words.t, form: this.#form, level: this.headingLevel, next: this.#next };
    return this.#steps.current === 'ask' ? ask(screen) : done(screen);
  }

  readonly #next = (event: Event): void => {
    event.preventDefault();
    if (this.#form.show(check(this.#form.values))) this.#steps.go('done');
  };
}
`,
    [`${folder}/${name}.model.ts`]: `import type { FieldError, FormValues } from '../../controllers/form.ts';

/** The pages, in order. */
export type Step = 'ask' | 'done';

/** Characters of a question at most. */
export const questionMax = 1000;

/** What is wrong with the answer. */
export function check({ question }: FormValues): readonly FieldError[] {
  const text = typeof question === 'string' ? question.trim() : '';
  if (!text) return [{ field: 'question', code: 'required' }];
  return text.length > questionMax ? [{ field: 'question', code: 'too-long' }] : [];
}
`,
    [`${folder}/${name}.styles.ts`]: `import { css } from 'lit';

export const styles = css\`
  .textarea {
    max-inline-size: 36em;
  }
\`;
`,
    [`${folder}/${name}.events.ts`]: `/** Detail of \`council-${name}-finished\`: never what was typed. */
export interface ${type}Finished {
  readonly widget: '${name}';
}

declare global {
  interface HTMLElementEventMap {
    'council-${name}-finished': CustomEvent<${type}Finished>;
  }
}
`,
    [`${folder}/${name}.words.ts`]: `import type { Catalogue } from '../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type ${type}Words = typeof en;

export const words: Catalogue<${type}Words> = {
  name: '${name}',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
`,
    [`${folder}/words/en.ts`]: english,
    [`${folder}/words/cy.ts`]: translation('cy'),
    [`${folder}/words/ar.ts`]: translation('ar'),
    [`${folder}/words/pl.ts`]: translation('pl'),
    [`${folder}/steps/screen.ts`]: `import type { FormController } from '../../../controllers/form.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { ${type}Words } from '../${name}.words.ts';

/** What a step's template sees, and what it may do. */
export interface Screen {
  readonly t: Translate<${type}Words>;
  readonly form: FormController;
  /** Level of the step's heading. */
  readonly level: number;
  /** Checks this step and goes on. */
  readonly next: (event: Event) => void;
}
`,
    [`${folder}/steps/ask.ts`]: `import { html, type TemplateResult } from 'lit';
import { area } from '../../../fields/area.ts';
import { button } from '../../../fields/button.ts';
import { errorSummary } from '../../../fields/error-summary.ts';
import { heading } from '../../../fields/heading.ts';
import { questionMax } from '../${name}.model.ts';
import type { Screen } from './screen.ts';

/** The question. */
export function ask({ t, form, level, next }: Screen): TemplateResult {
  return html\`
    \${errorSummary(form, level)}
    <form novalidate @submit=\${next}>
      \${heading(t('ask.title'), level)} \${area(form, { name: 'question', label: t('ask.question'), maxLength: questionMax })}
      <div class="buttons">\${button({ label: form.host.words.shared('continue') })}</div>
    </form>
  \`;
}
`,
    [`${folder}/steps/done.ts`]: `import { html, type TemplateResult } from 'lit';
import { heading } from '../../../fields/heading.ts';
import type { Screen } from './screen.ts';

/** The last page. */
export const done = ({ t, level }: Screen): TemplateResult => html\`\${heading(t('done.title'), level)}\`;
`,
    [`test/widgets/${name}/${name}.model.test.ts`]: `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, questionMax } from '../../../src/widgets/${name}/${name}.model.ts';

const codes = (question: string) => check({ question }).map(({ code }) => code);

describe('a question', () => {
  it('is required', () => assert.deepEqual(codes('  '), ['required']));
  it('has an end', () => assert.deepEqual(codes('a'.repeat(questionMax + 1)), ['too-long']));
  it('is right otherwise', () => assert.deepEqual(codes('When are you open?'), []));
});
`,
    [`test/widgets/${name}/${name}.test.ts`]: `import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/${name}/define.ts';
import { close, open } from '../../helpers/open.ts';

const start = (lang = 'en') =>
  open((api) => html\`<council-${name} api-base=\${api}><a href="tel:01632960001">Call us</a></council-${name}>\`, {}, { lang });

describe('council-${name}', () => {
  afterEach(close);

  it('goes from the question to the last page, and tells the page without what was typed', async () => {
    const page = await start();
    await page.heading('How can we help?');
    await page.isAccessible();
    await page.fill('Your question', 'When are you open?');
    const finished = oneEvent(page.widget, 'council-${name}-finished');
    await page.press('Continue');
    await page.heading('Thank you');
    expect((await finished).detail).to.deep.equal({ widget: '${name}' });
    await page.isAccessible();
  });

  it('says what is missing and keeps what is there', async () => {
    const page = await start();
    await page.heading('How can we help?');
    await page.press('Continue');
    await page.shows('There is a problem');
    await page.isAccessible();
  });

  it('speaks Welsh', async () => {
    const page = await start('cy');
    await page.heading('Sut gallwn ni helpu?');
    await page.isAccessible();
  });
});
`,
    [`stories/widgets/${name}.stories.ts`]: `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import '../../src/widgets/${name}/define.ts';

const meta: Meta = {
  title: 'Widgets/${title}',
  component: 'council-${name}',
  render: () => html\`<council-${name} api-base="https://api.exampleton.test/"></council-${name}>\`,
};
export default meta;

/** The widget's own part of the page, once the question is there. */
async function ready(page: HTMLElement) {
  const root = await waitFor(() => {
    const found = page.querySelector('council-${name}')?.shadowRoot;
    if (!found?.querySelector('form')) throw new Error('the widget is not ready');
    return found;
  });
  return within(root as unknown as HTMLElement);
}

export const Question: StoryObj = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await expect(widget.getByLabelText('Your question')).toBeVisible();
  },
};

export const Wrong: StoryObj = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await userEvent.click(widget.getByRole('button', { name: 'Continue' }));
    await expect(await widget.findByText('There is a problem')).toBeVisible();
  },
};

export const Done: StoryObj = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await userEvent.type(widget.getByLabelText('Your question'), 'When are you open?');
    await userEvent.click(widget.getByRole('button', { name: 'Continue' }));
    await expect(await widget.findByText('Thank you')).toBeVisible();
  },
};
`,
    [`demo/${name}.html`]: demoPage(name, title, demo.en),
    [`demo/cy/${name}.html`]: demoPage(name, title, demo.cy),
  };
}

export interface Line {
  readonly file: string;
  /** What the line stands before; at the end of the file without it. */
  readonly before?: string;
  readonly text: string;
}

/** Lines that name a new widget elsewhere. */
export const lines = (name: string, type: string): readonly Line[] => [
  { file: 'src/loader/files.ts', before: '};', text: `  '${name}': ['./widgets/${name}/define.ts'],\n` },
  { file: 'src/all.ts', text: `import './widgets/${name}/define.ts';\n` },
  {
    file: 'src/index.ts',
    text: `export { ${type} } from './widgets/${name}/${name}.ts';\nexport type * from './widgets/${name}/${name}.events.ts';\n`,
  },
  {
    file: 'README.md',
    before: '### `<council-settings>`',
    text: `### \`<council-${name}>\`

Asks a resident one question. Takes \`api-base\`, \`lang\`, \`theme\`, \`contact\` and \`heading-level\` as above, and emits
\`council-${name}-finished\` at the end.

`,
  },
];

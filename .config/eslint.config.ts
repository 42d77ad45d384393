import js from '@eslint/js';
import type { ESLint, Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
// @ts-expect-error -- It has no types.
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

function configOf(plugin: ESLint.Plugin, name: string): Linter.Config {
  const config = plugin.configs?.[name];
  if (!config) throw new Error(`A plugin has no configuration ${name}`);
  return config as Linter.Config;
}

const page = ['src/**/*.ts', 'stories/**/*.ts', 'demo/**/*.{ts,js}', '.storybook/**/*.ts'];
const tests = ['test/**/*.ts'];

/** A page with a strict policy blocks inline styles, and markup from strings is how scripts get in. */
const unsafeMarkup = [
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/(^|\\s)style\\s*=|<style/i]',
    message: 'A strict content policy blocks inline styles: use `static styles` or `style.setProperty()`.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\.(inner|outer)HTML\\s*=|srcdoc\\s*=/]',
    message: 'Markup from a string can carry a script: render a template.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc|cssText)$/]',
    message: 'Markup from a string can carry a script, and `cssText` is an inline style: render a template.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'Markup from a string can carry a script: render a template.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^write(ln)?$/][callee.object.name="document"]',
    message: 'Markup from a string can carry a script: render a template.',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: 'A strict content policy blocks inline styles: use `style.setProperty()`.',
  },
];

const house = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings, or an array `as const`.' },
  { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' },
  {
    selector:
      'PropertyDefinition[accessibility="private"]:not(:has(Decorator)), MethodDefinition[accessibility="private"]',
    message: 'Private is `#`; the word only where a decorator forbids it.',
  },
];

const unsafeDirectives = {
  patterns: [
    {
      group: [
        'lit/directives/style-map*',
        'lit/directives/unsafe-*',
        'lit-html/directives/style-map*',
        'lit-html/directives/unsafe-*',
      ],
      message: 'Blocked by a strict content policy, or a way in for scripts.',
    },
  ],
};

export default defineConfig(
  { ignores: ['**/dist', '**/node_modules', 'storybook-static', '.data', 'coverage'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'server/tsconfig.json', 'test/journeys/tsconfig.json'],
        tsconfigRootDir: process.cwd(),
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-imports': ['error', unsafeDirectives],
      'no-restricted-syntax': ['error', ...house],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A number in a template is what it looks like; an object is still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Control characters are looked for in order to refuse them; texts are spread by code point on purpose.
      'no-control-regex': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A signal's reason is passed on as it came.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      // `emit<Detail>()` says what an event carries.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `() => this.#send()` as a handler is what it looks like.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // What only looks like an instance of a class is enough: types are by shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // There are none.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
    },
  },
  {
    files: page,
    extends: [
      configOf(lit, 'flat/recommended'),
      configOf(litA11y as ESLint.Plugin, 'recommended'),
      configOf(wc, 'flat/best-practice'),
    ],
    rules: {
      'no-restricted-syntax': ['error', ...house, ...unsafeMarkup],
      // A browser may lack what the types promise, and a field may not be set yet while a class is being made.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'lit/no-template-map': 'off',
      'lit/no-this-assign-in-render': 'error',
    },
  },
  // Scripts of the demo's pages need no build; TypeScript knows their names too.
  { files: ['demo/**/*.js'], rules: { 'no-undef': 'off' } },
  {
    files: tests,
    rules: {
      // `expect(x).to.be.true` reads as it should, and `node:test` returns promises that it awaits itself.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'describe', 'test', 'suite'], package: 'node:test' },
            // Chai's `deep.equal()`, which a plugin lets compare snapshots too.
            { from: 'package', name: ['Equal', 'DomDiff'], package: '@types/chai' },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['stories/**/*.ts', '.storybook/**/*.ts', '*.config.ts', '.config/**/*.ts'],
    // Storybook, Vite and ESLint read a default export.
    rules: {
      'no-restricted-syntax': [
        'error',
        ...unsafeMarkup,
        ...house.filter(({ selector }) => !selector.startsWith('Export')),
      ],
    },
  },
  {
    // What a page loads as it is: typed, where it is, by comments.
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' },
  },
  // Sums over arrays whose length is known; a page's code checks instead.
  {
    files: ['server/exampleton/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // A page can hide the methods of a document or a form: these call them from their prototypes.
    files: ['src/loader/**/*.ts', 'src/settings/page.ts', 'test/loader/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/no-deprecated': 'off' },
  },
  // These are command lines: printing is what they do.
  { files: ['.config/**/*.ts', 'bench/**/*.ts', 'server/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
);

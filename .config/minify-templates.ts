/**
 * Makes Lit's templates and style sheets small, which minifiers leave as they are. In markup only runs of white space
 * that contain a line break become one space: nothing that a reader could see changes. A style sheet that is no CSS
 * fails the build.
 */
import { transform } from 'lightningcss';
import { RolldownMagicString } from 'rolldown';
import type { Plugin } from 'vite';
import { changed } from './build.ts';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

interface Quasi {
  readonly start: number;
  readonly end: number;
  readonly value: { readonly raw: string; readonly cooked: string };
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** All template literals with one of our tags. */
function* tagged(node: Node): Generator<{ readonly tag: string; readonly quasis: readonly Quasi[] }> {
  if (node.type === 'TaggedTemplateExpression') {
    const { tag, quasi } = node as unknown as { tag: { name?: string }; quasi: { quasis: Quasi[] } };
    if (tag.name !== undefined) yield { tag: tag.name, quasis: quasi.quasis };
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) yield* tagged(child);
  }
}

const withoutIndentation = ({ value }: Quasi): string => value.raw.replace(/\s*\n\s*/g, ' ');

function smallSheet({ value }: Quasi): string {
  const { code } = transform({ filename: 'sheet.css', code: Buffer.from(value.cooked), minify: true });
  return code.toString().replace(/[\\`]|\$\{/g, '\\$&');
}

const minifiers: Readonly<Record<string, (quasi: Quasi) => string>> = {
  html: withoutIndentation,
  svg: withoutIndentation,
  css: smallSheet,
};

/** White space counts in these elements. */
const verbatim = /<(pre|textarea)\b/;

export function minifyTemplates(): Plugin {
  return {
    name: 'council-minify-templates',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts(\?|$)/.test(id) || !/\b(html|svg|css)`/.test(code)) return null;
      const text = new RolldownMagicString(code);
      for (const { tag, quasis } of tagged(this.parse(code) as unknown as Node)) {
        const minify = minifiers[tag];
        if (!minify || quasis.some(({ value }) => verbatim.test(value.raw))) continue;
        if (tag === 'css' && quasis.length > 1) this.error(`${id} has a style sheet that is put together`);
        for (const quasi of quasis) {
          if (quasi.start < quasi.end) text.overwrite(quasi.start, quasi.end, minify(quasi));
        }
      }
      return changed(text);
    },
  };
}

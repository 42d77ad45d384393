/**
 * Takes indentation out of Lit templates and style sheets, which minifiers leave as they are. Only runs of white space
 * that contain a line break become one space; nothing that a reader could see changes.
 */
import { RolldownMagicString } from 'rolldown';
import type { Plugin } from 'vite';
import { changed } from './build.ts';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

interface Quasi {
  readonly start: number;
  readonly end: number;
  readonly value: { readonly raw: string };
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

const minifiers: Readonly<Record<string, (text: string) => string>> = {
  html: (text) => text.replace(/\s*\n\s*/g, ' '),
  svg: (text) => text.replace(/\s*\n\s*/g, ' '),
  css: (text) =>
    text.replace(
      /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*([{};])\s*|(:)\s+|\s+/g,
      (_, string?: string, mark?: string, colon?: string) => {
        return string ?? mark ?? colon ?? ' ';
      },
    ),
};

/** White space counts in these elements. */
const verbatim = /<(pre|textarea)\b/;

export function minifyTemplates(): Plugin {
  return {
    name: 'council-minify-templates',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(html|svg|css)`/.test(code)) return null;
      const text = new RolldownMagicString(code);
      for (const { tag, quasis } of tagged(this.parse(code) as unknown as Node)) {
        const minify = minifiers[tag];
        if (!minify || quasis.some(({ value }) => verbatim.test(value.raw))) continue;
        for (const { start, end, value } of quasis) {
          if (start < end) text.overwrite(start, end, minify(value.raw));
        }
      }
      return changed(text);
    },
  };
}

import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** One call that says words: `t(…)` or `shared(…)`, alone or as a member. */
export interface Asked {
  /** `src/…/file.ts:12` */
  readonly where: string;
  readonly file: string;
  readonly by: 't' | 'shared';
  /** Every key that is written out, also on both sides of a `? :`. */
  readonly keys: readonly string[];
  /** Patterns of keys that are put together: `problem.${kind}`. */
  readonly patterns: readonly RegExp[];
  /** Names of what is filled in; undefined when some of it is not written out. */
  readonly filled: ReadonlySet<string> | undefined;
  /** The key, or a part of it, has a name here: any text in the file may be it. */
  readonly named: boolean;
}

/** What the page code asks of its words, and the texts in each file that a named key may come from. */
export interface Asking {
  readonly calls: readonly Asked[];
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly patterns: ReadonlyMap<string, readonly RegExp[]>;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patternOf = ({ head, templateSpans }: ts.TemplateExpression): RegExp =>
  new RegExp(`^${escaped(head.text)}${templateSpans.map(({ literal }) => `(.+)${escaped(literal.text)}`).join('')}$`);

function keysOf(key: ts.Expression): { keys: string[]; patterns: RegExp[]; named: boolean } {
  if (ts.isStringLiteralLike(key)) return { keys: [key.text], patterns: [], named: false };
  if (ts.isTemplateExpression(key)) return { keys: [], patterns: [patternOf(key)], named: false };
  if (!ts.isConditionalExpression(key)) return { keys: [], patterns: [], named: true };
  const [yes, no] = [keysOf(key.whenTrue), keysOf(key.whenFalse)];
  return {
    keys: [...yes.keys, ...no.keys],
    patterns: [...yes.patterns, ...no.patterns],
    named: yes.named || no.named,
  };
}

function filledBy(values: ts.Expression | undefined): ReadonlySet<string> | undefined {
  if (!values) return new Set();
  if (!ts.isObjectLiteralExpression(values) || values.properties.some(ts.isSpreadAssignment)) return undefined;
  return new Set(values.properties.map(({ name }) => (name && ts.isIdentifier(name) ? name.text : '')));
}

function calleeOf({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** Reads every module of `src/` but the words themselves. Paths are relative to the root, with `/`. */
export function readAsking(root: string): Asking {
  const calls: Asked[] = [];
  const texts = new Map<string, Set<string>>();
  const patterns = new Map<string, RegExp[]>();
  for (const path of globSync('src/**/*.ts', { cwd: root })) {
    const file = path.replaceAll('\\', '/');
    if (/\/words\/[^/]+$/.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(`${root}/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    const own = new Set<string>();
    const ownPatterns: RegExp[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) own.add(node.text);
      if (ts.isTemplateExpression(node) && /^[\w.-]+$/.test(node.head.text)) ownPatterns.push(patternOf(node));
      const [key, values] = ts.isCallExpression(node) ? node.arguments : [];
      const by = ts.isCallExpression(node) ? calleeOf(node) : '';
      if (key && (by === 't' || by === 'shared')) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        calls.push({ where: `${file}:${line}`, file, by, ...keysOf(key), filled: filledBy(values) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    texts.set(file, own);
    patterns.set(file, ownPatterns);
  }
  return { calls, texts, patterns };
}

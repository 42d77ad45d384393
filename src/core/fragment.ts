/** Our part of a page's fragment, `#council-case=…`. */
export interface FragmentPart<Kind extends string> {
  readonly kind: Kind;
  /** A token, or a public report's reference. */
  readonly value: string;
  /** The fragment without it, empty when nothing else was in it. */
  readonly rest: string;
}

/**
 * Reads our part of a page's fragment; what others have put beside it stays theirs.
 * @param names what it begins with, by kind.
 */
export function readFragment<Kind extends string>(
  hash: string,
  names: Readonly<Record<Kind, string>>,
): FragmentPart<Kind> | undefined {
  const kinds = Object.keys(names) as Kind[];
  const parts = hash.replace(/^#/, '').split('&');
  for (const part of parts) {
    const kind = kinds.find((each) => part.startsWith(`${names[each]}=`));
    // Our earliest links had the reference before the token.
    const value =
      kind &&
      part
        .slice(names[kind].length + 1)
        .split('.')
        .at(-1);
    if (!kind || !value || !/^[\w-]+$/.test(value)) continue;
    const rest = parts.filter((other) => other !== part).join('&');
    return { kind, value, rest: rest && `#${rest}` };
  }
  return undefined;
}

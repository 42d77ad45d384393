/**
 * JSON as the standard has it. Old libraries still on council pages give `Array.prototype` a `toJSON` that returns text,
 * which `JSON.stringify` would then quote a second time: so arrays are written here.
 */
export function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`).join()}}`;
}

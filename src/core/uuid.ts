/** A random UUID, version 4. `crypto.randomUUID` is only there on secure pages; a page on plain http needs one too. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const set = (at: number, keep: number, mark: number) => (bytes[at] = ((bytes[at] ?? 0) & keep) | mark);
  set(6, 0x0f, 0x40);
  set(8, 0x3f, 0x80);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

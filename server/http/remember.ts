/**
 * Remembers for some seconds what is asked for again and again and changes a few times a year. Those who ask at once
 * share one load; a load that fails, or finds nothing, is not remembered.
 * @param most how many answers are kept; beyond that the oldest goes
 */
export function remember<Key extends readonly (string | undefined)[], Value>(
  seconds: number,
  most: number,
  load: (...key: Key) => Promise<Value>,
): (...key: Key) => Promise<Value> {
  const kept = new Map<string, { until: number; value: Promise<Value> }>();
  return (...key) => {
    const name = JSON.stringify(key);
    const found = kept.get(name);
    if (found && found.until > performance.now()) return found.value;
    const value = load(...key);
    kept.delete(name);
    kept.set(name, { until: performance.now() + seconds * 1000, value });
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
    const forget = () => kept.get(name)?.value === value && kept.delete(name);
    value.then((loaded) => loaded === undefined && forget(), forget);
    return value;
  };
}

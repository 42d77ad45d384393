/** What is said to the integrator, kept from the console of the test run. */
export function listen(): { readonly errors: string[]; readonly warnings: string[]; stop: () => void } {
  const { error, warn } = console;
  const errors: string[] = [];
  const warnings: string[] = [];
  const said = (values: readonly unknown[]) =>
    values.map((value) => (value instanceof Error ? `${value.name}: ${value.message}` : String(value))).join(' ');
  console.error = (...values: unknown[]) => void errors.push(said(values));
  console.warn = (...values: unknown[]) => void warnings.push(said(values));
  const stop = () => Object.assign(console, { error, warn });
  return { errors, warnings, stop };
}

/**
 * A session history of a test's own in the place of the browser's. The runner opens every test file in one tab: after
 * some fifty entries a browser drops the oldest, and its Back may then leave the page that is being tested.
 */
export class OwnHistory {
  #entries: unknown[] = [null];
  #at = 0;

  /** Puts it in the place of `history`, until `restore`. */
  start(state: unknown): void {
    this.#entries = [state];
    this.#at = 0;
    const go = (steps: number) => {
      const to = this.#at + steps;
      if (to < 0 || to >= this.#entries.length) return;
      // As in a browser: later, and from where it is then.
      setTimeout(() => {
        this.#at = to;
        dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
      });
    };
    const own: PropertyDescriptorMap = {
      state: { get: () => structuredClone(this.#entries[this.#at]) },
      length: { get: () => this.#entries.length },
      pushState: {
        value: (pushed: unknown) => {
          this.#entries = [...this.#entries.slice(0, this.#at + 1), structuredClone(pushed)];
          this.#at++;
        },
      },
      replaceState: { value: (replaced: unknown) => (this.#entries[this.#at] = structuredClone(replaced)) },
      back: { value: () => go(-1) },
      forward: { value: () => go(1) },
    };
    for (const [name, property] of Object.entries(own)) {
      Object.defineProperty(history, name, { ...property, configurable: true });
    }
  }

  restore(): void {
    for (const name of ['state', 'length', 'pushState', 'replaceState', 'back', 'forward']) {
      Reflect.deleteProperty(history, name);
    }
  }
}

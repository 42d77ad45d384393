import { Task, TaskStatus } from '@lit/task';
import type { ApiClient, CallOptions } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ApiHost } from './host.ts';

/**
 * Something that a widget reads from the API: asked again when the API, the language or an argument changes. What was
 * read stays in sight while it is asked again, unless another council is. The last question asked is the one that is
 * answered.
 */
export class TaskController<Args extends readonly unknown[], Output> {
  readonly #task: Task<readonly unknown[], Output | undefined>;
  #value: Output | undefined;
  #source: ApiClient | undefined;

  /**
   * @param call reads; not called while `args` is undefined.
   */
  constructor(
    host: ApiHost,
    args: () => Args | undefined,
    call: (api: ApiClient, options: CallOptions, ...args: Args) => Promise<Output>,
  ) {
    this.#task = new Task(host, {
      args: () => [host.api, host.language, ...(args() ?? [undefined])],
      task: async (_args, { signal }) => {
        const { api, language } = host;
        const wanted = args();
        if (api !== this.#source) this.#value = undefined;
        this.#source = api;
        if (!api || !wanted) return (this.#value = undefined);
        const value = await call(api, { language, signal }, ...wanted);
        if (!signal.aborted) this.#value = value;
        return value;
      },
    });
  }

  /** What was read last. */
  get value(): Output | undefined {
    return this.#value;
  }

  get pending(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** Why it could not be read. */
  get problem(): ApiProblem | undefined {
    if (this.#task.status !== TaskStatus.ERROR) return undefined;
    const { error } = this.#task;
    return error instanceof ApiProblem ? error : new ApiProblem('unreadable', { cause: error });
  }

  readonly retry = (): void => {
    void this.#task.run();
  };
}

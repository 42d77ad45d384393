import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Point } from '../../contract/council.ts';
import { roundPoint } from './location-picker.model.ts';

/** Why a device did not say where it is. */
export type DeviceFault = 'refused' | 'unavailable' | 'timeout';

const timeout = 15_000;
const maximumAge = 30_000;
/** Some browsers never answer when the question is waved away: `timeout` runs only after a yes. */
const patience = 60_000;

/**
 * Asks the device where it is, and only when somebody has pressed for it. The answer to an earlier question, or one
 * that comes after `stop()`, is dropped.
 */
export class DeviceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #asking: symbol | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  fault: DeviceFault | undefined;
  point: Point | undefined;
  /** Metres to within which the device is sure of `point`. */
  accuracy = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get asking(): boolean {
    return this.#asking !== undefined;
  }

  ask(): void {
    this.stop();
    const asked = (this.#asking = Symbol('asked'));
    const settle = (outcome: { point: Point; accuracy: number } | { fault: DeviceFault }) => {
      if (this.#asking !== asked) return;
      this.stop();
      Object.assign(this, outcome);
    };
    this.#timer = setTimeout(() => settle({ fault: 'timeout' }), patience);
    // Absent on a page that is not secure, whatever the types say.
    const geolocation = navigator.geolocation as Geolocation | undefined;
    if (!geolocation) return settle({ fault: 'unavailable' });
    geolocation.getCurrentPosition(
      ({ coords }) =>
        settle({
          point: roundPoint({ lat: coords.latitude, lng: coords.longitude }),
          accuracy: coords.accuracy,
        }),
      ({ code }) => settle({ fault: ({ 1: 'refused', 3: 'timeout' } as const)[code] ?? 'unavailable' }),
      { enableHighAccuracy: true, timeout, maximumAge },
    );
  }

  /** Forgets the question and its answer. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asking = this.fault = this.point = undefined;
    this.accuracy = 0;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
  }
}

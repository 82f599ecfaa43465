// Where the device is. Looked for ahead of a press only where the officer has allowed it before, never sent without a press,
// and never waited for longer than `patienceMs`: a press goes out without a position, and says why.
import type { Schemas } from '../api/client';
import { createStore } from '../ui/store';

export const patienceMs = 6_000;
/** Good enough to send at once: the place of an office is told apart from its neighbour's at this accuracy. */
export const preciseMetres = 50;
const freshMs = 20_000;

export type Absence = NonNullable<Schemas['ClockEventRequest']['position_absence']>;
export type Found = { position: Schemas['Position'] } | { position_absence: Absence };

export type PositionState =
  | { state: 'asking' }
  /** The browser will ask at the press. */
  | { state: 'prompt' }
  | { state: 'locating' }
  | { state: 'ready'; accuracy: number }
  | { state: Absence };

export const positionState = createStore<PositionState>({ state: 'asking' });

let latest: { position: Schemas['Position']; at: number } | undefined;
let watching: number | undefined;

const geolocation = (): Geolocation | undefined => ('geolocation' in navigator ? navigator.geolocation : undefined);

function note(found: GeolocationPosition): Schemas['Position'] {
  const { latitude, longitude, accuracy } = found.coords;
  const position = { latitude, longitude, accuracy_m: accuracy };
  latest = { position, at: Date.now() };
  positionState.set({ state: 'ready', accuracy });
  return position;
}

export function absenceOf(code: number): Absence {
  if (code === 1) return 'denied';
  return code === 3 ? 'timeout' : 'unavailable';
}

function fail(error: GeolocationPositionError): void {
  if (!latest || error.code === 1) positionState.set({ state: absenceOf(error.code) });
}

function watch(): void {
  const source = geolocation();
  if (!source || watching !== undefined) return;
  positionState.set({ state: 'locating' });
  watching = source.watchPosition(note, fail, { enableHighAccuracy: true, maximumAge: freshMs, timeout: 20_000 });
}

function unwatch(): void {
  if (watching !== undefined) geolocation()?.clearWatch(watching);
  watching = undefined;
}

/** Follows the position while the clock page is in view, where that was allowed before. The answer ends it. */
export function followPosition(): () => void {
  let over = false;
  let permission: PermissionStatus | undefined;
  const adapt = (): void => {
    if (over) return;
    const state = permission?.state ?? 'prompt';
    if (state === 'granted' && !document.hidden) {
      watch();
      return;
    }
    unwatch();
    if (state === 'denied') positionState.set({ state: 'denied' });
    else if (state === 'prompt' && positionState.get().state !== 'ready') positionState.set({ state: 'prompt' });
  };
  if (!geolocation()) positionState.set({ state: 'unsupported' });
  else {
    document.addEventListener('visibilitychange', adapt);
    const query = navigator.permissions?.query({ name: 'geolocation' }) ?? Promise.reject(new Error('no permissions'));
    query.then((found) => {
      permission = found;
      found.addEventListener('change', adapt);
      adapt();
    }, adapt);
  }
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', adapt);
    permission?.removeEventListener('change', adapt);
    unwatch();
  };
}

/** The best position within `patienceMs`, or why there is none. Never fails. */
export function findPosition(): Promise<Found> {
  const source = geolocation();
  if (!source) return Promise.resolve({ position_absence: 'unsupported' });
  const ready = latest;
  if (ready && Date.now() - ready.at <= freshMs && ready.position.accuracy_m <= preciseMetres) {
    return Promise.resolve({ position: ready.position });
  }
  return new Promise((resolve) => {
    const started = Date.now();
    const usable = (): Found | undefined =>
      latest && started - latest.at <= freshMs ? { position: latest.position } : undefined;
    // The browser's own limit does not run while its question stands open, so ours stands beside it.
    const limit = setTimeout(() => {
      const found = usable();
      if (!found) positionState.set({ state: 'timeout' });
      resolve(found ?? { position_absence: 'timeout' });
    }, patienceMs);
    const finish = (found: Found): void => {
      clearTimeout(limit);
      resolve(found);
    };
    positionState.set({ state: 'locating' });
    source.getCurrentPosition(
      (found) => finish({ position: note(found) }),
      (error) => {
        fail(error);
        finish(usable() ?? { position_absence: absenceOf(error.code) });
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: patienceMs },
    );
  });
}

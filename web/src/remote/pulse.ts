// The pulses of today: asked for when the page opens and once a minute while it is looked at. The server tells of a pulse only when it
// was asked, so that nobody waits for its minute; nothing is pushed.
import { useEffect } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { findPosition } from '../clock/position';
import { uuid7 } from '../clock/uuid';
import { createStore } from '../ui/store';

export type OwnPulses = Schemas['OwnPulses'];
export type OwnPulse = Schemas['OwnPulse'];
export type OwnPulseDay = Schemas['OwnPulseDay'];

export const pulses = createStore<OwnPulses | undefined>(undefined);
export const pulsesFailure = createStore<unknown>(undefined);

const everyMs = 60_000;

/** The pulse that is asked now. */
export const openPulse = (own: OwnPulses | undefined): OwnPulse | undefined => own?.days[0]?.pulses.find((pulse) => pulse.state === 'open');

export async function renewPulses(): Promise<void> {
  try {
    pulses.set(await ask(api.GET('/pulses/today')));
    pulsesFailure.set(undefined);
  } catch (error) {
    pulsesFailure.set(error);
  }
}

// A key belongs to one answer: an attempt whose answer never came is made again under the same one.
let attempt: { pulse: string; key: string } | undefined;

/** Answers with the position that the device gives, or with why there is none. @throws Refusal, Unreachable */
export async function answerPulse(pulse: string, by: 'tap' | 'page'): Promise<Schemas['PulseAnswer']> {
  if (attempt?.pulse !== pulse) attempt = { pulse, key: uuid7() };
  const { key } = attempt;
  const found = await findPosition();
  const answer = await ask(api.POST('/pulses', { body: { pulse_id: pulse, key, given_by: by, ...found } }));
  attempt = undefined;
  await renewPulses();
  return answer;
}

const setting = 'spotme.pulse-page';

function remembered(): boolean {
  try {
    return localStorage.getItem(setting) === 'on';
  } catch {
    return false;
  }
}

/** Whether this device's open page answers by itself; off until the officer turns it on. */
export const pageAnswers = createStore(remembered());

export function letPageAnswer(on: boolean): void {
  try {
    if (on) localStorage.setItem(setting, 'on');
    else localStorage.removeItem(setting);
  } catch {
    // It holds for as long as the page is open.
  }
  pageAnswers.set(on);
}

async function mayLocate(): Promise<boolean> {
  const found = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined);
  return found?.state === 'granted';
}

/** Answers by itself what is asked, where that was turned on and the position may be used. */
async function answerByPage(): Promise<void> {
  const open = openPulse(pulses.get());
  if (!open?.id || !pageAnswers.get() || document.hidden || !(await mayLocate())) return;
  await answerPulse(open.id, 'page').catch(() => undefined);
}

/** Keeps the pulses of today while something shows them. */
export function usePulses(): void {
  useEffect(() => {
    const renew = (): void => {
      if (!document.hidden) void renewPulses().then(answerByPage);
    };
    renew();
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
}

// The server's time, ticking here. The device's clock gives only the pace; how far it is off is learnt from each answer.
import { createStore } from '../ui/store';

/** Milliseconds that the device's clock is behind the server's; undefined until the server has been heard on this visit. */
export const clockOffset = createStore<number | undefined>(undefined);

/**
 * Learns from an answer that carried `serverNow`, asked at `sentAt` and come at `receivedAt` (milliseconds of this device):
 * the server read its clock in between, so half the way is the least wrong.
 */
export function offsetFrom(serverNow: string, sentAt: number, receivedAt: number): number {
  return Date.parse(serverNow) - (sentAt + receivedAt) / 2;
}

/** The server's time in milliseconds; the device's own until the server has been heard. */
export const serverNow = (): number => Date.now() + (clockOffset.get() ?? 0);

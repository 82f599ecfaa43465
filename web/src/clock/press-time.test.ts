import { expect, test } from 'vitest';
import { retryAfterSeconds } from '../api/client';
import { instantOf, minutesUntil } from './leave';
import { absenceOf } from './position';
import { offsetFrom } from './server-clock';
import { uuid7 } from './uuid';

test('the offset takes half the way of an answer', () => {
  expect(offsetFrom('1970-01-01T08:00:10+08:00', 3_000, 5_000)).toBe(6_000);
});

test('a minute of a work day is an instant in Malaysia, also on the day after', () => {
  expect(new Date(instantOf('2026-11-24', '17:07')).toISOString()).toBe('2026-11-24T09:07:00.000Z');
  expect(new Date(instantOf('2026-11-24', '06:00+1')).toISOString()).toBe('2026-11-24T22:00:00.000Z');
});

test('a minute that has begun counts, and one that has passed is none', () => {
  expect(minutesUntil(120_000, 59_999)).toBe(2);
  expect(minutesUntil(120_000, 60_000)).toBe(1);
  expect(minutesUntil(120_000, 120_000)).toBe(0);
  expect(minutesUntil(120_000, 500_000)).toBe(0);
});

test('a key is a UUID of version 7 that sorts by its time', () => {
  const zero = new Uint8Array(10);
  expect(uuid7(0x0123456789ab, zero)).toBe('01234567-89ab-7000-8000-000000000000');
  expect(uuid7(0x0123456789ab, zero.map(() => 255))).toBe('01234567-89ab-7fff-bfff-ffffffffffff');
  expect(uuid7(1_000) < uuid7(1_001)).toBe(true);
  expect(new Set(Array.from({ length: 1_000 }, () => uuid7(5))).size).toBe(1_000);
});

test('Retry-After is a number of seconds or a date', () => {
  const now = Date.parse('2026-11-24T00:00:00Z');
  expect(retryAfterSeconds('30', now)).toBe(30);
  expect(retryAfterSeconds('Tue, 24 Nov 2026 00:01:00 GMT', now)).toBe(60);
  expect(retryAfterSeconds('Mon, 23 Nov 2026 00:01:00 GMT', now)).toBe(0);
  expect(retryAfterSeconds('-5', now)).toBe(0);
  for (const header of [null, '', 'soon']) expect(retryAfterSeconds(header, now)).toBeUndefined();
});

test('why there is no position', () => {
  expect([1, 2, 3].map(absenceOf)).toEqual(['denied', 'unavailable', 'timeout']);
});

import { expect, test } from 'vitest';
import { daysOf, monday, rangeOf, wrongRange } from './period';

const own = { from: '2026-01-05', to: '2026-01-06' };

test('a week begins on Monday', () => {
  expect(monday('2026-11-23')).toBe('2026-11-23');
  expect(monday('2026-11-29')).toBe('2026-11-23');
  expect(monday('2026-11-30')).toBe('2026-11-30');
});

test('each period as of a day', () => {
  const of = (name: Parameters<typeof rangeOf>[0], today = '2026-11-26') => Object.values(rangeOf(name, today, own)).join(' ');
  expect(of('week')).toBe('2026-11-23 2026-11-26');
  expect(of('month')).toBe('2026-11-01 2026-11-26');
  expect(of('last_month')).toBe('2026-10-01 2026-10-31');
  expect(of('last_month', '2026-03-31')).toBe('2026-02-01 2026-02-28');
  expect(of('quarter')).toBe('2026-10-01 2026-11-26');
  expect(of('quarter', '2026-01-01')).toBe('2026-01-01 2026-01-01');
  expect(of('year')).toBe('2026-01-01 2026-11-26');
  expect(of('own')).toBe('2026-01-05 2026-01-06');
});

test('a range of a year at most', () => {
  expect(daysOf({ from: '2026-11-26', to: '2026-11-26' })).toBe(1);
  expect(wrongRange({ from: '2025-01-01', to: '2025-12-31' })).toBeUndefined();
  expect(wrongRange({ from: '2025-01-01', to: '2026-01-01' })).toBeUndefined();
  expect(wrongRange({ from: '2025-01-01', to: '2026-01-02' })).toBe('long');
  expect(wrongRange({ from: '2025-01-02', to: '2025-01-01' })).toBe('reversed');
  expect(wrongRange({ from: '', to: '2025-01-01' })).toBe('incomplete');
});

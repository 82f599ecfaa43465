import { expect, test } from 'vitest';
import { daysUntil } from './due';

test('days are counted as on a calendar', () => {
  expect(daysUntil('2026-11-24', '2026-11-24')).toBe(0);
  expect(daysUntil('2026-11-25', '2026-11-24')).toBe(1);
  expect(daysUntil('2026-12-01', '2026-11-30')).toBe(1);
  expect(daysUntil('2026-11-23', '2026-11-24')).toBe(-1);
  expect(daysUntil('2027-01-01', '2026-12-31')).toBe(1);
});

import { expect, test } from 'vitest';
import { daysBetween } from './days';

test('days are counted over months and years', () => {
  expect(daysBetween('2026-11-25', '2026-11-25')).toBe(0);
  expect(daysBetween('2026-11-25', '2026-12-02')).toBe(7);
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysBetween('2026-11-25', '2026-11-24')).toBe(-1);
});

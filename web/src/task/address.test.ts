import { expect, test } from 'vitest';
import { dayOf, daysBetween, isId, nextWeekday, onDay } from './address';

test('an address names a day, or leaves it to the server', () => {
  expect(dayOf('tarikh=2026-11-24')).toBe('2026-11-24');
  for (const search of ['', 'tarikh=', 'tarikh=semalam', 'tarikh=2026-13-40']) expect(dayOf(search)).toBeUndefined();
  expect(onDay('/tugasan', '2020-01-02')).toBe('/tugasan?tarikh=2020-01-02');
});

test('days are counted both ways', () => {
  expect(daysBetween('2026-11-26', '2026-11-26')).toBe(0);
  expect(daysBetween('2026-11-30', '2026-12-01')).toBe(1);
  expect(daysBetween('2026-11-26', '2026-11-24')).toBe(-2);
});

test('the next weekday leaves out the weekend', () => {
  expect(nextWeekday('2026-11-26')).toBe('2026-11-27');
  expect(nextWeekday('2026-11-27')).toBe('2026-11-30');
  expect(nextWeekday('2026-11-28')).toBe('2026-11-30');
});

test('only an id is an id', () => {
  expect(isId('019ac0de-0000-7000-8000-000000000001')).toBe(true);
  expect(isId('baharu')).toBe(false);
});

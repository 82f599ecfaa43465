import { expect, test } from 'vitest';
import { recurrenceOf, rhythmFrom } from './recurrence';

test('what comes once has no recurrence', () => {
  expect(recurrenceOf(rhythmFrom('2026-11-26'), '2026-11-26')).toBeUndefined();
});

test('a rhythm begins with the weekday and the day of its begin', () => {
  const thursday = rhythmFrom('2026-11-26');
  expect(recurrenceOf({ ...thursday, every: 'week' }, '2026-11-26')).toEqual({
    every: 'week',
    weekdays: [4],
    from: '2026-11-26',
    until: '2027-05-27',
    due_days: 0,
  });
  expect(recurrenceOf({ ...thursday, every: 'month' }, '2026-11-26')).toMatchObject({ every: 'month', day: 26 });
  expect(rhythmFrom('2026-11-29').weekdays).toEqual([7]);
});

test('each kind says only what belongs to it', () => {
  const daily = recurrenceOf({ ...rhythmFrom('2026-11-26'), every: 'day', weekdays: [3, 1] }, '2026-11-26');
  expect(daily).not.toHaveProperty('weekdays');
  expect(daily).not.toHaveProperty('day');
  expect(recurrenceOf({ ...rhythmFrom('2026-11-26'), every: 'week', weekdays: [5, 1] }, '2026-11-26')?.weekdays).toEqual([1, 5]);
});

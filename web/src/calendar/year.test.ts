import { expect, test } from 'vitest';
import type { Calendar, Holiday } from './words';
import { byDay, isRest, lookAt, monthsOf, tentativeCount } from './year';

const holiday = (date: string, certainty: Holiday['certainty']): Holiday => ({
  id: `${date}-${certainty}`,
  date,
  states: ['johor'],
  district: '',
  unit_path: '',
  name: { ms: 'Hari', en: 'Day' },
  kind: 'holiday',
  islamic: false,
  source: 'sumber',
  certainty,
  origin: 'file',
  edit_id: null,
});

const calendar: Calendar = {
  year: 2025,
  state: 'johor',
  first_year: 2024,
  last_year: 2028,
  covered: true,
  may_edit: false,
  version: '2026.1',
  holidays: [holiday('2025-03-31', 'official'), holiday('2025-07-31', 'tentative')],
  ramadans: [
    { id: 'r', first_day: '2025-03-02', last_day: '2025-03-30', source: 's', certainty: 'tentative', origin: 'file', edit_id: null },
  ],
  rest_days: [
    { from: '2014-01-01', days: ['friday', 'saturday'], source: 'Johor 1.1.2014', certainty: 'press' },
    { from: '2025-01-01', days: ['saturday', 'sunday'], source: 'Johor 1.1.2025', certainty: 'press' },
  ],
};

test('the rest days are those that hold on the day', () => {
  expect(isRest(calendar.rest_days, '2024-12-27')).toBe(true);
  expect(isRest(calendar.rest_days, '2024-12-29')).toBe(false);
  expect(isRest(calendar.rest_days, '2025-01-03')).toBe(false);
  expect(isRest(calendar.rest_days, '2025-01-05')).toBe(true);
  expect(isRest([], '2025-01-05')).toBe(false);
});

test('a day tells its holidays, Ramadan, and whether all of it is still to be confirmed', () => {
  const days = byDay(calendar.holidays);
  expect(lookAt(calendar, days, '2025-03-31')).toMatchObject({ tentative: false, ramadan: false, rest: false });
  expect(lookAt(calendar, days, '2025-07-31').tentative).toBe(true);
  expect(lookAt(calendar, days, '2025-03-30').ramadan).toBe(true);
  expect(lookAt(calendar, days, '2025-03-01').ramadan).toBe(false);
  expect(lookAt(calendar, byDay([...calendar.holidays, holiday('2025-07-31', 'press')]), '2025-07-31').tentative).toBe(false);
});

test('a day of one district alone is told from one of the whole state', () => {
  const flood = { ...holiday('2025-11-30', 'press'), district: 'Muar' };
  expect(lookAt(calendar, byDay([flood]), '2025-11-30').partial).toBe(true);
  expect(lookAt(calendar, byDay([flood, holiday('2025-11-30', 'press')]), '2025-11-30').partial).toBe(false);
});

test('what waits counts Ramadan too', () => {
  expect(tentativeCount(calendar)).toBe(2);
  expect(monthsOf(2026).at(-1)).toBe('2026-12');
});

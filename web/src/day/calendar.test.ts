import { expect, test } from 'vitest';
import { addDays, addMonths, isMonth, lastDay, weeks } from './calendar';

test('days and months run over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(lastDay('2026-02')).toBe('2026-02-28');
});

test('weeks begin on Sunday and hold every day once', () => {
  const rows = weeks('2026-11');
  expect(rows[0]?.[0]).toBe('2026-11-01');
  expect(rows.flat().filter(Boolean)).toHaveLength(30);
  expect(rows.every((row) => row.length === 7)).toBe(true);
  expect(weeks('2026-12')[0]?.slice(0, 3)).toEqual([undefined, undefined, '2026-12-01']);
});

test('only months are months', () => {
  expect(isMonth('2026-11')).toBe(true);
  for (const text of ['2026-13', '2026-1', '2026-11-01', 'x', '', undefined]) expect(isMonth(text)).toBe(false);
});

import { expect, test } from 'vitest';
import { date, dateTime, distance, duration, month, time, wallMinute, wallTime, weekday } from './format';

test('dates and times are those of Malaysia', () => {
  expect(time('2026-11-23T23:59:59Z')).toBe('07:59');
  expect(time('2026-11-24T16:00:00Z')).toBe('00:00');
  expect(dateTime('2026-11-24T16:00:00Z', 'ms')).toBe('25 Nov 2026, 00:00');
  expect(wallTime(0)).toEqual({ date: '1970-01-01', hour: '07', minute: '30', second: '00' });
});

test('days are written as the service writes them', () => {
  expect(date('2026-11-24', 'ms')).toBe('24 Nov 2026');
  expect(date('2026-08-01', 'ms')).toBe('1 Ogo 2026');
  expect(date('2026-03-09', 'en')).toBe('9 Mar 2026');
  expect(weekday('2026-11-24', 'ms')).toBe('Selasa');
  expect(weekday('2026-11-24', 'en')).toBe('Tuesday');
  expect(month('2026-12', 'ms')).toBe('Disember 2026');
  expect(month('2026-12', 'en')).toBe('December 2026');
});

test('spans, minutes of the next day, and distances', () => {
  expect(duration(0, 'ms')).toBe('0 minit');
  expect(duration(483, 'ms')).toBe('8 jam 3 minit');
  expect(duration(483, 'en')).toBe('8 h 3 min');
  expect(wallMinute('06:00+1')).toBe('06:00 (+1)');
  expect(wallMinute('17:07')).toBe('17:07');
  expect(distance(12.4)).toBe('12 m');
  expect(distance(1_449)).toBe('1.4 km');
});

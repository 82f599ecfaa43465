import { expect, test } from 'vitest';
import { reasonPath } from '../frame/todo';
import { issuesOf } from './address';

test('the issues of an address', () => {
  expect(issuesOf('isu=2026-11-24:late_in,2026-11-23:absent')).toEqual([
    { date: '2026-11-24', issue: 'late_in' },
    { date: '2026-11-23', issue: 'absent' },
  ]);
  expect(issuesOf(reasonPath('2026-11-24', ['late_in', 'early_out']).split('?')[1] ?? '')).toHaveLength(2);
});

test('what is no issue is left out, and none is named twice', () => {
  expect(issuesOf('')).toEqual([]);
  expect(issuesOf('isu=')).toEqual([]);
  expect(issuesOf('isu=2026-11-24:late_in,2026-11-24:late_in')).toHaveLength(1);
  expect(issuesOf('isu=2026-11-24:other,24-11-2026:late_in,2026-13-45:late_in,<b>')).toEqual([]);
});

import { expect, test } from 'vitest';
import { condensed } from './steps';
import type { Step } from './words';

const step = (action: Step['action'], before: number, after: number, note = ''): Step => ({
  action,
  state: 'open',
  at: '2026-11-26T01:00:00Z',
  work_day: '2026-11-26',
  by: null,
  progress_before: before,
  progress: after,
  note,
});
const told = (steps: Step[]): string[] => condensed(steps).map((one) => `${one.action} ${one.progress_before}-${one.progress}`);

test('taps that follow each other are one move', () => {
  expect(told([step('planned', 0, 0), step('progressed', 0, 50), step('progressed', 50, 75), step('handed_in', 75, 100)])).toEqual([
    'planned 0-0',
    'progressed 0-75',
    'handed_in 75-100',
  ]);
});

test('what was undone is no move, and a note keeps its step', () => {
  expect(told([step('progressed', 0, 50), step('progressed', 50, 0)])).toEqual([]);
  expect(told([step('progressed', 0, 25, 'Lampiran A'), step('progressed', 25, 50)])).toEqual(['progressed 0-25', 'progressed 25-50']);
});

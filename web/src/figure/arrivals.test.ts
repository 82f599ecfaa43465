import { expect, test } from 'vitest';
import { shownQuarters } from './arrivals';

test('quarters stand without a gap, and the rest of the day at the edges', () => {
  const shown = shownQuarters([
    { minute: 300, officers: 2 },
    { minute: 450, officers: 5 },
    { minute: 480, officers: 7 },
    { minute: 600, officers: 1 },
    { minute: 1320, officers: 3 },
  ]);
  expect(shown).toEqual([
    { minute: 390, officers: 2, edge: 'before' },
    { minute: 450, officers: 5 },
    { minute: 465, officers: 0 },
    { minute: 480, officers: 7 },
    { minute: 600, officers: 4, edge: 'after' },
  ]);
});

test('nobody came', () => expect(shownQuarters([])).toEqual([]));

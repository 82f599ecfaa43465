import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { lengthOf, stopsOf } from './mark-line';

const row = (from: Schemas['CardColour'], least: number, most: number | null, to: Schemas['CardColour']): Schemas['CardRow'] => ({ from, least, most, to });

const lipis = [
  row('yellow', 0, 2, 'yellow'),
  row('yellow', 3, null, 'green'),
  row('green', 0, 0, 'yellow'),
  row('green', 1, 1, 'green'),
  row('green', 2, null, 'red'),
  row('red', 0, 0, 'green'),
  row('red', 1, null, 'red'),
];

test('the stops of the line are where the colour becomes another', () => {
  expect(stopsOf(lipis, 'yellow')).toEqual([{ at: 3, to: 'green' }]);
  expect(stopsOf(lipis, 'green')).toEqual([
    { at: 1, to: 'green' },
    { at: 2, to: 'red' },
  ]);
  expect(stopsOf(lipis, 'red')).toEqual([{ at: 1, to: 'red' }]);
  expect(stopsOf([], 'red')).toEqual([]);
});

test('the line reaches its last stop, or the last mark beyond it', () => {
  expect(lengthOf(stopsOf(lipis, 'yellow'), 0)).toBe(3);
  expect(lengthOf(stopsOf(lipis, 'yellow'), 5)).toBe(5);
  expect(lengthOf([], 0)).toBe(1);
});

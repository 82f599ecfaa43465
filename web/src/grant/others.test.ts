import { expect, test } from 'vitest';
import { others } from './others';

const officers = [{ officer_id: 'a' }, { officer_id: 'b' }, { officer_id: 'c' }];

test('a grant is not entered for oneself', () => {
  expect(others(officers, 'b')).toEqual([{ officer_id: 'a' }, { officer_id: 'c' }]);
  expect(others(officers, 'x')).toEqual(officers);
  expect(others([{ officer_id: 'a' }], 'a')).toEqual([]);
});

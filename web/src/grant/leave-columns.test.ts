import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leaveColumns, leaveTemplate } from './leave-columns';
import { partWords } from './words';

const [header = '', example = ''] = leaveTemplate.split('\r\n');

test('the columns are those that the server reads', () => {
  const source = readFileSync(new URL('../../../src/app/leave_import.hpp', import.meta.url), 'utf8');
  expect(source).toContain(`leave_header = "${header}"`);
});

test('the example has a value for every column, in the forms that are told', () => {
  const fields = example.split(',');
  expect(fields).toHaveLength(Object.keys(leaveColumns).length);
  const [user, first = '', last = '', part = ''] = fields;
  expect(user).toBeTruthy();
  expect([first, last].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true);
  expect(first <= last).toBe(true);
  expect(Object.keys(partWords)).toContain(part);
});

test('every value of the part of the day is told', () => {
  for (const part of Object.keys(partWords)) expect(leaveColumns.part.message).toContain(part);
});

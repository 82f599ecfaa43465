import { i18n } from '@lingui/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { number } from './number-format';

beforeAll(() => {
  i18n.load({
    ms: { officers: '{count} pegawai', of: '{shown} daripada {all}', year: 'Kalendar {year}' },
    en: {
      officers: '{count, plural, one {# officer} other {# officers}}',
      of: '{shown} of {all}',
      year: 'Calendar {year}',
      one: '{count, select, 1 {one} other {{count} of them}}',
    },
  });
});
afterAll(() => i18n.activate('ms'));

const says = (lang: 'ms' | 'en', id: string, values: Record<string, unknown>): string => {
  i18n.activate(lang);
  // Both ways in which the screens ask: a component by its id, a macro by what describes the text.
  const said = i18n._(id, values);
  expect(i18n.t({ id, values })).toBe(said);
  return said;
};

test('numbers by themselves are grouped', () => {
  expect(number(999, 'ms')).toBe('999');
  expect(number(1_234_567, 'ms')).toBe('1,234,567');
  expect(number(1_234_567, 'en')).toBe('1,234,567');
});

test('a plain count is grouped in either language', () => {
  expect(says('ms', 'officers', { count: 0 })).toBe('0 pegawai');
  expect(says('ms', 'officers', { count: 999 })).toBe('999 pegawai');
  expect(says('ms', 'officers', { count: 2_999 })).toBe('2,999 pegawai');
  expect(says('ms', 'of', { shown: 1_000, all: 40_000 })).toBe('1,000 daripada 40,000');
  expect(says('en', 'of', { shown: 1_000, all: 40_000 })).toBe('1,000 of 40,000');
});

test('a plural still finds its form, and a select its word', () => {
  expect(says('en', 'officers', { count: 1 })).toBe('1 officer');
  expect(says('en', 'officers', { count: 1_000 })).toBe('1,000 officers');
  expect(says('en', 'officers', { count: 1_001 })).toBe('1,001 officers');
  expect(says('en', 'one', { count: 1 })).toBe('one');
  expect(says('en', 'one', { count: 1_000 })).toBe('1,000 of them');
});

test('words stay as they are, years among them', () => {
  expect(says('ms', 'year', { year: '2026' })).toBe('Kalendar 2026');
  expect(says('en', 'year', { year: '2026' })).toBe('Calendar 2026');
});

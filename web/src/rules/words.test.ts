import { describe, expect, it } from 'vitest';
import { type Field, type Key, type Value, byDate, fieldText, matches } from './words';

const field = (kind: Field['kind'], choices: Field['choices'] = []): Field => ({
  name: 'f',
  label: { ms: 'Medan', en: 'Field' },
  kind,
  least: 0,
  most: 9,
  optional: false,
  choices,
});
const value = (valid_from?: string): Value => ({
  origin: 'file',
  states: [],
  fields: { f: '07:30' },
  source: 'PP 5/2019',
  certainty: 'press',
  ...(valid_from && { valid_from }),
});
const key: Key = {
  key: 'wbf_window',
  label: { ms: 'Tempoh masuk', en: 'Arrival window' },
  about: { ms: 'Lewat', en: 'Late' },
  group: 'arrival',
  by_state: false,
  open: false,
  fields: [field('minute')],
  values: [value()],
  in_effect: [],
  national: [],
};

describe('a value in words', () => {
  it('says yes, numbers, times and choices', () => {
    expect(fieldText(field('flag'), true, 'ms')).toBe('Ya');
    expect(fieldText(field('flag'), false, 'en')).toBe('No');
    expect(fieldText(field('numbers'), [1, 3, 7], 'ms')).toBe('1, 3, 7');
    expect(fieldText(field('minute'), '03:00+1', 'ms')).toBe('03:00 (+1)');
    expect(fieldText(field('words', [{ value: 'monday', label: { ms: 'Isnin', en: 'Monday' } }]), ['monday'], 'en')).toBe('Monday');
    expect(fieldText(field('words'), [], 'ms')).toBe('–');
    expect(fieldText(field('minute'), undefined, 'ms')).toBe('–');
  });
});

describe('the history', () => {
  it('stands newest first, what always held last', () => {
    expect(byDate([value(), value('2025-01-01'), value('2014-01-01')]).map((one) => one.valid_from)).toEqual([
      '2025-01-01',
      '2014-01-01',
      undefined,
    ]);
  });
});

describe('the search', () => {
  it('finds every word, in both languages, in names, values and sources', () => {
    expect(matches(key, '')).toBe(true);
    expect(matches(key, 'MASUK 5/2019')).toBe(true);
    expect(matches(key, 'arrival')).toBe(true);
    expect(matches(key, '07:30')).toBe(true);
    expect(matches(key, 'masuk johor')).toBe(false);
  });
});

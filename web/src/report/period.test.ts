import { describe, expect, it } from 'vitest';
import { complete, firstChoice, periodsOf, rangeOf } from './period';

describe('the period of a report', () => {
  const choice = firstChoice('2026-03-15', false);
  it('is a day, a month, a year or two days', () => {
    expect(rangeOf({ ...choice, period: 'day' })).toEqual({ from: '2026-03-15', to: '2026-03-15' });
    expect(rangeOf({ ...choice, month: '2026-02' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(rangeOf({ ...choice, period: 'year' })).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(rangeOf({ ...choice, period: 'range', from: '2016-01-01' })).toEqual({ from: '2016-01-01', to: '2026-03-15' });
  });
  it('is the month before where a whole month is asked', () => {
    expect(rangeOf(firstChoice('2026-01-31', true))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
  it('is what the kind knows', () => {
    expect(periodsOf({ whole_month: true, most_days: 31 })).toEqual(['month']);
    expect(periodsOf({ whole_month: false, most_days: 31 })).toEqual(['day', 'month', 'range']);
    expect(periodsOf({ whole_month: false, most_days: 366 })).toContain('year');
    expect(complete({ from: '', to: '2026-01-01' })).toBe(false);
  });
});

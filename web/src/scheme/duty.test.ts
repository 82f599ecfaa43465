import { describe, expect, it } from 'vitest';
import { kindOf, lengthOf, moved, partsOf, patternOf, shiftOf } from './duty';

describe('duties', () => {
  it('are named by when they begin', () => {
    expect(
      ['03:59-11:00', '04:00-12:00', '11:59-20:00', '12:00-20:00', '17:59-23:00', '18:00-02:00+1', 'rest', 'on_call'].map(kindOf),
    ).toEqual(['night', 'morning', 'morning', 'evening', 'evening', 'night', 'rest', 'on_call']);
  });

  it('make parts and a pattern', () => {
    const parts = partsOf(['07:00-15:00', '07:00-15:00', 'rest', 'on_call']);
    expect(parts).toEqual([
      { duty: '07:00-15:00', days: 2 },
      { duty: 'rest', days: 1 },
      { duty: 'on_call', days: 1 },
    ]);
    expect(patternOf(parts)).toBe('07:00-15:00 x2, rest, on_call');
    expect(lengthOf(parts)).toBe(4);
  });

  it('cross midnight when they end at or before their start', () => {
    expect(shiftOf('22:00', '06:00')).toBe('22:00-06:00+1');
    expect(shiftOf('07:00', '15:00', { from: '11:00', to: '11:30' })).toBe('07:00-15:00/11:00-11:30');
    expect(shiftOf('22:00', '06:00', { from: '23:45', to: '00:15' })).toBe('22:00-06:00+1/23:45-00:15+1');
    expect(shiftOf('08:00', '08:00')).toBe('08:00-08:00+1');
    expect(shiftOf('', '08:00')).toBeUndefined();
  });

  it('move within their list and not beyond it', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

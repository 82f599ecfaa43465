import { describe, expect, it } from 'vitest';
import { largeBytes, planFor, within } from './picture';

describe('what is done with a file', () => {
  it('leaves papers as they are', () => {
    expect(planFor('application/pdf', 9 * largeBytes)).toBe('as-is');
  });
  it('draws photographs anew and shrinks large pictures', () => {
    expect(planFor('image/jpeg', largeBytes)).toBe('redraw');
    expect(planFor('image/jpeg', largeBytes + 1)).toBe('shrink');
    expect(planFor('image/png', largeBytes)).toBe('as-is');
    expect(planFor('image/png', largeBytes + 1)).toBe('shrink');
    expect(planFor('image/heic', 100)).toBe('redraw');
  });
  it('refuses what is no paper and no photograph', () => {
    for (const type of ['', 'text/html', 'image/svg+xml', 'image/gif', 'application/zip']) expect(planFor(type, 100)).toBe('refuse');
  });
});

describe('the sides of a picture', () => {
  it('keep their ratio and are never larger', () => {
    expect(within(4000, 3000, 2000)).toEqual({ width: 2000, height: 1500 });
    expect(within(3000, 4000, 2000)).toEqual({ width: 1500, height: 2000 });
    expect(within(2000, 10, 2000)).toEqual({ width: 2000, height: 10 });
    expect(within(2001, 10, 2000)).toEqual({ width: 2000, height: 10 });
    expect(within(30_000, 1, 2000)).toEqual({ width: 2000, height: 1 });
    expect(within(5, 5, Number.POSITIVE_INFINITY)).toEqual({ width: 5, height: 5 });
  });
});

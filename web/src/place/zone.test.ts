import { expect, test } from 'vitest';
import { areaOf, coordinate, degrees, emptyZone, isWhole, mostCorners, withCorner, withPoint, withoutCorner, zoneOf } from './zone';

const at = (latitude: number): { latitude: number; longitude: number } => ({ latitude, longitude: 101.69 });

test('a click sets the centre of a circle', () => {
  const zone = withPoint(withPoint(emptyZone, at(2.9)), at(3));
  expect(areaOf(zone)).toEqual({ centre: at(3), radius_m: 100 });
  expect(isWhole(zone)).toBe(true);
  expect(isWhole(emptyZone)).toBe(false);
});

test('a click adds a corner to a polygon, up to the limit', () => {
  let zone = { ...emptyZone, shape: 'polygon' as const, ring: [] as { latitude: number; longitude: number }[] } as typeof emptyZone;
  for (let index = 0; index < mostCorners + 3; index += 1) zone = withPoint(zone, at(index / 100));
  expect(zone.ring).toHaveLength(mostCorners);
  zone = { ...zone, ring: [at(1), at(2), at(3)] };
  expect(isWhole(zone)).toBe(true);
  expect(withCorner(zone, 1, at(9)).ring).toEqual([at(1), at(9), at(3)]);
  expect(isWhole(withoutCorner(zone, 0))).toBe(false);
});

test('coordinates are read as they are typed and rounded to 0.1 m', () => {
  expect(degrees(' 2,9301 ')).toBe(2.9301);
  expect(degrees('')).toBeNaN();
  expect(degrees('x')).toBeNaN();
  expect(coordinate(2.12345678, -101.99999999)).toEqual({ latitude: 2.123457, longitude: -102 });
});

test('a place that is kept can be drawn on', () => {
  const kept = { id: '1', name: 'x', centre: null, radius_m: null, ring: [at(1), at(2), at(3)], unit: { id: 'u', path: 'U', name: 'U' }, from: '2026-11-24', to: null, next_from: null, made: null, ended: null };
  expect(areaOf(zoneOf(kept))).toEqual({ ring: kept.ring });
  expect(areaOf(zoneOf({ ...kept, ring: null, centre: at(2), radius_m: 250 }))).toEqual({ centre: at(2), radius_m: 250 });
});

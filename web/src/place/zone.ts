// A zone while it is drawn: a circle, or corners in the order of the edge. What may be is decided by the server.
import type { Schemas } from '../api/client';

export type Coordinate = Schemas['Coordinate'];
export type Shape = 'circle' | 'polygon';

export interface Zone {
  shape: Shape;
  centre: Coordinate | undefined;
  radius: number;
  ring: readonly Coordinate[];
}

export const mostCorners = 200;
export const usualRadius = 100;
export const emptyZone: Zone = { shape: 'circle', centre: undefined, radius: usualRadius, ring: [] };

/** Six decimals are about 0.1 m. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
export const coordinate = (latitude: number, longitude: number): Coordinate => ({ latitude: rounded(latitude), longitude: rounded(longitude) });

/** A click on the map: the centre, or one more corner. */
export function withPoint(zone: Zone, at: Coordinate): Zone {
  if (zone.shape === 'circle') return { ...zone, centre: at };
  return zone.ring.length >= mostCorners ? zone : { ...zone, ring: [...zone.ring, at] };
}

export function withCorner(zone: Zone, index: number, at: Coordinate): Zone {
  return { ...zone, ring: zone.ring.map((corner, place) => (place === index ? at : corner)) };
}

export function withoutCorner(zone: Zone, index: number): Zone {
  return { ...zone, ring: zone.ring.filter((_, place) => place !== index) };
}

/** True when there is enough of it to be sent. */
export const isWhole = (zone: Zone): boolean => (zone.shape === 'circle' ? zone.centre !== undefined : zone.ring.length >= 3);

/** As the API takes it. */
export function areaOf(zone: Zone): Pick<Schemas['PlaceEntry'], 'centre' | 'radius_m' | 'ring'> {
  if (zone.shape === 'polygon') return { ring: [...zone.ring] };
  return zone.centre ? { centre: zone.centre, radius_m: zone.radius } : {};
}

export function zoneOf(place: Schemas['KeptPlace']): Zone {
  if (place.ring) return { ...emptyZone, shape: 'polygon', ring: place.ring };
  return { ...emptyZone, centre: place.centre ?? undefined, radius: place.radius_m ?? usualRadius };
}

/** Degrees as people type them, with a comma or a point; NaN for what is no number. */
export const degrees = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));

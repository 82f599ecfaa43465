import { expect, test } from 'vitest';
import { Refusal, Unreachable } from '../api/client';
import { addressOf, queryOf } from './choice';
import { type Officer, countOf, tellingLine, withChanges } from './live';

const officer = (id: string, status: Officer['presence']['status']): Officer => ({
  officer_id: id,
  name: id,
  unit: 'U1',
  unit_name: 'U1',
  presence: { status },
});

test('a change replaces the row of its officer alone, so that the others are not drawn again', () => {
  const before = [officer('a', 'not_yet'), officer('b', 'not_yet'), officer('c', 'in')];
  const after = withChanges(before, new Map([['b', { status: 'in', since: '08:07' } as const]]));
  expect(after[0]).toBe(before[0]);
  expect(after[2]).toBe(before[2]);
  expect(after[1]).toMatchObject({ officer_id: 'b', presence: { status: 'in', since: '08:07' }, changed: true });
  expect(before[1]?.presence.status).toBe('not_yet');
});

test('who is not on the board changes nothing', () => {
  const before = [officer('a', 'in')];
  expect(withChanges(before, new Map([['x', { status: 'left' } as const]]))[0]).toBe(before[0]);
});

test('counts are of every status, and of all officers', () => {
  const counts = countOf([officer('a', 'in'), officer('b', 'in'), officer('c', 'off')]);
  expect(counts).toEqual({ in: 2, not_yet: 0, late: 0, left: 0, remote: 0, duty: 0, leave: 0, off: 1, unknown: 0 });
});

test('an address holds the unit, and what it asks of the server follows from it', () => {
  expect(addressOf('/papan-langsung', { unit: '', below: true })).toBe('/papan-langsung');
  expect(addressOf('/papan-langsung', { unit: 'u', below: false })).toBe('/papan-langsung?unit=u&bawah=tidak');
  expect(queryOf({ unit: '', below: false })).toEqual({ below: true });
  expect(queryOf({ unit: 'u', below: false })).toEqual({ unit_id: 'u', below: false });
});

test('a refusal is no broken connection', () => {
  const refusal = new Refusal(422, 'unit_too_large', { ms: 'Unit terlalu besar.', en: 'The unit is too large.' }, 'unit_id', undefined);
  expect(tellingLine('broken', refusal)).toBeUndefined();
  expect(tellingLine('broken', new Unreachable(undefined))).toBe('broken');
  expect(tellingLine('live', undefined)).toBe('live');
});

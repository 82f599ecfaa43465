import { expect, test } from 'vitest';
import { orderBody } from './order-body';

const range = { from: '2026-11-01', to: '2026-11-30' };
const choice = { form: 'pdf', language: 'ms', purpose: '', recipient: '' } as const;

test('an order is of a unit, of all units, or of one officer wherever he stood', () => {
  expect(orderBody('time_cards', range, 'U1/A', undefined, choice)).toEqual({ kind: 'time_cards', ...range, unit: 'U1/A', ...choice });
  expect(orderBody('time_cards', range, '', undefined, choice)).toEqual({ kind: 'time_cards', ...range, ...choice });
  expect(orderBody('time_cards', range, 'U1/A', 'aini', choice)).toEqual({ kind: 'time_cards', ...range, officer_id: 'aini', ...choice });
});

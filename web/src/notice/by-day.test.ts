import { expect, it } from 'vitest';
import { byDay } from './by-day';

const notice = (number: number, made_at: string) => ({ number, made_at, kind: 'card_changed', title: { ms: '', en: '' }, body: { ms: '', en: '' }, link: '/' });

it('puts notices under the Malaysian day on which they came', () => {
  const days = byDay([notice(3, '2026-11-24T16:00:00Z'), notice(2, '2026-11-24T15:59:59Z'), notice(1, '2026-11-23T17:00:00Z')]);
  expect(days.map((one) => [one.day, one.notices.map((two) => two.number)])).toEqual([
    ['2026-11-25', [3]],
    ['2026-11-24', [2, 1]],
  ]);
  expect(byDay([])).toEqual([]);
});

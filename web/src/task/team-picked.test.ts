import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { waitingOf } from './team-picked';

type Row = Schemas['TeamDayRow'];

const report = {
  date: '2026-11-26',
  plan: '',
  planned_at: null,
  text: 'Siap.',
  version: 2,
  reported_at: '2026-11-26T09:00:00Z',
  verified_at: null,
  verified_by: null,
  may_report: false,
  may_verify: true,
};

const title = (id: string, state: Schemas['TaskState']) => ({ id, title: id, progress: 100, state, revision: 3, due_on: '2026-11-26' });

const row = (change: Partial<Row>): Row =>
  ({
    officer: { id: 'o', name: 'Aisyah' },
    report,
    titles: [title('a', 'handed_in'), title('b', 'open'), title('c', 'verified')],
    may_verify: true,
    ...change,
  }) as Row;

test('what was handed in waits, and the report as it was read', () => {
  expect(waitingOf(row({}))).toEqual([
    { key: 'task a', kind: 'task', id: 'a', revision: 3, title: 'a', officer: 'Aisyah' },
    { key: 'report o 2026-11-26', kind: 'report', officerId: 'o', date: '2026-11-26', version: 2, title: 'Siap.', officer: 'Aisyah' },
  ]);
});

test('nothing waits for who only reads, and no report before there is one or after it was verified', () => {
  expect(waitingOf(row({ may_verify: false }))).toEqual([]);
  const kinds = (change: Partial<Schemas['DayReport']>): string[] => waitingOf(row({ report: { ...report, ...change } })).map(({ kind }) => kind);
  expect(kinds({ version: 0 })).toEqual(['task']);
  expect(kinds({ verified_at: '2026-11-26T10:00:00Z' })).toEqual(['task']);
  expect(kinds({ may_verify: false })).toEqual(['task']);
  expect(waitingOf(row({ report: null })).length).toBe(1);
});

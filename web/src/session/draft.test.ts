import { expect, test } from 'vitest';
import { readDraft } from './draft';

const initial = { kind: '', text: '' };
const holding = (text: string | null) => ({ getItem: () => text });
const day = 86_400_000;

test('a draft comes back as it was left', () => {
  const kept = JSON.stringify({ at: 1_000, value: { kind: 'sakit', text: 'Demam' } });
  expect(readDraft(holding(kept), 'k', initial, 2_000)).toEqual({ kind: 'sakit', text: 'Demam' });
  expect(readDraft(holding(kept), 'k', initial, 1_000 + 62 * day)).toEqual({ kind: 'sakit', text: 'Demam' });
});

test('what is old, broken, or of another form is nothing', () => {
  const kept = JSON.stringify({ at: 1_000, value: { kind: 'sakit', text: 'Demam' } });
  expect(readDraft(holding(kept), 'k', initial, 1_001 + 62 * day)).toEqual(initial);
  expect(readDraft(holding(null), 'k', initial, 0)).toEqual(initial);
  expect(readDraft(holding('{'), 'k', initial, 0)).toEqual(initial);
  expect(readDraft(holding(JSON.stringify({ at: 0, value: { kind: 3, text: 'x', other: 'y' } })), 'k', initial, 0)).toEqual({ kind: '', text: 'x' });
});

import { expect, test } from 'vitest';
import { matching, possibleParents, treeLines } from './tree';

const bodies = [
  { id: 'm', kind: 'ministry' as const, code: 'KKM', name: 'Kementerian Kesihatan' },
  { id: 'd', kind: 'department' as const, code: 'JKN', name: 'Jabatan Kesihatan Negeri', parent_id: 'm' },
  { id: 'n', kind: 'ministry' as const, code: 'KPT', name: 'Kementerian Pengajian Tinggi' },
];
const agencies = [
  { id: 'a', code: 'HKL', name: 'Hospital Kuala Lumpur', body_id: 'm' },
  { id: 'b', code: 'PKD', name: 'Pejabat Kesihatan Daerah', body_id: 'd' },
  { id: 'c', code: 'LAIN', name: 'Agensi tanpa kementerian' },
];
const ids = (lines: ReturnType<typeof treeLines>): string[] => lines.map((line) => (line.kind === 'body' ? line.body.id : line.agency.id));

test('a body stands before all below it, and counts its agencies', () => {
  const lines = treeLines(bodies, agencies);
  expect(ids(lines)).toEqual(['m', 'd', 'b', 'a', 'n', 'c']);
  expect(lines.map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 0, 0]);
  expect(lines.map((line) => (line.kind === 'body' ? line.below : '-'))).toEqual([2, 1, '-', '-', 0, '-']);
});

test('a body is a leaf when nothing stands below it, not when it only has no agency', () => {
  const leaves = (lines: ReturnType<typeof treeLines>): string[] => lines.flatMap((line) => (line.kind === 'body' && line.leaf ? [line.body.id] : []));
  expect(leaves(treeLines(bodies, agencies))).toEqual(['n']);
  expect(leaves(treeLines(bodies, []))).toEqual(['d', 'n']);
});

test('a search keeps what stands above and below what matches', () => {
  const lines = treeLines(bodies, agencies);
  expect(ids(matching(lines, 'pkd'))).toEqual(['m', 'd', 'b']);
  expect(ids(matching(lines, ' Jabatan '))).toEqual(['m', 'd', 'b']);
  expect(ids(matching(lines, 'tiada'))).toEqual([]);
  expect(matching(lines, '')).toEqual(lines);
});

test('no body is offered a place below itself', () => {
  expect(possibleParents(bodies, 'm').map(({ id }) => id)).toEqual(['n']);
  expect(possibleParents(bodies, 'd').map(({ id }) => id)).toEqual(['m', 'n']);
  expect(possibleParents(bodies, undefined)).toEqual(bodies);
});

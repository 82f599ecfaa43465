import { expect, test } from 'vitest';
import { type Looking, closed, inOrder, matching, opened, pressed, typing } from './choice';

const choices = [
  { id: '1', code: 'JKM', name: 'Jabatan Kebajikan Masyarakat' },
  { id: '2', code: 'UPM', name: 'Universiti Putra Malaysia' },
  { id: '3', code: 'HKL', name: 'Hospital Kuala Lumpur' },
  { id: '4', code: 'MUZ', name: 'Muzium Café Seni, rujukan JKM' },
];
const ids = (typed: string): string =>
  matching(choices, typed)
    .map(({ id }) => id)
    .join('');

test('every word is looked for in code and name, whatever its case and accents', () => {
  expect(ids('')).toBe('1234');
  expect(ids('  ')).toBe('1234');
  expect(ids('hkl')).toBe('3');
  expect(ids('lumpur HOSPITAL')).toBe('3');
  expect(ids('cafe')).toBe('4');
  expect(ids('CAFÉ')).toBe('4');
  expect(ids('malaysia lumpur')).toBe('');
});

test('what is known by the typed code comes first', () => {
  expect(ids('m')).toBe('4123');
  expect(ids('jkm')).toBe('14');
});

test('names with numbers stand as people count', () => {
  const named = ['Agensi 10', 'Jabatan B', 'Agensi 2', 'agensi 1', 'Agensi 1'].map((name, n) => ({ id: String(n), code: '', name }));
  expect(inOrder(named).map(({ name }) => name)).toEqual(['agensi 1', 'Agensi 1', 'Agensi 2', 'Agensi 10', 'Jabatan B']);
  expect(named[0]?.name).toBe('Agensi 10');
});

const state = (at: Looking | undefined): string => (at ? `${at.open ? 'open' : 'closed'} ${at.typed ?? '-'} ${at.active}` : 'nothing');
const key = (name: string, at: Looking, count = 3, chosen = -1): string => {
  const result = pressed(name, at, count, chosen);
  return result ? `${state(result.next)}${result.take ? ' taken' : ''}` : 'not its own';
};

test('arrows open the list at what is chosen, and go round in it', () => {
  expect(key('ArrowDown', closed)).toBe('open - 0');
  expect(key('ArrowUp', closed, 3, 2)).toBe('open - 2');
  expect(key('ArrowDown', opened(2))).toBe('open - 0');
  expect(key('ArrowUp', opened(0))).toBe('open - 2');
  expect(key('ArrowUp', opened(-1))).toBe('open - 2');
  expect(key('ArrowDown', typing('x'), 0)).toBe('open x 0');
});

test('Enter takes what is at hand and closes; Escape closes and takes nothing', () => {
  expect(key('Enter', typing('h'))).toBe('closed - -1 taken');
  expect(key('Enter', typing('tiada'), 0)).toBe('open tiada 0');
  expect(key('Enter', typing(' '))).toBe('open   -1');
  expect(key('Escape', typing('h'))).toBe('closed - -1');
});

test('of a closed list the form and the dialog have their keys, and the text has its own', () => {
  expect(key('Enter', closed)).toBe('not its own');
  expect(key('Escape', closed)).toBe('not its own');
  expect(key('Home', opened(0))).toBe('not its own');
  expect(key('a', opened(0))).toBe('not its own');
});

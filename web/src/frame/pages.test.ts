import { expect, test } from 'vitest';
import { deskEntries } from './desk-pages';
import { routes } from './far-pages';
import { type PageEntry, entries as ownEntries, entriesFor as choose, grouped, isCurrent, underThumb } from './pages';

const entries = [...ownEntries, ...deskEntries];
const entriesFor = (roles: Parameters<typeof choose>[1], decides?: boolean): PageEntry[] => choose(entries, roles, decides);

const addresses = (shown: ReadonlyArray<{ href: string }>): string[] => shown.map(({ href }) => href);

test('every page of the navigation has a route', () => {
  const routed = Object.keys(routes).map((pattern) => `/${pattern.split('/')[1] ?? ''}`);
  for (const { href } of entries) if (href !== '/') expect(routed).toContain(href);
});

test('each role sees what it may open', () => {
  const officer = addresses(entriesFor(['officer']));
  expect(officer).toEqual(['/', '/bulan', '/perlu-tindakan', '/tugasan', '/kad', '/permohonan', '/kebenaran', '/bekerja-jauh', '/surat', '/peraturan', '/kalendar', '/help', '/capaian-rekod', '/akaun']);
  expect(addresses(entriesFor(['officer', 'supervisor']))).toContain('/transaksi');
  expect(addresses(entriesFor(['officer', 'head']))).toContain('/penutupan');
  expect(addresses(entriesFor(['officer', 'head']))).not.toContain('/waktu-bekerja');
  expect(addresses(entriesFor(['officer', 'auditor']))).not.toContain('/penutupan');
  expect(addresses(entriesFor(['officer', 'system_admin']))).not.toContain('/transaksi');
});

test('whoever decides for others sees the inbox, whatever his roles', () => {
  expect(addresses(entriesFor(['officer']))).not.toContain('/kelulusan');
  expect(addresses(entriesFor(['officer'], true))).toContain('/kelulusan');
  expect(addresses(entriesFor(['officer'], true))).toContain('/ketidakhadiran');
  expect(addresses(entriesFor(['officer', 'supervisor']))).toContain('/kelulusan');
  expect(addresses(entriesFor(['officer', 'auditor'], true))).not.toContain('/penutupan');
});

test('at most four stand under the thumb, the most wanted, in the order of the table', () => {
  expect(addresses(underThumb(entriesFor(['officer'])))).toEqual(['/', '/bulan', '/perlu-tindakan', '/tugasan']);
  expect(addresses(underThumb(entriesFor(['officer', 'agency_admin'])))).toEqual(['/', '/bulan', '/perlu-tindakan', '/pegawai']);
  expect(addresses(underThumb(entriesFor(['officer', 'supervisor'])))).toEqual(['/', '/bulan', '/perlu-tindakan', '/kelulusan']);
  expect(underThumb([])).toEqual([]);
});

test('groups that hold nothing are left out, and none is lost', () => {
  const shown = entriesFor(['officer', 'agency_admin']);
  expect(new Set(grouped(shown).flatMap((one) => one.entries))).toEqual(new Set(shown));
  expect(grouped(entriesFor(['officer'])).map(({ group }) => group)).toEqual(['own', 'mine', 'reference', 'account']);
});

test('the current entry holds its own addresses and those below them', () => {
  const entry = (href: string) => entries.find((one) => one.href === href) as PageEntry;
  expect(isCurrent(entry('/'), '/')).toBe(true);
  expect(isCurrent(entry('/'), '/bulan')).toBe(false);
  expect(isCurrent(entry('/bulan'), '/hari/2026-11-24')).toBe(true);
  expect(isCurrent(entry('/kad'), '/kad-pegawai')).toBe(false);
  expect(isCurrent(entry('/pegawai'), '/pegawai/baharu')).toBe(true);
});

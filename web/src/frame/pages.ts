// The pages that the navigation leads to: who sees which, where it stands, and what it is called. A page is added by a row here, or in
// desk-pages.ts when it is for those who hold a role, and by its route in far-pages.tsx.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { IconName } from '../ui/icon';

type Role = Schemas['Role'];

/** Groups of the bar on a desktop and of the page `/lagi`, in this order. */
export type Group = 'own' | 'mine' | 'team' | 'agency' | 'record' | 'setting' | 'reference' | 'account';

export interface PageEntry {
  href: string;
  /** `data-testid` of its link. */
  testid: string;
  icon: IconName;
  word: MessageDescriptor;
  group: Group;
  /** Who sees it: anybody who holds one of these roles; every officer, if it is left out. The server decides again. */
  roles?: readonly Role[];
  /** Seen also by anybody who decides on others' cases today, whatever his roles: a supervisor, or a delegate. */
  deciders?: true;
  /** Other addresses that belong to it. */
  also?: readonly string[];
  /** The place among those that want to stand under the thumb: the first four do, the others are behind "Lagi". */
  thumb: number;
}

export const groups: Record<Group, MessageDescriptor> = {
  own: msg`Hari saya`,
  mine: msg`Urusan saya`,
  team: msg`Pasukan`,
  agency: msg`Pengurusan`,
  record: msg`Rekod`,
  setting: msg`Tetapan`,
  reference: msg`Rujukan`,
  account: msg`Akaun`,
};

/** What every officer sees. Whoever holds a role sees those of desk-pages.ts as well, which come later. */
export const entries: readonly PageEntry[] = [
  { href: '/', testid: 'nav-clock', icon: 'clock', word: msg`Rakam`, group: 'own', thumb: 1 },
  { href: '/bulan', testid: 'nav-month', icon: 'calendar', word: msg`Bulan saya`, group: 'own', also: ['/hari'], thumb: 2 },
  {
    href: '/perlu-tindakan',
    testid: 'nav-todo',
    icon: 'done-outline',
    word: msg`Tindakan`,
    group: 'own',
    also: ['/alasan', '/pembetulan'],
    thumb: 3,
  },
  { href: '/tugasan', testid: 'nav-tasks', icon: 'list', word: msg`Tugasan`, group: 'own', thumb: 5 },
  { href: '/kad', testid: 'nav-card', icon: 'card', word: msg`Kad saya`, group: 'mine', thumb: 7 },
  { href: '/permohonan', testid: 'nav-own-approvals', icon: 'list', word: msg`Permohonan saya`, group: 'mine', thumb: 8 },
  { href: '/kebenaran', testid: 'nav-grants', icon: 'document', word: msg`Kebenaran saya`, group: 'mine', thumb: 6 },
  { href: '/bekerja-jauh', testid: 'nav-remote', icon: 'place', word: msg`Bekerja jarak jauh`, group: 'mine', thumb: 10 },
  { href: '/surat', testid: 'nav-letters', icon: 'document', word: msg`Surat saya`, group: 'mine', thumb: 12 },
  { href: '/peraturan', testid: 'nav-rules', icon: 'book', word: msg`Peraturan`, group: 'reference', thumb: 10 },
  { href: '/kalendar', testid: 'nav-calendar', icon: 'calendar', word: msg`Kalendar`, group: 'reference', thumb: 11 },
  { href: '/help', testid: 'nav-help', icon: 'book', word: msg`Panduan`, group: 'reference', thumb: 22 },
  { href: '/capaian-rekod', testid: 'nav-looks', icon: 'show', word: msg`Siapa melihat rekod saya`, group: 'account', thumb: 21 },
  { href: '/akaun', testid: 'nav-account', icon: 'person', word: msg`Akaun saya`, group: 'account', also: ['/kata-laluan'], thumb: 9 },
];

/** The most that stand under the thumb beside "Lagi". */
export const mostUnderThumb = 4;

/** What a person with these roles sees of all these, in their order; `decides`: he sits at a desk. */
export function entriesFor(all: readonly PageEntry[], roles: readonly Role[], decides = false): PageEntry[] {
  return all.filter((entry) => !entry.roles || (decides && entry.deciders) || entry.roles.some((role) => roles.includes(role)));
}

/** What stands under the thumb, in the table's order; when that is not all, "Lagi" leads to the rest. */
export function underThumb(shown: readonly PageEntry[]): PageEntry[] {
  const chosen = [...shown].sort((a, b) => a.thumb - b.thumb).slice(0, mostUnderThumb);
  return shown.filter((entry) => chosen.includes(entry));
}

/** The groups that hold something, with what they hold. */
export function grouped(shown: readonly PageEntry[]): Array<{ group: Group; entries: PageEntry[] }> {
  return (Object.keys(groups) as Group[])
    .map((group) => ({ group, entries: shown.filter((entry) => entry.group === group) }))
    .filter((one) => one.entries.length > 0);
}

/** Whether the entry's pages hold this address. */
export function isCurrent(entry: PageEntry, location: string): boolean {
  if (entry.href === '/') return location === '/';
  return [entry.href, ...(entry.also ?? [])].some((path) => location === path || location.startsWith(`${path}/`));
}

// The pages that the navigation leads to: one table of who sees which, where it stands, and what it is called. A page is added by a
// row here, or in agency/pages.ts where not every officer has it, and by its route in app.tsx; a row without a route is not shown, so a row may stand here before its page exists.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { IconName } from '../ui/icon';
import { createStore } from '../ui/store';

type Role = Schemas['Role'];

/** Groups of the bar on a desktop and of the page `/lagi`, in this order. */
export type Group = 'own' | 'reference' | 'agency' | 'account';

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
  own: msg`Kehadiran saya`,
  reference: msg`Rujukan`,
  agency: msg`Pengurusan`,
  account: msg`Akaun`,
};

/** What every officer has: the page is drawn with these. */
const own: readonly PageEntry[] = [
  { href: '/', testid: 'nav-clock', icon: 'clock', word: msg`Rakam`, group: 'own', thumb: 1 },
  { href: '/bulan', testid: 'nav-month', icon: 'calendar', word: msg`Bulan saya`, group: 'own', also: ['/hari'], thumb: 2 },
  { href: '/perlu-tindakan', testid: 'nav-todo', icon: 'done-outline', word: msg`Tindakan`, group: 'own', also: ['/alasan', '/pembetulan'], thumb: 3 },
  { href: '/kad', testid: 'nav-card', icon: 'card', word: msg`Kad saya`, group: 'own', thumb: 7 },
  { href: '/permohonan', testid: 'nav-own-approvals', icon: 'list', word: msg`Permohonan`, group: 'own', thumb: 8 },
  { href: '/surat', testid: 'nav-letters', icon: 'document', word: msg`Surat saya`, group: 'own', thumb: 12 },
  { href: '/peraturan', testid: 'nav-rules', icon: 'book', word: msg`Peraturan`, group: 'reference', thumb: 10 },
  { href: '/kalendar', testid: 'nav-calendar', icon: 'calendar', word: msg`Kalendar`, group: 'reference', thumb: 11 },
];
const account: PageEntry = { href: '/akaun', testid: 'nav-account', icon: 'person', word: msg`Akaun saya`, group: 'account', also: ['/kata-laluan'], thumb: 9 };

/** The whole table, as far as it is here: the pages of the agency come for those who have any (agency/pages.ts). */
export const table = createStore<readonly PageEntry[]>([...own, account]);

/** Puts the agency's pages where they stand. */
export function addAgencyPages(entries: readonly PageEntry[]): void {
  table.set([...own, ...entries, account]);
}

/** The most that stand under the thumb beside "Lagi". */
export const mostUnderThumb = 4;

let routed: ReadonlySet<string> = new Set();

/** Says which addresses exist, as the patterns of the routes; called once, by app.tsx. */
export function declareRoutes(patterns: readonly string[]): void {
  routed = new Set(patterns.map((pattern) => `/${pattern.split('/')[1] ?? ''}`));
}

/** What of the table a person with these roles sees, in its order; `decides`: he sits at a desk. */
export function entriesFor(entries: readonly PageEntry[], roles: readonly Role[], decides = false): PageEntry[] {
  return entries.filter(
    (entry) => routed.has(entry.href) && (!entry.roles || (decides && entry.deciders) || entry.roles.some((role) => roles.includes(role))),
  );
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

// The user guide: one part a role, each of sections that name the pages they explain.
import { useEffect, useState } from 'react';
import type { Schemas } from '../api/client';
import { type Lang, useLang } from '../i18n';

export interface Section {
  /** The pages that it explains, by the names of frame/page.ts; the first is its anchor. */
  ids: string[];
  title: string;
  html: string;
}
export interface Guide {
  name: string;
  title: string;
  intro: string;
  sections: Section[];
}

const loaders: Record<Lang, () => Promise<{ default: Guide[] }>> = {
  ms: () => import('virtual:guide/ms'),
  en: () => import('virtual:guide/en'),
};

const partOf: Partial<Record<Schemas['Role'], string>> = {
  supervisor: 'supervisor',
  approver: 'supervisor',
  delegate: 'supervisor',
  head: 'head',
  coordinator: 'coordinator',
  agency_admin: 'agency-admin',
  system_admin: 'system-admin',
  integrity: 'auditor',
  auditor: 'auditor',
};

/** The parts that concern somebody with these roles; that of every officer comes first. */
export function partsFor(roles: readonly Schemas['Role'][]): string[] {
  return ['officer', ...new Set(roles.flatMap((role) => partOf[role] ?? []))];
}

/** The section that explains a page, in the part of one of these roles before any other. */
export function sectionOf(guides: readonly Guide[], page: string, roles: readonly Schemas['Role'][]): { guide: Guide; section: Section } | undefined {
  const first = partsFor(roles).reverse();
  const rank = (guide: Guide): number => (first.indexOf(guide.name) + 1 || 99);
  for (const guide of [...guides].sort((a, b) => rank(a) - rank(b))) {
    if (guide.name === 'tours') continue;
    const section = guide.sections.find((one) => one.ids.includes(page));
    if (section) return { guide, section };
  }
  return undefined;
}

/** The words of a section, for searching. */
export function plain(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').toLowerCase();
}

export type Known = { guides: Guide[] } | { failed: true } | undefined;

/** The guide in the language of the page; undefined while it is on its way. */
export function useGuides(): Known {
  const lang = useLang();
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    let current = true;
    loaders[lang]().then(
      (file) => current && setKnown({ guides: file.default }),
      () => current && setKnown({ failed: true }),
    );
    return () => {
      current = false;
    };
  }, [lang]);
  return known;
}

// Two languages. The source text is Malay; catalogues are loaded for one language at a time, the core with the first page and
// the others with the pages that need them.
import { type Messages, i18n } from '@lingui/core';
import type { Text } from '../api/client';
import { createStore, useStore } from '../ui/store';

export type Lang = 'ms' | 'en';
export type Catalogue = 'core' | 'session' | 'integration' | 'audit' | 'report' | 'place' | 'day' | 'calendar' | 'closing' | 'account' | 'card' | 'preview' | 'rules' | 'scheme' | 'leaving' | 'letter' | 'attachment' | 'reason-kind' | 'approval' | 'notice' | 'grant' | 'remote' | 'task' | 'figure' | 'board' | 'body' | 'help' | 'officer-import' | 'desk';

const loaders: Record<Catalogue, Record<Lang, () => Promise<{ messages: Messages }>>> = {
  core: { ms: () => import('./core/ms.po'), en: () => import('./core/en.po') },
  session: { ms: () => import('./session/ms.po'), en: () => import('./session/en.po') },
  day: { ms: () => import('./day/ms.po'), en: () => import('./day/en.po') },
  card: { ms: () => import('./card/ms.po'), en: () => import('./card/en.po') },
  letter: { ms: () => import('./letter/ms.po'), en: () => import('./letter/en.po') },
  calendar: { ms: () => import('./calendar/ms.po'), en: () => import('./calendar/en.po') },
  closing: { ms: () => import('./closing/ms.po'), en: () => import('./closing/en.po') },
  account: { ms: () => import('./account/ms.po'), en: () => import('./account/en.po') },
  preview: { ms: () => import('./preview/ms.po'), en: () => import('./preview/en.po') },
  rules: { ms: () => import('./rules/ms.po'), en: () => import('./rules/en.po') },
  scheme: { ms: () => import('./scheme/ms.po'), en: () => import('./scheme/en.po') },
  notice: { ms: () => import('./notice/ms.po'), en: () => import('./notice/en.po') },
  attachment: { ms: () => import('./attachment/ms.po'), en: () => import('./attachment/en.po') },
  'reason-kind': { ms: () => import('./reason-kind/ms.po'), en: () => import('./reason-kind/en.po') },
  approval: { ms: () => import('./approval/ms.po'), en: () => import('./approval/en.po') },
  grant: { ms: () => import('./grant/ms.po'), en: () => import('./grant/en.po') },
  report: { ms: () => import('./report/ms.po'), en: () => import('./report/en.po') },
  figure: { ms: () => import('./figure/ms.po'), en: () => import('./figure/en.po') },
  remote: { ms: () => import('./remote/ms.po'), en: () => import('./remote/en.po') },
  task: { ms: () => import('./task/ms.po'), en: () => import('./task/en.po') },
  body: { ms: () => import('./body/ms.po'), en: () => import('./body/en.po') },
  board: { ms: () => import('./board/ms.po'), en: () => import('./board/en.po') },
  help: { ms: () => import('./help/ms.po'), en: () => import('./help/en.po') },
  'officer-import': { ms: () => import('./officer-import/ms.po'), en: () => import('./officer-import/en.po') },
  desk: { ms: () => import('./desk/ms.po'), en: () => import('./desk/en.po') },
  place: { ms: () => import('./place/ms.po'), en: () => import('./place/en.po') },
  audit: { ms: () => import('./audit/ms.po'), en: () => import('./audit/en.po') },
  integration: { ms: () => import('./integration/ms.po'), en: () => import('./integration/en.po') },
  leaving: { ms: () => import('./leaving/ms.po'), en: () => import('./leaving/en.po') },
};

const storageKey = 'spotme.lang';
const inUse = new Set<Catalogue>();
const lang = createStore<Lang>('ms');

/** The language of the officer's last choice on this device; Malay at first, whatever the browser prefers. */
function rememberedLang(): Lang {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ms';
  } catch {
    return 'ms';
  }
}

async function loadInto(language: Lang, catalogues: Iterable<Catalogue>): Promise<void> {
  const parts = await Promise.all([...catalogues].map((name) => loaders[name][language]()));
  for (const part of parts) i18n.load(language, part.messages);
}

function activate(language: Lang): void {
  i18n.activate(language);
  document.documentElement.lang = `${language}-MY`;
  lang.set(language);
}

export async function startLanguage(): Promise<void> {
  const language = rememberedLang();
  inUse.add('core');
  await loadInto(language, inUse);
  activate(language);
}

/** Loads what a group of pages says. Called with the page itself, before it is shown. */
export async function loadCatalogue(name: Catalogue): Promise<void> {
  inUse.add(name);
  await loadInto(lang.get(), [name]);
  i18n.activate(lang.get());
}

export async function chooseLang(language: Lang): Promise<void> {
  await loadInto(language, inUse);
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that keeps nothing still shows the chosen language for this visit.
  }
  activate(language);
}

export const useLang = (): Lang => useStore(lang);

/** What the server says comes in both languages. */
export const pick = (text: Text, language: Lang): string => text[language];

// The words of grants: kinds, parts of a day, services, and where somebody is.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import { date, wallMinute } from '../i18n/format';
import type { Lang } from '../i18n';

export type GrantKind = Schemas['GrantKind'];
export type Part = 'day' | 'morning' | 'afternoon';

export const kindWords: Record<GrantKind, MessageDescriptor> = {
  official_duty: msg`Tugas rasmi`,
  course: msg`Kursus`,
  time_off: msg`Kebenaran meninggalkan pejabat`,
  overtime: msg`Arahan kerja lebih masa`,
  leave: msg`Cuti`,
  work_from_home: msg`Bekerja Dari Rumah (BDR)`,
  hybrid_day: msg`Hari Bekerja Hibrid`,
  pregnancy_hour: msg`Pulang awal satu jam (mengandung)`,
  ramadan_short_break: msg`Pilihan Ramadan: rehat dipendekkan`,
};

/** In the order of the forms. */
export const kinds = Object.keys(kindWords) as GrantKind[];

export const partWords: Record<Part, MessageDescriptor> = {
  day: msg`Sehari penuh`,
  morning: msg`Pagi`,
  afternoon: msg`Petang`,
};

export const sourceWords: Record<Schemas['Grant']['source'], MessageDescriptor> = {
  entered: msg`Direkodkan`,
  imported: msg`Daripada fail`,
  approved: msg`Diluluskan di sini`,
};

export const serviceWords: Record<Schemas['Service'], MessageDescriptor> = {
  counter: msg`Kaunter`,
  security: msg`Keselamatan`,
  defence: msg`Pertahanan`,
  education: msg`Pendidikan`,
  health: msg`Kesihatan`,
  court: msg`Mahkamah`,
};

export const takesTimes = (kind: GrantKind): boolean => kind === 'official_duty' || kind === 'time_off' || kind === 'overtime';
export const takesPart = (kind: GrantKind): boolean => kind === 'leave' || kind === 'work_from_home' || kind === 'hybrid_day';

/** `24 Nov 2026`, or `24 Nov 2026 – 26 Nov 2026`; with the times of each day. */
export function daysText(grant: Pick<Schemas['GrantForm'], 'first_day' | 'last_day' | 'from' | 'to'>, lang: Lang): string {
  const days =
    grant.first_day === grant.last_day ? date(grant.first_day, lang) : `${date(grant.first_day, lang)} – ${date(grant.last_day, lang)}`;
  return grant.from && grant.to ? `${days}, ${wallMinute(grant.from)}–${wallMinute(grant.to)}` : days;
}

// What the pages of reports share: kinds with their pictures, periods, and the units that one may ask for.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import type { IconName } from '../ui/icon';

export type Kind = Schemas['ReportKind'];
export type KindEntry = Schemas['ReportKindEntry'];
export type Form = Schemas['ReportForm'];
export type Order = Schemas['ReportOrder'];
export type Every = Schemas['ReportSchedule']['every'];

export const kindIcons: Record<Kind, IconName> = {
  daily_attendance: 'calendar',
  late_list: 'clock',
  absences: 'attention',
  exceptions: 'warning',
  monthly_summary: 'people',
  unit_summary: 'office',
  movement: 'leave',
  remote_days: 'place',
  extra_minutes: 'clock',
  card_colours: 'card',
  tasks: 'done-outline',
  time_cards: 'print',
};

/** The kinds in the order of what people come for. */
export const groups: ReadonlyArray<{ word: MessageDescriptor; kinds: readonly Kind[] }> = [
  { word: msg`Untuk dicetak setiap bulan`, kinds: ['time_cards', 'monthly_summary', 'unit_summary', 'card_colours'] },
  { word: msg`Hari demi hari`, kinds: ['daily_attendance', 'late_list', 'absences', 'exceptions', 'extra_minutes'] },
  { word: msg`Di luar pejabat dan tugasan`, kinds: ['movement', 'remote_days', 'tasks'] },
];

export const formWords: Record<Form, MessageDescriptor> = {
  pdf: msg`PDF, untuk dicetak`,
  xlsx: msg`XLSX, untuk Excel`,
  csv: msg`CSV, untuk sistem lain`,
};

export const stateWords: Record<Order['state'], MessageDescriptor> = {
  waiting: msg`Menunggu giliran`,
  running: msg`Sedang disediakan`,
  done: msg`Siap`,
  failed: msg`Gagal`,
  cancelled: msg`Dibatalkan`,
  expired: msg`Tempoh simpanan tamat`,
};

export const weekdayWords: readonly MessageDescriptor[] = [msg`Isnin`, msg`Selasa`, msg`Rabu`, msg`Khamis`, msg`Jumaat`, msg`Sabtu`, msg`Ahad`];

/** The kinds that the server offers to the caller. */
export function useKinds() {
  const [kinds] = useLoaded('report-kinds', () => ask(api.GET('/reports/kinds')));
  return kinds;
}

/** The units that the caller reaches, by path. */
export function useUnits() {
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return units.status === 'here' ? units.data.units : [];
}

/** `1.4 MB` */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// The words of the fields of a transaction.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import { statusWords } from '../i18n/words';
import type { Tone } from '../ui/tag';

export const fieldWords: Record<string, MessageDescriptor> = {
  unit: msg`Unit`,
  state: msg`Negeri tempat bertugas`,
  scheme: msg`Waktu bekerja`,
  facts: msg`Fakta hari itu`,
  day_type: msg`Jenis hari`,
  status: msg`Keputusan`,
  effective_start: msg`Dikira mulai`,
  may_leave_from: msg`Boleh pulang mulai`,
  office_end: msg`Waktu pejabat tamat`,
  first_in: msg`Masuk`,
  last_out: msg`Keluar`,
  late_minutes: msg`Lewat (minit)`,
  early_minutes: msg`Keluar awal (minit)`,
  worked_minutes: msg`Bekerja (minit)`,
  issues: msg`Isu`,
};

/** The same where a length of time is written out. */
export const factWords: Record<string, MessageDescriptor> = {
  late_minutes: msg`Lewat`,
  early_minutes: msg`Keluar awal`,
  worked_minutes: msg`Tempoh bekerja`,
};

export const recordWords: Record<Schemas['RecordStatus'], MessageDescriptor> = { ...statusWords, void: msg`Terbatal` };

export const dayTypeWords: Record<Schemas['DayRecord']['day_type'], MessageDescriptor> = {
  working: msg`Hari bekerja`,
  rest_day: msg`Hari rehat`,
  holiday: msg`Kelepasan am`,
};

export function toneOf(record: Schemas['DayRecord']): Tone {
  if (record.status === 'absent') return 'danger';
  if (record.issues.length > 0) return 'warning';
  return record.status === 'present' ? 'success' : 'default';
}

// Hours and shares as people read them, and the kinds that figures have.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { PeriodName } from './period';

/** `07:45` of 465; beyond midnight as on the clock of the next morning. */
export function clock(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `12%`, of nothing nothing. */
export const share = (part: number, all: number): string => (all === 0 ? '–' : `${Math.round((part / all) * 100)}%`);

export const periodWords: Record<PeriodName, MessageDescriptor> = {
  week: msg`Minggu ini`,
  month: msg`Bulan ini`,
  last_month: msg`Bulan lepas`,
  quarter: msg`Suku tahun ini`,
  year: msg`Tahun ini`,
  own: msg`Tempoh sendiri`,
};

export const caseWords: Record<Schemas['FigureOpenCases']['kind'], MessageDescriptor> = {
  reason: msg`Alasan`,
  correction: msg`Pembetulan rakaman`,
  grant: msg`Kebenaran`,
  grant_change: msg`Pindaan kebenaran`,
  grant_cancellation: msg`Pembatalan kebenaran`,
};

export const issueKinds = ['late_in', 'early_out', 'no_clock_in', 'no_clock_out', 'absent', 'outside_place', 'weak_evidence'] as const satisfies ReadonlyArray<
  Schemas['IssueKind']
>;

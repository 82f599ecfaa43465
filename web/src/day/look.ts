// How a day looks at a glance: a colour, a sign and a word, so that none of them stands alone.
import type { Schemas } from '../api/client';
import type { IconName } from '../ui/icon';
import type { Tone } from '../ui/tag';

export type Look = 'good' | 'late' | 'missing' | 'absent' | 'open' | 'rest' | 'holiday' | 'leave' | 'none';

export function lookOf(day: Schemas['Day']): Look {
  const verdict = day.verdict;
  if (!verdict) return 'none';
  if (verdict.status === 'rest_day') return 'rest';
  if (verdict.status === 'holiday') return 'holiday';
  if (verdict.status === 'on_leave') return 'leave';
  if (verdict.status === 'absent') return 'absent';
  if (day.issues.some((issue) => issue === 'no_clock_in' || issue === 'no_clock_out')) return 'missing';
  if (day.issues.length > 0) return 'late';
  return verdict.status === 'open' ? 'open' : 'good';
}

export const looks: Record<Look, { box: string; tone: Tone; icon: IconName | undefined }> = {
  good: { box: 'border-otl-success-200 bg-bg-success-50', tone: 'success', icon: 'done-outline' },
  late: { box: 'border-otl-warning-200 bg-bg-warning-50', tone: 'warning', icon: 'clock' },
  missing: { box: 'border-otl-warning-200 bg-bg-warning-50', tone: 'warning', icon: 'warning' },
  absent: { box: 'border-otl-danger-200 bg-bg-danger-50', tone: 'danger', icon: 'attention' },
  open: { box: 'border-otl-primary-300 bg-bg-primary-50', tone: 'primary', icon: 'clock' },
  rest: { box: 'border-otl-gray-200 bg-bg-washed', tone: 'default', icon: undefined },
  holiday: { box: 'border-otl-gray-200 bg-bg-washed', tone: 'default', icon: 'calendar' },
  leave: { box: 'border-otl-primary-200 bg-bg-primary-50', tone: 'primary', icon: 'info' },
  none: { box: 'border-otl-gray-200 bg-bg-white', tone: 'default', icon: undefined },
};

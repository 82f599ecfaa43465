import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { issueWords, statusWords } from '../i18n/words';
import { Icon } from '../ui/icon';
import { type Look, lookOf, looks } from './look';

export const lookWords: Record<Look, ReturnType<typeof msg>> = {
  good: msg`Hadir`,
  late: msg`Lewat atau keluar awal`,
  missing: msg`Rakaman tidak lengkap`,
  absent: msg`Tidak hadir`,
  open: msg`Hari ini`,
  rest: msg`Hari rehat`,
  holiday: msg`Kelepasan am`,
  leave: msg`Bercuti`,
  none: msg`Tiada keputusan`,
};

/** What is to be said of a day: its issues, else its state. */
export function useDayWords(): (day: Schemas['Day']) => string {
  const { i18n } = useLingui();
  return (day) => {
    if (day.issues.length > 0) return day.issues.map((issue) => i18n._(issueWords[issue])).join(', ');
    return day.verdict ? i18n._(statusWords[day.verdict.status]) : '';
  };
}

/** The name of a holiday stands for its state; issues of a day that was worked all the same come first. `small` where room is scarce. */
export function DayMark({ day, holiday, small }: { day: Schemas['Day']; holiday: string | undefined; small: boolean }) {
  const words = useDayWords();
  const { icon } = looks[lookOf(day)];
  const text = holiday && day.issues.length === 0 ? holiday : words(day);
  if (text === '') return null;
  return (
    <span className={`flex items-start gap-1 font-medium text-txt-black-700 ${small ? 'text-body-xs' : 'text-body-sm'}`}>
      {icon && <Icon name={icon} className={`shrink-0 ${small ? 'mt-px size-3.5' : 'mt-0.5 size-4'}`} />}
      <span>{text}</span>
    </span>
  );
}

// Where somebody is, as a letter in a box and as a word: never by colour alone.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';

export type Where = Schemas['Whereabouts'];
export type RemoteDay = Schemas['RemoteDay'];

export const whereWords: Record<Where, MessageDescriptor> = {
  office: msg`Di pejabat`,
  hybrid: msg`Hibrid`,
  home: msg`BDR`,
  duty: msg`Tugas atau kursus`,
  leave: msg`Cuti`,
  off: msg`Hari rehat`,
};

const letters: Record<Where, MessageDescriptor> = {
  office: msg({ message: 'P', context: 'huruf: pejabat' }),
  hybrid: msg({ message: 'H', context: 'huruf: hibrid' }),
  home: msg({ message: 'B', context: 'huruf: BDR' }),
  duty: msg({ message: 'T', context: 'huruf: tugas' }),
  leave: msg({ message: 'C', context: 'huruf: cuti' }),
  off: msg({ message: '–', context: 'huruf: hari rehat' }),
};

export const whereBox: Record<Where, string> = {
  office: 'border-otl-gray-300 bg-bg-white text-txt-black-900',
  hybrid: 'border-otl-primary-200 bg-bg-primary-100 text-primary-800',
  home: 'border-otl-success-200 bg-bg-success-100 text-success-800',
  duty: 'border-otl-warning-200 bg-bg-warning-100 text-warning-800',
  leave: 'border-otl-danger-200 bg-bg-danger-100 text-danger-800',
  off: 'border-transparent bg-bg-washed text-txt-black-500',
};

export const order: Where[] = ['office', 'hybrid', 'home', 'duty', 'leave', 'off'];

/** The day in words: one, or one for each half. */
export function useDayWords(): (day: RemoteDay) => string {
  const { t, i18n } = useLingui();
  return (day) => {
    if (!day.where) return t`Tiada penempatan`;
    const { morning, afternoon } = day.where;
    const words =
      morning === afternoon
        ? i18n._(whereWords[morning])
        : t`pagi: ${i18n._(whereWords[morning])}, petang: ${i18n._(whereWords[afternoon])}`;
    return day.office_day && (morning === 'hybrid' || afternoon === 'hybrid') ? t`${words}; hari wajib di pejabat` : words;
  };
}

export function useLetters(): (day: RemoteDay) => string {
  const { i18n } = useLingui();
  return (day) => {
    if (!day.where) return '';
    const { morning, afternoon } = day.where;
    return morning === afternoon ? i18n._(letters[morning]) : `${i18n._(letters[morning])}/${i18n._(letters[afternoon])}`;
  };
}

export function Legend() {
  const { i18n } = useLingui();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-2 text-body-sm text-txt-black-700">
      {order.map((where) => (
        <li key={where} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`inline-flex size-6 items-center justify-center rounded border text-body-xs font-semibold ${whereBox[where]}`}
          >
            {i18n._(letters[where])}
          </span>
          {i18n._(whereWords[where])}
        </li>
      ))}
    </ul>
  );
}

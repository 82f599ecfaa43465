// A day of a team's month: a letter in a box, and the words for who hears it. The colour says nothing that the letter does not.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { issueWords } from '../i18n/words';

export type Mark = Schemas['DayMark'];
export type Cell = Schemas['TeamMonthDay'];

export const markWords: Record<Mark, MessageDescriptor> = {
  present: msg`Hadir`,
  late: msg`Lewat masuk`,
  early: msg`Keluar awal`,
  missing: msg`Rakaman tidak lengkap`,
  absent: msg`Tidak hadir`,
  remote: msg`Bekerja jarak jauh`,
  duty: msg`Tugas rasmi`,
  leave: msg({ message: 'Cuti', context: 'keadaan' }),
  holiday: msg`Kelepasan am`,
  rest: msg`Hari rehat`,
  open: msg`Sedang berjalan`,
  unknown: msg`Tidak dapat dinilai`,
  nothing: msg`Tiada`,
};

const letters: Record<Mark, MessageDescriptor> = {
  present: msg({ message: 'H', context: 'huruf: hadir' }),
  late: msg({ message: 'L', context: 'huruf: lewat' }),
  early: msg({ message: 'A', context: 'huruf: keluar awal' }),
  missing: msg({ message: '?', context: 'huruf: rakaman tidak lengkap' }),
  absent: msg({ message: 'X', context: 'huruf: tidak hadir' }),
  remote: msg({ message: 'J', context: 'huruf: bekerja jauh' }),
  duty: msg({ message: 'T', context: 'huruf: tugas rasmi' }),
  leave: msg({ message: 'C', context: 'huruf: cuti' }),
  holiday: msg({ message: 'K', context: 'huruf: kelepasan' }),
  rest: msg({ message: '–', context: 'huruf: rehat' }),
  open: msg({ message: '…', context: 'huruf: sedang berjalan' }),
  unknown: msg({ message: '!', context: 'huruf: tidak dapat dinilai' }),
  nothing: msg({ message: ' ', context: 'huruf: tiada' }),
};

/** On paper a frame and, for what is against the officer, a thick one: a printer may have no colour. */
export const markBox: Record<Mark, string> = {
  present: 'border-otl-success-200 bg-bg-success-50 text-success-800',
  late: 'border-otl-warning-300 bg-bg-warning-100 text-warning-800 print:border-2 print:border-black',
  early: 'border-otl-warning-300 bg-bg-warning-100 text-warning-800 print:border-2 print:border-black',
  missing: 'border-otl-warning-300 bg-bg-warning-100 text-warning-800 print:border-2 print:border-black',
  absent: 'border-otl-danger-300 bg-bg-danger-100 text-danger-800 print:border-2 print:border-black',
  remote: 'border-otl-primary-200 bg-bg-primary-100 text-primary-800',
  duty: 'border-otl-primary-200 bg-bg-white text-primary-800',
  leave: 'border-otl-gray-300 bg-bg-white text-txt-black-900',
  holiday: 'border-transparent bg-bg-washed text-txt-black-700',
  rest: 'border-transparent bg-bg-washed text-txt-black-500',
  open: 'border-otl-gray-300 bg-bg-white text-txt-black-700',
  unknown: 'border-otl-gray-300 bg-bg-white text-danger-700',
  nothing: 'border-transparent text-txt-black-500',
};

const shownInLegend: Mark[] = ['present', 'late', 'early', 'missing', 'absent', 'remote', 'duty', 'leave', 'holiday', 'rest', 'open', 'unknown'];

/** How an issue stands, in a word; nothing while nobody need act. */
const stateWords: Partial<Record<Schemas['IssueState'], MessageDescriptor>> = {
  open: msg`belum dijelaskan`,
  explained: msg`menunggu keputusan`,
  more_information: msg`maklumat tambahan diminta`,
  accepted: msg`alasan diterima`,
  rejected: msg`alasan tidak diterima`,
  confirmed: msg`alasan tidak diterima`,
};

/** The whole of what a cell says. */
export function useCellWords(): (cell: Cell) => string {
  const { t, i18n } = useLingui();
  const lang = useLang();
  return (cell) => {
    if (cell.holiday && cell.mark === 'holiday') return pick(cell.holiday, lang);
    const words = (cell.issues ?? []).map(({ issue, state }) => {
      const stands = state && stateWords[state];
      return stands ? `${i18n._(issueWords[issue])}, ${i18n._(stands)}` : i18n._(issueWords[issue]);
    });
    if (words.length === 0 || !['late', 'early', 'missing', 'absent'].includes(cell.mark)) words.unshift(i18n._(markWords[cell.mark]));
    if (cell.late_minutes) words.push(t`lewat ${cell.late_minutes} minit`);
    if (cell.where && cell.where.morning !== cell.where.afternoon) words.push(t`separuh hari`);
    return words.join('; ');
  };
}

/** An issue that nobody has settled is underlined. */
export const isUnsettled = (cell: Cell): boolean =>
  (cell.issues ?? []).some(({ state }) => state === 'open' || state === 'explained' || state === 'more_information');

export function MarkBox({ mark, unsettled = false }: { mark: Mark; unsettled?: boolean }) {
  const { i18n } = useLingui();
  return (
    <span
      aria-hidden="true"
      className={`flex h-8 min-w-6 items-center justify-center rounded border text-body-sm font-semibold print:h-5 print:min-w-4 print:text-[8pt] print:text-black ${markBox[mark]} ${
        unsettled ? 'underline decoration-2 underline-offset-4' : ''
      }`}
    >
      {i18n._(letters[mark])}
    </span>
  );
}

export function Legend() {
  const { t, i18n } = useLingui();
  return (
    <ul data-testid="team-month-legend" aria-label={t`Petunjuk`} className="flex flex-wrap gap-x-3 gap-y-1.5 text-body-xs text-txt-black-700 sm:gap-x-4 sm:text-body-sm print:text-[8pt]">
      {shownInLegend.map((mark) => (
        <li key={mark} className="flex items-center gap-1.5">
          <MarkBox mark={mark} />
          {i18n._(markWords[mark])}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <MarkBox mark="late" unsettled />
        {t`Garis bawah: isu belum selesai`}
      </li>
    </ul>
  );
}

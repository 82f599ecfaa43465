// A duty by letter, colour and words: none of them stands alone.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type DutyKind, kindOf } from './duty';

export const dutyWords: Record<DutyKind, MessageDescriptor> = {
  morning: msg`Pagi`,
  evening: msg({ message: 'Petang', context: 'syif' }),
  night: msg`Malam`,
  rest: msg`Rehat`,
  on_call: msg`Atas panggilan`,
};

const letters: Record<DutyKind, MessageDescriptor> = {
  morning: msg({ message: 'P', comment: 'one letter: pagi' }),
  evening: msg({ message: 'T', comment: 'one letter: petang (tengah hari)' }),
  night: msg({ message: 'M', comment: 'one letter: malam' }),
  rest: msg({ message: 'R', comment: 'one letter: rehat' }),
  on_call: msg({ message: 'A', comment: 'one letter: atas panggilan' }),
};

/** On paper too. */
const box = '[print-color-adjust:exact]';

export const dutyBox: Record<DutyKind, string> = {
  morning: `${box} border-otl-warning-200 bg-bg-warning-50 text-warning-800`,
  evening: `${box} border-otl-primary-300 bg-bg-primary-50 text-primary-800`,
  night: `${box} border-primary-950 bg-primary-950 text-white`,
  rest: `${box} border-otl-gray-200 bg-bg-washed text-txt-black-700`,
  on_call: `${box} border-otl-success-200 bg-bg-success-50 text-success-800`,
};

/** `07:00–15:00`, `22:00–06:00 (+1)`, or the word of a day without a shift. */
export function useDutyText(): (duty: string) => string {
  const { i18n, t } = useLingui();
  return (duty) => {
    const kind = kindOf(duty);
    if (kind === 'rest' || kind === 'on_call') return i18n._(dutyWords[kind]);
    const [hours = '', pause] = duty.split('/');
    const range = (text: string): string => text.replace('-', '–').replaceAll('+1', ' (+1)');
    if (!pause) return range(hours);
    const [work, rest] = [range(hours), range(pause)];
    return t`${work}, rehat ${rest}`;
  };
}

export function useDutyLetter(): (duty: string) => string {
  const { i18n } = useLingui();
  return (duty) => i18n._(letters[kindOf(duty)]);
}

/** What the letters and colours mean. */
export function DutyLegend() {
  const { i18n } = useLingui();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-2 text-body-sm text-txt-black-700">
      {(Object.keys(dutyWords) as DutyKind[]).map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`flex size-6 items-center justify-center rounded-md border text-body-xs font-semibold ${dutyBox[kind]}`}
          >
            {i18n._(letters[kind])}
          </span>
          {i18n._(dutyWords[kind])}
        </li>
      ))}
    </ul>
  );
}

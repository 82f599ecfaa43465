// How often a task comes: chosen by words, and said back as a sentence.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { addDays } from '../day/calendar';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { SelectField, TextField } from '../ui/field';
import type { Every, Recurrence, Rhythm } from './recurrence';

/** A Monday, from which the names of the days are told. */
const monday = '2026-11-23';
const days = [1, 2, 3, 4, 5, 6, 7];

/** `Isnin`; 1 is Monday. */
export function useWeekdayName(): (number: number) => string {
  const lang = useLang();
  return (number) => weekday(addDays(monday, number - 1), lang);
}

/** `Setiap Isnin dan Rabu`, `Setiap hari bekerja`, `Setiap bulan pada 26 hari bulan`. */
export function useRhythmWord(): (recurrence: Pick<Recurrence, 'every' | 'weekdays' | 'day'>) => string {
  const { t } = useLingui();
  const lang = useLang();
  const name = useWeekdayName();
  return ({ every, weekdays = [], day = 1 }) => {
    if (every === 'day') return t`Setiap hari bekerja`;
    if (every === 'month') return t`Setiap bulan, pada ${day} hari bulan`;
    const names = new Intl.ListFormat(lang, { type: 'conjunction' }).format(weekdays.map(name));
    return t`Setiap ${names}`;
  };
}

/** The rhythm with its days, as one sentence. */
export function RhythmSentence({ recurrence }: { recurrence: Recurrence }) {
  const lang = useLang();
  const word = useRhythmWord()(recurrence);
  const from = date(recurrence.from, lang);
  const until = date(recurrence.until, lang);
  const due = recurrence.due_days ?? 0;
  return (
    <>
      <Trans>
        {word}, dari {from} hingga {until}.
      </Trans>{' '}
      {due === 0 ? <Trans>Siap pada hari yang sama.</Trans> : <Plural value={due} one="Siap dalam # hari." other="Siap dalam # hari." />}
    </>
  );
}

interface FieldsProps {
  rhythm: Rhythm;
  from: string;
  set(change: Partial<Rhythm>): void;
  errorOf(field: string): ReactNode;
}

function Weekdays({ rhythm, set, error }: { rhythm: Rhythm; set(change: Partial<Rhythm>): void; error: ReactNode }) {
  const name = useWeekdayName();
  const toggle = (day: number): void =>
    set({ weekdays: rhythm.weekdays.includes(day) ? rhythm.weekdays.filter((one) => one !== day) : [...rhythm.weekdays, day].sort() });
  return (
    <fieldset className="space-y-1.5">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>Pada hari</Trans>
      </legend>
      <div className="flex flex-wrap gap-2">
        {days.map((day) => (
          <button
            key={day}
            type="button"
            data-testid={`weekday-${day}`}
            aria-pressed={rhythm.weekdays.includes(day)}
            onClick={() => toggle(day)}
            className="min-h-11 min-w-11 rounded-full border border-otl-gray-300 bg-bg-white px-3 text-body-md font-medium text-txt-black-700 hover:bg-bg-washed aria-pressed:border-primary-600 aria-pressed:bg-primary-600 aria-pressed:text-white"
          >
            {name(day)}
          </button>
        ))}
      </div>
      {error && <p className="text-body-sm font-medium text-danger-700">{error}</p>}
    </fieldset>
  );
}

export function RhythmFields({ rhythm, from, set, errorOf }: FieldsProps) {
  const { t } = useLingui();
  return (
    <div className="space-y-4 rounded-lg bg-bg-washed p-4">
      {rhythm.every === 'week' && <Weekdays rhythm={rhythm} set={set} error={rhythm.weekdays.length === 0 && t`Sila pilih sekurang-kurangnya satu hari.`} />}
      <div className="grid gap-4 sm:grid-cols-2">
        {rhythm.every === 'month' && (
          <SelectField label={<Trans>Pada hari bulan</Trans>} testid="rhythm-day" value={String(rhythm.day)} onChange={(event) => set({ day: Number(event.currentTarget.value) })}>
            {Array.from({ length: 31 }, (_, index) => (
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={<Trans>Hingga</Trans>}
          testid="rhythm-until"
          type="date"
          min={from}
          value={rhythm.until}
          error={errorOf('until')}
          onInput={(event) => set({ until: event.currentTarget.value })}
        />
        <SelectField label={<Trans>Perlu siap</Trans>} testid="rhythm-due" value={String(rhythm.dueDays)} onChange={(event) => set({ dueDays: Number(event.currentTarget.value) })}>
          <option value="0">{t`Pada hari yang sama`}</option>
          {[1, 2, 3, 4, 5, 6, 7, 14, 30].map((due) => (
            <option key={due} value={due}>
              {t`Dalam ${due} hari`}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}

export function EveryField({ value, from, set }: { value: Every | ''; from: string; set(every: Every | ''): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const on = weekday(from, lang);
  return (
    <SelectField label={<Trans>Berulang</Trans>} testid="task-every" value={value} onChange={(event) => set(event.currentTarget.value as Every | '')}>
      <option value="">{t`Sekali sahaja`}</option>
      <option value="day">{t`Setiap hari bekerja`}</option>
      <option value="week">{t`Setiap minggu, contohnya setiap ${on}`}</option>
      <option value="month">{t`Setiap bulan`}</option>
    </SelectField>
  );
}

// What the pages of tasks share: when one is due, how urgent it is, how it stands, how far it is.
import { Trans, useLingui } from '@lingui/react/macro';
import { today } from '../day/calendar';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { daysBetween, nextWeekday } from './address';
import { type Percent, type Priority, type State, type Task, isOpen, percents, priorityWords, stateTones, stateWords } from './words';

/** `hari ini`, `esok`, `lewat 2 hari`, or the day itself; with the day behind the near ones. */
export function useDueWord(): (due: string) => string {
  const { t } = useLingui();
  const lang = useLang();
  return (due) => {
    const left = daysBetween(today(), due);
    const late = -left;
    if (left < 0) return late === 1 ? t`Lewat 1 hari` : t`Lewat ${late} hari`;
    if (left === 0) return t`Siap hari ini`;
    if (left === 1) return t`Siap esok`;
    const on = `${weekday(due, lang, left < 7 ? 'long' : 'short')}, ${date(due, lang)}`;
    return t`Siap ${on}`;
  };
}

/** When it is due, in words; what is late says so by a sign and the word, not by a colour alone. */
export function DueWord({ task }: { task: Pick<Task, 'due_on' | 'state' | 'overdue'> }) {
  const lang = useLang();
  const word = useDueWord();
  const left = daysBetween(today(), task.due_on);
  if (!isOpen(task.state)) {
    const on = date(task.due_on, lang);
    return (
      <span data-testid="task-due" className="whitespace-nowrap">
        <Trans>Siap {on}</Trans>
      </span>
    );
  }
  const ink = left < 0 ? 'font-medium text-danger-700' : left === 0 ? 'font-medium text-warning-800' : 'text-txt-black-700';
  return (
    <span data-testid="task-due" data-days={left} title={date(task.due_on, lang)} className={`inline-flex items-center gap-1 whitespace-nowrap ${ink}`}>
      <Icon name={left < 0 ? 'attention' : left === 0 ? 'clock' : 'calendar'} className="size-4" />
      {word(task.due_on)}
    </span>
  );
}

/** Only what is not usual is said. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { i18n } = useLingui();
  if (priority === 'normal') return null;
  const word = i18n._(priorityWords[priority]);
  if (priority === 'low') {
    return (
      <span className="text-txt-black-500">
        <Trans>Keutamaan rendah</Trans>
      </span>
    );
  }
  return (
    <Tag tone="danger" data-testid="task-priority">
      <span className="sr-only">
        <Trans>Keutamaan</Trans>{' '}
      </span>
      {word}
    </Tag>
  );
}

export function StateTag({ state, ...rest }: { state: State; 'data-testid'?: string }) {
  const { i18n } = useLingui();
  return (
    <Tag tone={stateTones[state]} {...rest}>
      {i18n._(stateWords[state])}
    </Tag>
  );
}

const bar =
  'h-2 w-full min-w-16 appearance-none overflow-hidden rounded-full border-0 bg-gray-200 [&::-webkit-progress-bar]:bg-gray-200 [&::-webkit-progress-value]:rounded-full';
const going = '[&::-moz-progress-bar]:bg-primary-600 [&::-webkit-progress-value]:bg-primary-600';
const done = '[&::-moz-progress-bar]:bg-success-600 [&::-webkit-progress-value]:bg-success-600';

/** How far it is, as a bar with its number. */
export function ProgressBar({ value, label }: { value: number; label: string }) {
  return (
    <span className="flex items-center gap-2">
      <progress className={`${bar} ${value === 100 ? done : going}`} aria-label={label} max={100} value={value} />
      <span aria-hidden="true" className="w-12 shrink-0 text-right text-body-sm tabular-nums text-txt-black-700">
        {value} %
      </span>
    </span>
  );
}

interface TapsProps {
  /** Of the task, for a screen reader. */
  title: string;
  value: number;
  busy: boolean;
  set(value: Percent): void;
}

/** How far it is, by one tap: five buttons that fill up like a bar. */
export function Taps({ title, value, busy, set }: TapsProps) {
  const { t } = useLingui();
  return (
    <fieldset data-testid="task-taps" data-value={value} className="grid grid-cols-5 overflow-hidden rounded-lg border border-otl-gray-300 print:hidden">
      <legend className="sr-only">{t`Kemajuan: ${title}`}</legend>
      {percents.map((percent) => {
        const pressed = percent === value;
        const reached = percent <= value && value > 0;
        return (
          <button
            key={percent}
            type="button"
            data-testid={`task-tap-${percent}`}
            aria-pressed={pressed}
            aria-disabled={busy ? 'true' : undefined}
            onClick={() => !busy && !pressed && set(percent)}
            className={`min-h-12 border-l border-otl-gray-300 text-body-md tabular-nums first:border-l-0 aria-disabled:cursor-progress ${
              pressed ? 'bg-primary-600 font-semibold text-white' : reached ? 'bg-bg-primary-100 font-medium text-primary-800' : 'bg-bg-white text-txt-black-700 hover:bg-bg-washed'
            }`}
          >
            {percent}
            <span className="sr-only"> %</span>
          </button>
        );
      })}
    </fieldset>
  );
}

/** `Sambung esok`, or on which day when that is after the weekend. */
export function CarryWord() {
  const lang = useLang();
  const next = nextWeekday(today());
  const on = weekday(next, lang);
  return daysBetween(today(), next) === 1 ? <Trans>Sambung esok</Trans> : <Trans>Sambung {on}</Trans>;
}

// The pattern of a rota as chips: added, ordered, repeated and removed by mouse, thumb or keyboard.
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Icon, type IconName } from '../ui/icon';
import { type Part, kindOf, lengthOf, moved, shiftOf } from './duty';
import { dutyBox, useDutyLetter, useDutyText } from './duty-look';

const longestRound = 366;
const usual = ['07:00-15:00', '15:00-23:00', '23:00-07:00+1', 'rest', 'on_call'];

/** What is asked of a key event. */
type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'preventDefault'>;

interface EditorProps {
  parts: Part[];
  onChange(parts: Part[]): void;
  /** The number of the part that the server refused. */
  wrong: number | undefined;
}

function Tool({ label, icon, testid, onClick }: { label: string; icon: IconName | '+' | '−'; testid: string; onClick(): void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-testid={testid}
      onClick={onClick}
      className="flex size-11 items-center justify-center rounded-md text-body-lg font-semibold text-txt-black-700 hover:bg-bg-washed"
    >
      {icon === '+' || icon === '−' ? <span aria-hidden="true">{icon}</span> : <Icon name={icon} />}
    </button>
  );
}

/** One part with its tools. On its name: arrows walk, Alt and arrows move it, + and − repeat it, Delete removes it. */
function Chip({
  part,
  index,
  count,
  wrong,
  onAct,
  onKey,
}: {
  part: Part;
  index: number;
  count: number;
  wrong: boolean;
  onAct(act: Act): void;
  onKey(event: Key): void;
}) {
  const { t } = useLingui();
  const text = useDutyText();
  const letter = useDutyLetter();
  const name = text(part.duty);
  const place = index + 1;
  return (
    <li
      data-testid="pattern-part"
      data-duty={part.duty}
      data-days={part.days}
      className={`rounded-lg border bg-bg-white ${wrong ? 'border-2 border-danger-600' : 'border-otl-gray-300'}`}
    >
      <button
        type="button"
        data-part={index}
        onKeyDown={onKey}
        className={`flex min-h-14 w-full items-center gap-3 rounded-t-lg border-b border-otl-gray-200 px-3 text-left ${dutyBox[kindOf(part.duty)]}`}
      >
        <span className="sr-only">{t`Bahagian ${place} daripada ${count}`}</span>
        <span aria-hidden="true" className="text-body-lg font-semibold">
          {letter(part.duty)}
        </span>
        <span className="text-body-md font-medium tabular-nums">{name}</span>
        <span className="ml-auto whitespace-nowrap text-body-md font-semibold tabular-nums">× {part.days}</span>
      </button>
      <span className="flex justify-center">
        <Tool label={t`Alih ke kiri: ${name}`} icon="left" testid="pattern-left" onClick={() => onAct('left')} />
        <Tool label={t`Kurangkan sehari: ${name}`} icon="−" testid="pattern-less" onClick={() => onAct('less')} />
        <Tool label={t`Tambah sehari: ${name}`} icon="+" testid="pattern-more" onClick={() => onAct('more')} />
        <Tool label={t`Buang: ${name}`} icon="cross" testid="pattern-remove" onClick={() => onAct('remove')} />
        <Tool label={t`Alih ke kanan: ${name}`} icon="right" testid="pattern-right" onClick={() => onAct('right')} />
      </span>
    </li>
  );
}

type Act = 'left' | 'right' | 'less' | 'more' | 'remove';

/** The parts after one act, and which of them has the focus then. */
function acted(parts: Part[], index: number, act: Act): { parts: Part[]; focus: number } {
  if (act === 'left' || act === 'right') {
    const to = act === 'left' ? index - 1 : index + 1;
    return to < 0 || to >= parts.length ? { parts, focus: index } : { parts: moved(parts, index, to), focus: to };
  }
  if (act === 'remove') return { parts: parts.filter((_, at) => at !== index), focus: Math.max(0, index - 1) };
  const change = act === 'more' ? 1 : -1;
  const room = act === 'more' ? lengthOf(parts) < longestRound : true;
  return {
    parts: parts.map((part, at) => (at === index && room ? { ...part, days: Math.max(1, part.days + change) } : part)),
    focus: index,
  };
}

function actOf(event: Key): Act | 'before' | 'after' | undefined {
  if (event.key === 'ArrowLeft') return event.altKey ? 'left' : 'before';
  if (event.key === 'ArrowRight') return event.altKey ? 'right' : 'after';
  if (event.key === '+' || event.key === '=') return 'more';
  if (event.key === '-') return 'less';
  if (event.key === 'Delete' || event.key === 'Backspace') return 'remove';
  return undefined;
}

function AddShift({ onAdd }: { onAdd(duty: string): void }) {
  const [times, setTimes] = useState({ start: '08:00', end: '16:00', from: '', to: '' });
  const duty = shiftOf(times.start, times.end, times.from && times.to ? { from: times.from, to: times.to } : undefined);
  const field = (name: keyof typeof times) => ({
    type: 'time' as const,
    value: times[name],
    onInput: (event: { currentTarget: { value: string } }) => setTimes((before) => ({ ...before, [name]: event.currentTarget.value })),
  });
  return (
    <details className="group">
      <summary
        data-testid="pattern-own"
        className="inline-flex min-h-11 list-none items-center gap-1 rounded-md text-body-md font-medium text-txt-primary [&::-webkit-details-marker]:hidden"
      >
        <Trans>Syif dengan masa lain</Trans>
        <Icon name="down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2 grid grid-cols-2 gap-4 md:grid-cols-4">
        <TextField label={<Trans>Mula</Trans>} testid="shift-start" {...field('start')} />
        <TextField label={<Trans>Tamat</Trans>} testid="shift-end" {...field('end')} />
        <TextField label={<Trans>Rehat dari</Trans>} optional testid="shift-break-from" {...field('from')} />
        <TextField label={<Trans>Rehat hingga</Trans>} optional testid="shift-break-to" {...field('to')} />
      </div>
      <Button variant="default-outline" className="mt-3" data-testid="shift-add" onClick={() => duty && onAdd(duty)}>
        <Trans>Tambah syif ini</Trans>
      </Button>
    </details>
  );
}

/** The duties that rotas are mostly made of. */
function AddUsual({ onAdd }: { onAdd(duty: string): void }) {
  const { t } = useLingui();
  const text = useDutyText();
  const letter = useDutyLetter();
  return (
    <div className="flex flex-wrap gap-2">
      {usual.map((duty) => (
        <button
          key={duty}
          type="button"
          data-testid="pattern-add"
          data-duty={duty}
          onClick={() => onAdd(duty)}
          className={`inline-flex min-h-11 items-center gap-2 rounded-md border px-3 text-body-md font-medium ${dutyBox[kindOf(duty)]}`}
        >
          <span className="sr-only">{t`Tambah`}</span>
          <span aria-hidden="true">+ {letter(duty)}</span>
          {text(duty)}
        </button>
      ))}
    </div>
  );
}

export function PatternEditor({ parts, onChange, wrong }: EditorProps) {
  const list = useRef<HTMLUListElement>(null);
  const focusOn = (index: number): void => {
    // After the page shows the new order.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-part="${index}"]`)?.focus());
  };
  const act = (index: number, what: Act, focus: boolean): void => {
    const next = acted(parts, index, what);
    onChange(next.parts);
    if (focus) focusOn(next.focus);
  };
  const onKey =
    (index: number) =>
    (event: Key): void => {
      const what = actOf(event);
      if (!what) return;
      event.preventDefault();
      if (what === 'before' || what === 'after') focusOn(what === 'before' ? index - 1 : index + 1);
      else act(index, what, true);
    };
  const add = (duty: string): void => {
    if (lengthOf(parts) < longestRound) onChange([...parts, { duty, days: 1 }]);
  };
  const days = lengthOf(parts);
  return (
    <fieldset className="space-y-4" data-testid="pattern">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>Corak satu pusingan</Trans>
      </legend>
      <p className="text-body-sm text-txt-black-500">
        <Trans>
          Papan kekunci: anak panah berpindah antara bahagian, Alt + anak panah mengalih bahagian, + dan − menukar bilangan hari, Delete
          membuang.
        </Trans>
      </p>
      {parts.length === 0 && (
        <p className="rounded-lg border border-otl-gray-200 bg-bg-washed p-4 text-body-md text-txt-black-700">
          <Trans>Belum ada apa-apa. Tambah syif, hari rehat atau tugas atas panggilan di bawah.</Trans>
        </p>
      )}
      <ul ref={list} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {parts.map((part, index) => (
          <Chip
            key={index}
            part={part}
            index={index}
            count={parts.length}
            wrong={wrong === index}
            onAct={(what) => act(index, what, false)}
            onKey={onKey(index)}
          />
        ))}
      </ul>
      <p role="status" data-testid="pattern-length" data-days={days} className="text-body-md text-txt-black-700">
        <Trans>Satu pusingan: {days} hari</Trans>
      </p>
      <AddUsual onAdd={add} />
      <AddShift onAdd={add} />
    </fieldset>
  );
}

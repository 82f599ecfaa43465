// A task in the list of a day: what it is, when it is due, and all that one does with it every day, by one tap each.
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { nextWeekday } from './address';
import type { Moves } from './moves';
import { CarryWord, DueWord, PriorityMark, ProgressBar, StateTag, Taps } from './parts';
import { type Task, may } from './words';

/** Who gave it, how often it was put off, what was said of it: on one line. */
export function About({ task, own }: { task: Task; own: boolean }) {
  const giver = task.assigned_by?.name;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body-sm text-txt-black-700">
      <DueWord task={task} />
      <PriorityMark priority={task.priority} />
      {giver && <span>{own ? <Trans>Daripada {giver}</Trans> : <Trans>Diberi oleh {giver}</Trans>}</span>}
      {task.series_id && (
        <span data-testid="task-recurring" className="inline-flex items-center gap-1">
          <Icon name="calendar" className="size-4" />
          <Trans>Berulang</Trans>
        </span>
      )}
      {task.carried > 0 && (
        <span>
          <Plural value={task.carried} one="Dibawa # kali" other="Dibawa # kali" />
        </span>
      )}
      {task.comments > 0 && (
        <Link href={`/tugasan/${task.id}`} className="text-txt-primary underline">
          <Plural value={task.comments} one="# ulasan" other="# ulasan" />
        </Link>
      )}
    </p>
  );
}

function Buttons({ task, moves, day }: { task: Task; moves: Moves; day: string }) {
  const { busy, said } = moves;
  const mine = said?.id === task.id ? said : undefined;
  const { undo } = mine ?? {};
  const done = task.progress === 100;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
      {may(task, 'hand_in') && (
        <Button variant={done ? 'primary-fill' : 'primary-outline'} data-testid="task-hand-in" busy={busy === task.id} onClick={() => void moves.handIn(task)}>
          <Icon name="done-outline" />
          <Trans>Serah</Trans>
          <span className="sr-only">{task.title}</span>
        </Button>
      )}
      {may(task, 'carry_over') && !done && task.resumes_on <= day && (
        <Button variant="default-outline" data-testid="task-carry" busy={busy === task.id} onClick={() => void moves.carry(task, nextWeekday(day))}>
          <CarryWord />
          <span className="sr-only">{task.title}</span>
        </Button>
      )}
      {task.state === 'handed_in' && may(task, 'progress') && (
        <Button variant="default-outline" data-testid="task-take-back" busy={busy === task.id} onClick={() => void moves.tap(task, 75)}>
          <Trans>Tarik balik</Trans>
          <span className="sr-only">{task.title}</span>
        </Button>
      )}
      <span role="status" data-testid="task-said" className="flex flex-wrap items-center gap-x-2 text-body-sm text-success-800">
        {mine && <span>{mine.text}</span>}
        {undo !== undefined && (
          <button type="button" data-testid="task-undo" onClick={() => void moves.tap(task, undo)} className="min-h-11 rounded-md px-1 font-medium text-txt-primary underline">
            <Trans>Buat asal</Trans>
          </button>
        )}
      </span>
    </div>
  );
}

/** `moves` is absent where nothing may be done from here: another's day, or a day that is over. */
export function TaskCard({ task: stored, own, day, moves }: { task: Task; own: boolean; day: string; moves?: Moves }) {
  const task = moves ? moves.now(stored) : stored;
  const tappable = moves && may(task, 'progress') && task.state !== 'handed_in';
  return (
    <li
      data-testid="task"
      data-id={task.id}
      data-state={task.state}
      data-progress={task.progress}
      className={`space-y-3 rounded-xl border bg-bg-white p-4 sm:p-5 ${task.state === 'returned' || task.overdue ? 'border-l-4 border-l-danger-600' : ''} border-otl-gray-200`}
    >
      <div className="space-y-1">
        <div className="flex items-start justify-between gap-3">
          <Link href={`/tugasan/${task.id}`} data-testid="task-link" className="min-w-0 break-words text-body-lg font-semibold text-txt-black-900 hover:underline">
            {task.title}
          </Link>
          {task.state !== 'open' && <StateTag state={task.state} data-testid="task-state" />}
        </div>
        <About task={task} own={own} />
      </div>
      {task.remark && (
        <blockquote data-testid="task-remark" className="whitespace-pre-line break-words border-l-4 border-warning-400 bg-bg-warning-50 px-3 py-2 text-body-md text-txt-black-900">
          {task.remark}
        </blockquote>
      )}
      {tappable && moves ? (
        <Taps title={task.title} value={task.progress} busy={moves.busy === task.id} set={(percent) => void moves.tap(task, percent)} />
      ) : (
        <ProgressBar value={task.progress} label={task.title} />
      )}
      {moves && <Buttons task={task} moves={moves} day={day} />}
    </li>
  );
}

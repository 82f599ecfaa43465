// A day of tasks: what is open, what moved, the report, and what was said of it. One's own, or that of somebody whom one follows.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { TaskCard } from './card';
import { CommentBox, Comments } from './comments';
import { DayWays } from './day-head';
import { useTold } from './live';
import { type Moves, useMoves } from './moves';
import { QuickAdd } from './quick-add';
import { Report } from './report';
import { condensed, useStepWord } from './steps';
import { type Task, isOpen } from './words';

type TaskDay = Schemas['TaskDay'];

function Group({ title, count, children }: { title: ReactNode; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="space-y-3">
      <h2 className="flex items-center gap-2 text-body-md font-semibold text-txt-black-700">
        {title}
        <span className="rounded-full bg-gray-200 px-2 text-body-sm tabular-nums text-txt-black-900">{count}</span>
      </h2>
      <ul className="space-y-3">{children}</ul>
    </section>
  );
}

/** What one has before oneself now, what comes later, and what waits for somebody else. */
function Open({ day, moves }: { day: TaskDay; moves: Moves | undefined }) {
  const shown = day.open.map((task) => (moves ? moves.now(task) : task));
  const open = shown.filter(({ state }) => isOpen(state));
  // On a day that is past, what was carried over since was on the list.
  const later = (task: Task): boolean => day.date >= day.today && task.resumes_on > day.date && task.due_on > day.date;
  const cards = (tasks: Task[]): ReactNode => tasks.map((task) => <TaskCard key={task.id} task={task} own={day.own} day={day.date} {...(moves && { moves })} />);
  const now = open.filter((task) => !later(task));
  const coming = open.filter(later);
  const waiting = shown.filter(({ state }) => state === 'handed_in');
  return (
    <>
      <Group title={day.date === day.today ? <Trans>Untuk hari ini</Trans> : <Trans>Terbuka</Trans>} count={now.length}>
        {cards(now)}
      </Group>
      <Group title={<Trans>Akan datang</Trans>} count={coming.length}>
        {cards(coming)}
      </Group>
      <Group title={<Trans>Menunggu pengesahan</Trans>} count={waiting.length}>
        {cards(waiting)}
      </Group>
    </>
  );
}

/** What changed on the day, in words: the trace that each task leaves on it. */
function Moved({ day }: { day: TaskDay }) {
  const word = useStepWord();
  if (day.moved.length === 0) return null;
  return (
    <Card data-testid="day-moved" data-count={day.moved.length}>
      <CardTitle>{day.date === day.today ? <Trans>Kemajuan hari ini</Trans> : <Trans>Kemajuan pada hari itu</Trans>}</CardTitle>
      <ul className="mt-3 divide-y divide-otl-gray-200">
        {day.moved.map(({ task, steps }) => (
          <li key={task.id} data-testid="moved-task" className="py-2.5">
            <Link href={`/tugasan/${task.id}`} className="break-words text-body-md font-medium text-txt-black-900 hover:underline">
              {task.title}
            </Link>
            <p className="text-body-sm text-txt-black-700">{condensed(steps).map(word).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Empty({ day }: { day: TaskDay }) {
  const today = day.date === day.today;
  return (
    <div data-testid="tasks-empty" className="flex flex-col items-center gap-3 rounded-xl border border-otl-gray-200 bg-bg-white px-6 py-10 text-center">
      <span className="flex size-14 items-center justify-center rounded-full bg-bg-primary-50 text-primary-700">
        <Icon name="done-outline" className="size-8" />
      </span>
      <p className="text-body-lg font-semibold text-txt-black-900">
        {today ? <Trans>Tiada tugasan terbuka</Trans> : <Trans>Tiada tugasan pada hari tersebut</Trans>}
      </p>
      {day.own && today && (
        <p className="max-w-sm text-body-md text-txt-black-700">
          <Trans>Tulis di atas apa yang hendak dibuat hari ini. Tugasan yang diberi oleh penyelia juga muncul di sini.</Trans>
        </p>
      )}
    </div>
  );
}

function Talk({ day, renew }: { day: TaskDay; renew(): void }) {
  const { t } = useLingui();
  const { officer } = day;
  return (
    <Card data-testid="day-comments" className="space-y-4">
      <CardTitle id="ulasan">
        <Trans>Ulasan</Trans>
      </CardTitle>
      <Comments comments={day.comments} />
      <CommentBox
        of={`${officer.id}.${day.date}`}
        label={day.own ? t`Tulis kepada penyelia` : t`Tulis kepada pegawai`}
        send={(text) => ask(api.POST('/officers/{officer_id}/day-comments', { params: { path: { officer_id: officer.id } }, body: { date: day.date, text } }))}
        sent={renew}
      />
    </Card>
  );
}

const shortcut =
  'flex min-h-11 flex-1 items-center gap-2 rounded-lg border border-otl-primary-200 bg-bg-primary-50 px-3 text-body-sm font-medium text-primary-800';

/** On a phone, where report and comments stand below the tasks: how they stand, and the way to them. */
function Shortcuts({ day }: { day: TaskDay }) {
  const others = day.comments.filter(({ by }) => by.id !== day.officer.id).length;
  return (
    <p className="flex flex-wrap gap-3 lg:hidden print:hidden">
      <a href="#laporan" data-testid="to-report" className={shortcut}>
        <Icon name={day.report.version > 0 ? 'done' : 'document'} />
        {day.report.version > 0 ? <Trans>Laporan dihantar</Trans> : <Trans>Tulis laporan</Trans>}
      </a>
      {others > 0 && (
        <a href="#ulasan" data-testid="to-comments" className={shortcut}>
          <Icon name="info" />
          <Plural value={others} one="# ulasan penyelia" other="# ulasan penyelia" />
        </a>
      )}
    </p>
  );
}

function Shown({ day, renew }: { day: TaskDay; renew(): void }) {
  const moves = useMoves(renew);
  const today = day.date === day.today;
  return (
    <div data-testid="tasks" data-own={day.own} data-planned={day.planned} className="space-y-5">
      {!day.own && (
        <p data-testid="day-officer" className="flex items-center gap-2 text-body-lg font-semibold text-txt-black-900">
          <Icon name="person" className="size-5 text-primary-700" />
          {day.officer.name}
        </p>
      )}
      {day.own && <Shortcuts day={day} />}
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-5">
          {day.own && today && <QuickAdd day={day.date} added={renew} />}
          {day.open.length === 0 && <Empty day={day} />}
          <Open day={day} moves={day.own && today ? moves : undefined} />
        </div>
        <div className="min-w-0 space-y-5">
          <Report key={day.date} report={day.report} own={day.own} officer={day.officer.id} movedCount={day.moved.length} today={today} done={renew} />
          <Moved day={day} />
          <Talk day={day} renew={renew} />
        </div>
      </div>
    </div>
  );
}

interface DayViewProps {
  /** The officer whose day it is; one's own without. */
  officer?: string;
  /** The work day as it stands, without. */
  date: string | undefined;
  /** The page's address without the day. */
  href: string;
  title(day: TaskDay | undefined): string;
}

/** Asked again by whatever is done here, and by what others do meanwhile. */
export function DayView({ officer, date, href, title }: DayViewProps) {
  const query = date ? { date } : {};
  const load = (): Promise<TaskDay> =>
    officer
      ? ask(api.GET('/officers/{officer_id}/tasks', { params: { path: { officer_id: officer }, query } }))
      : ask(api.GET('/tasks/day', { params: { query } }));
  const [loaded, renew] = useLoaded(`${officer ?? ''} ${date ?? ''}`, load);
  const day = loaded.status === 'here' ? loaded.data : undefined;
  usePage(officer ? 'officer-tasks' : 'tasks', title(day), loaded.status !== 'loading');
  useTold(renew);
  return (
    <>
      <DayWays asked={date} answer={day} href={href} />
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="tasks-error" />
          <Button onClick={renew}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {day && <Shown day={day} renew={renew} />}
    </>
  );
}

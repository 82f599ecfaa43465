// An officer's day beside the others': on the left that he was there, on the right what came of it.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLang } from '../i18n';
import { duration, wallMinute } from '../i18n/format';
import { issueWords, statusWords } from '../i18n/words';
import { kindWords as grantWords } from '../grant/words';
import { Icon } from '../ui/icon';
import { Tag, type Tone } from '../ui/tag';
import { say } from '../ui/toast';
import { onDay } from './address';
import { CommentBox } from './comments';
import { ProgressBar, StateTag, useDueWord } from './parts';
import { type Picked, type Waiting, waitingOf } from './team-picked';

type Row = Schemas['TeamDayRow'];
type Attendance = Schemas['TeamAttendance'];

type Status = NonNullable<Attendance['status']>;

const words: Record<Status, MessageDescriptor> = { ...statusWords, void: msg`Terbatal` };

const tones: Record<Status, Tone> = {
  present: 'success',
  incomplete: 'warning',
  open: 'primary',
  absent: 'danger',
  on_leave: 'default',
  rest_day: 'default',
  holiday: 'default',
  void: 'default',
};

function Presence({ row }: { row: Row }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { attendance } = row;
  const { status, first_in: first, last_out: last, worked_minutes: worked } = attendance;
  return (
    <div className="space-y-1.5 text-body-md">
      <p data-testid="team-attendance" data-status={status ?? ''} className="flex flex-wrap items-center gap-2">
        {status ? <Tag tone={tones[status]}>{i18n._(words[status])}</Tag> : <span className="text-txt-black-500">–</span>}
        {attendance.issues
          .filter((issue) => issue !== status)
          .map((issue) => (
            <Tag key={issue} tone="warning">
              {i18n._(issueWords[issue])}
            </Tag>
          ))}
        {attendance.grants.map((grant) => (
          <Tag key={grant} tone="primary">
            {i18n._(grantWords[grant])}
          </Tag>
        ))}
      </p>
      {(first || last) && (
        <p className="flex flex-wrap items-center gap-x-3 tabular-nums text-txt-black-700">
          <span className="inline-flex items-center gap-1.5">
            <Icon name="clock" className="size-4" />
            {first ? wallMinute(first) : '–'} – {last ? wallMinute(last) : '…'}
          </span>
          {worked !== null && worked > 0 && <span>{duration(worked, lang)}</span>}
        </p>
      )}
    </div>
  );
}

function Tick({ item, picked }: { item: Waiting; picked: Picked }) {
  const { t } = useLingui();
  const { officer, title } = item;
  return (
    <label className="-m-2.5 flex size-11 shrink-0 cursor-pointer items-center justify-center print:hidden">
      <input
        type="checkbox"
        data-testid={item.kind === 'task' ? 'tick-task' : 'tick-report'}
        aria-label={item.kind === 'task' ? t`Pilih tugasan ${title}, ${officer}` : t`Pilih laporan ${officer}`}
        checked={picked.has(item.key)}
        onChange={() => picked.tick(item)}
        className="size-6 rounded-xs accent-primary-600"
      />
    </label>
  );
}

function TaskLine({ task, item, picked }: { task: Row['titles'][number]; item: Waiting | undefined; picked: Picked }) {
  const due = useDueWord();
  const late = task.state !== 'verified' && task.state !== 'cancelled';
  return (
    <li data-testid="team-task" data-id={task.id} data-state={task.state} className="flex items-center gap-3">
      {item ? <Tick item={item} picked={picked} /> : <span aria-hidden="true" className="mx-2 size-2 shrink-0 rounded-full bg-gray-300" />}
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_9rem] sm:items-center">
        <p className="min-w-0 text-body-md">
          <Link href={`/tugasan/${task.id}`} className="break-words font-medium text-txt-black-900 hover:underline">
            {task.title}
          </Link>{' '}
          {task.state === 'open' ? (
            late && <span className="whitespace-nowrap text-body-sm text-txt-black-500">{due(task.due_on)}</span>
          ) : (
            <StateTag state={task.state} />
          )}
        </p>
        <ProgressBar value={task.progress} label={task.title} />
      </div>
    </li>
  );
}

function ReportLine({ row, item, picked }: { row: Row; item: Waiting | undefined; picked: Picked }) {
  const { report } = row;
  if (!report || (report.version === 0 && !report.plan)) return null;
  return (
    <div data-testid="team-report" className="flex items-start gap-3 rounded-lg bg-bg-washed p-3">
      {item && <Tick item={item} picked={picked} />}
      <div className="min-w-0 flex-1 space-y-1 text-body-md">
        {report.plan && (
          <p className="break-words text-txt-black-700">
            <span className="font-medium">
              <Trans>Rancangan:</Trans>
            </span>{' '}
            {report.plan}
          </p>
        )}
        {report.version > 0 && (
          <p className="break-words text-txt-black-900">
            <span className="font-medium">
              <Trans>Laporan:</Trans>
            </span>{' '}
            {report.text || <Trans>kemajuan tugasan sahaja</Trans>}
          </p>
        )}
      </div>
      {report.verified_at && <StateTag state="verified" />}
    </div>
  );
}

/** What is missed on a day of work, in words and with a sign. */
function Misses({ row }: { row: Row }) {
  if (!row.works || (row.planned && row.reported)) return null;
  return (
    <p data-testid="team-misses" data-planned={row.planned} data-reported={row.reported} className="flex flex-wrap gap-2">
      {!row.planned && (
        <Tag tone="warning">
          <Trans>Tiada rancangan</Trans>
        </Tag>
      )}
      {!row.reported && (
        <Tag tone="warning">
          <Trans>Tiada laporan</Trans>
        </Tag>
      )}
    </p>
  );
}

function Output({ row, picked }: { row: Row; picked: Picked }) {
  const waits = new Map(waitingOf(row).map((item) => [item.key, item]));
  const report = [...waits.values()].find(({ kind }) => kind === 'report');
  const { tasks, titles } = row;
  const more = Math.max(tasks.open + tasks.handed_in, titles.length) - titles.length;
  return (
    <div className="space-y-3">
      <Misses row={row} />
      {titles.length > 0 && (
        <ul className="space-y-2.5">
          {titles.map((task) => (
            <TaskLine key={task.id} task={task} item={waits.get(`task ${task.id}`)} picked={picked} />
          ))}
        </ul>
      )}
      {(more > 0 || tasks.overdue > 0) && (
        <p className="flex flex-wrap gap-x-4 text-body-sm text-txt-black-700">
          {more > 0 && <Plural value={more} one="dan # tugasan lagi" other="dan # tugasan lagi" />}
          {tasks.overdue > 0 && (
            <span className="inline-flex items-center gap-1 font-medium text-danger-700">
              <Icon name="attention" className="size-4" />
              <Plural value={tasks.overdue} one="# lewat" other="# lewat" />
            </span>
          )}
        </p>
      )}
      {titles.length === 0 && !row.report?.version && !row.report?.plan && row.planned && (
        <p className="text-body-md text-txt-black-500">
          <Trans>Tiada kemajuan direkodkan.</Trans>
        </p>
      )}
      <ReportLine row={row} item={report} picked={picked} />
    </div>
  );
}

function Talk({ row, date, renew }: { row: Row; date: string; renew(): void }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { id, name } = row.officer;
  return (
    <div className="space-y-3 print:hidden">
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <button type="button" data-testid="team-comment" aria-expanded={open} onClick={() => setOpen(!open)} className="inline-flex min-h-11 items-center gap-1.5 rounded-md text-body-md font-medium text-txt-primary underline">
          <Trans>Beri ulasan</Trans>
          {row.comments > 0 && <span className="tabular-nums">({row.comments})</span>}
          <span className="sr-only">{name}</span>
        </button>
        <Link href={onDay(`/tugasan/pegawai/${id}`, date)} data-testid="team-officer-day" className="inline-flex min-h-11 items-center gap-1 rounded-md text-body-md font-medium text-txt-primary underline">
          <Trans>Lihat hari pegawai</Trans>
          <span className="sr-only">{name}</span>
        </Link>
      </div>
      {open && (
        <CommentBox
          of={`${id}.${date}`}
          label={t`Ulasan kepada ${name}`}
          send={(text) => ask(api.POST('/officers/{officer_id}/day-comments', { params: { path: { officer_id: id } }, body: { date, text } }))}
          sent={() => {
            say('success', t`Ulasan dihantar kepada ${name}.`);
            setOpen(false);
            renew();
          }}
        />
      )}
    </div>
  );
}

export function TeamRow({ row, date, picked, renew }: { row: Row; date: string; picked: Picked; renew(): void }) {
  return (
    <li
      data-testid="team-row"
      data-officer-id={row.officer.id}
      data-planned={row.planned}
      data-reported={row.reported}
      className="grid gap-x-6 gap-y-4 rounded-xl border border-otl-gray-200 bg-bg-white p-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,6fr)] lg:grid-rows-[auto_1fr] lg:rounded-none lg:gap-y-2 lg:border-0 lg:p-5 print:break-inside-avoid print:p-3 print:grid-cols-[minmax(0,4fr)_minmax(0,6fr)]"
    >
      <div className="min-w-0 space-y-2">
        <div>
          <h2 className="break-words text-body-md font-semibold text-txt-black-900">{row.officer.name}</h2>
          <p className="text-body-sm text-txt-black-500">{row.unit}</p>
        </div>
        <Presence row={row} />
      </div>
      <div className="min-w-0 border-t border-otl-gray-200 pt-4 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-0 lg:pt-0 print:border-0 print:pt-0">
        <Output row={row} picked={picked} />
      </div>
      <div className="min-w-0 lg:col-start-1 lg:row-start-2">
        <Talk row={row} date={date} renew={renew} />
      </div>
    </li>
  );
}

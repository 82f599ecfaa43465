// What waits for me: issues to explain, questions to answer, others' cases to decide.
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Schemas } from '../api/client';
import { useLoaded } from '../api/loaded';
import { Due, useSubjectWord } from '../approval/parts';
import { OwnRow } from '../approval/row';
import { correctionPath } from '../day/missing-press';
import { usePage } from '../frame/page';
import { reasonPath } from '../frame/todo';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { issueKey, mostIssues } from '../reason/address';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { loadTodo, noteTodo } from './count';

type Issue = Schemas['IssueToExplain'];

function IssueRow({ one, ticked, tick }: { one: Issue; ticked: boolean; tick(): void }) {
  const { i18n } = useLingui();
  const correction = correctionPath(one.date, one.issue);
  return (
    <li data-testid="todo-issue" data-date={one.date} data-issue={one.issue} className="py-1">
      <label className="flex min-h-12 cursor-pointer items-center gap-3 rounded-md px-1 py-1.5 hover:bg-bg-washed">
        <input type="checkbox" data-testid="todo-tick" checked={ticked} onChange={tick} className="size-6 shrink-0 rounded-xs accent-primary-600" />
        <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
          <span className="text-body-lg font-medium text-txt-black-900">{i18n._(issueWords[one.issue])}</span>
          {one.closed ? (
            <Due day={one.explain_by} />
          ) : (
            <Tag>
              <Trans>Setakat ini</Trans>
            </Tag>
          )}
        </span>
      </label>
      <p className="-mt-2 flex flex-wrap gap-x-5 pl-10">
        <Link href={reasonPath(one.date, [one.issue])} data-testid="todo-explain" className="inline-flex min-h-11 items-center font-medium text-txt-primary underline">
          <Trans>Beri alasan</Trans>
        </Link>
        {correction && (
          <Link href={correction} data-testid="todo-correct" className="inline-flex min-h-11 items-center font-medium text-txt-primary underline">
            <Trans>Mohon pembetulan</Trans>
          </Link>
        )}
      </p>
    </li>
  );
}

/** Several that are ticked have one reason. */
function Ticked({ ticked, clear }: { ticked: readonly string[]; clear(): void }) {
  const [, go] = useLocation();
  const count = ticked.length;
  if (count === 0) return null;
  return (
    <div className="sticky bottom-24 z-20 flex items-center gap-3 rounded-xl border border-otl-gray-300 bg-bg-white p-3 shadow-context-menu md:bottom-4">
      <Button variant="default-outline" data-testid="todo-clear" onClick={clear}>
        <Trans>Batal</Trans>
      </Button>
      <Button data-testid="todo-explain-ticked" data-count={count} className="!w-full flex-1" onClick={() => go(`/alasan?isu=${ticked.join(',')}`)}>
        <Plural value={count} one="Satu alasan bagi # isu" other="Satu alasan bagi # isu" />
      </Button>
    </div>
  );
}

function Issues({ issues }: { issues: Issue[] }) {
  const lang = useLang();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const toggle = (key: string): void =>
    setTicked((before) => (before.includes(key) ? before.filter((one) => one !== key) : before.length < mostIssues ? [...before, key] : before));
  const days = [...new Set(issues.map((one) => one.date))].sort();
  const count = issues.length;
  return (
    <>
      <Card data-testid="todo-issues" data-count={count}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <CardTitle>
            <Trans>Isu kehadiran untuk dijelaskan</Trans>
          </CardTitle>
          {count > 1 && (
            <Button variant="default-outline" data-testid="todo-tick-all" onClick={() => setTicked(issues.slice(0, mostIssues).map(issueKey))}>
              <Trans>Pilih semua</Trans>
            </Button>
          )}
        </div>
        {days.map((day) => (
          <section key={day} aria-label={date(day, lang)} className="mt-4">
            <h3 className="text-body-sm font-semibold text-txt-black-700">
              <Link href={`/hari/${day}`} className="inline-flex min-h-9 items-center underline">
                {weekday(day, lang)}, {date(day, lang)}
              </Link>
            </h3>
            <ul>
              {issues
                .filter((one) => one.date === day)
                .map((one) => (
                  <IssueRow key={issueKey(one)} one={one} ticked={ticked.includes(issueKey(one))} tick={() => toggle(issueKey(one))} />
                ))}
            </ul>
          </section>
        ))}
      </Card>
      <Ticked ticked={ticked} clear={() => setTicked([])} />
    </>
  );
}

function Decisions({ inbox }: { inbox: Schemas['ApprovalPage'] }) {
  const subject = useSubjectWord();
  const count = inbox.total;
  return (
    <Card data-testid="todo-decisions" data-count={count}>
      <CardTitle>
        <Trans>Menunggu keputusan anda</Trans>
      </CardTitle>
      <ul className="mt-2 text-body-md text-txt-black-700">
        {inbox.counts.map((one) => (
          <li key={one.subject}>
            {subject(one.subject)}: <span className="font-medium tabular-nums">{one.count}</span>
          </li>
        ))}
      </ul>
      <Link href="/kelulusan" data-testid="todo-inbox" className={`mt-4 w-full sm:w-auto ${linkButton('fill')}`}>
        <Trans>Buka peti kelulusan ({count})</Trans>
      </Link>
    </Card>
  );
}

function Nothing() {
  return (
    <Card data-testid="todo-empty" className="py-12 text-center">
      <Icon name="done-outline" className="mx-auto size-12 text-success-700" />
      <p className="mt-3 text-body-xl font-medium text-txt-black-900">
        <Trans>Tiada tindakan diperlukan</Trans>
      </p>
      <p className="mt-1 text-body-md text-txt-black-500">
        <Trans>Jika ada yang perlu anda buat, ia dipaparkan di sini.</Trans>
      </p>
    </Card>
  );
}

export function Todo() {
  const { t } = useLingui();
  const [loaded, reload] = useLoaded('todo', loadTodo);
  usePage('todo', t`Perlu tindakan`, loaded.status !== 'loading');
  useEffect(() => {
    if (loaded.status === 'here') noteTodo(loaded.data);
  }, [loaded]);
  const todo = loaded.status === 'here' ? loaded.data : undefined;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1>
        <Trans>Perlu tindakan</Trans>
      </h1>
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'failed' && (
        <div className="space-y-3">
          <FailureMessage failure={loaded.failure} testid="todo-error" />
          <Button onClick={reload}>
            <Trans>Cuba lagi</Trans>
          </Button>
        </div>
      )}
      {todo && (
        <>
          {todo.issues.length + todo.asked.length + todo.inbox.total === 0 && <Nothing />}
          {todo.asked.length > 0 && (
            <Card data-testid="todo-asked" data-count={todo.asked.length}>
              <CardTitle>
                <Trans>Maklumat tambahan diminta daripada anda</Trans>
              </CardTitle>
              <ul className="mt-2 divide-y divide-otl-gray-200">
                {todo.asked.map((entry) => (
                  <OwnRow key={entry.id} entry={entry} />
                ))}
              </ul>
            </Card>
          )}
          {todo.issues.length > 0 && <Issues issues={todo.issues} />}
          {todo.inbox.total > 0 && <Decisions inbox={todo.inbox} />}
        </>
      )}
      <p className="flex flex-wrap gap-3">
        <Link href="/permohonan" data-testid="todo-own" className={linkButton('outline')}>
          <Trans>Permohonan saya</Trans>
        </Link>
        <Link href="/pembetulan" className={linkButton('outline')}>
          <Trans>Mohon pembetulan rakaman</Trans>
        </Link>
      </p>
    </div>
  );
}

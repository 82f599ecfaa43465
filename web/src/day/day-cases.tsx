// What was said of a day: its issues with their state, and the corrections beside the original presses.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Schemas } from '../api/client';
import { Due, IssueStateTag, StateTag } from '../approval/parts';
import { reasonPath } from '../frame/todo';
import { time, wallMinute } from '../i18n/format';
import { issueWords, kindWords } from '../i18n/words';
import { linkButton } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { DoorIcon } from '../ui/icon';
import { today } from './calendar';
import { correctionPath } from './missing-press';

type Day = Schemas['DayDetail'];
type DayIssue = Schemas['DayIssue'];

/** Those that are stored, and those of a day that still runs, which nobody has explained yet. */
function issuesOf(day: Day): Array<Omit<DayIssue, 'explain_by'> & { explain_by?: string }> {
  const stored = new Set(day.issue_states.map(({ issue }) => issue));
  const running = (day.verdict?.issues ?? []).filter((issue) => !stored.has(issue));
  return [...day.issue_states, ...running.map((issue) => ({ issue, state: 'open' as const, approval_id: null }))];
}

function Issue({ date, one }: { date: string; one: ReturnType<typeof issuesOf>[number] }) {
  const { i18n } = useLingui();
  const open = one.state === 'open' && (!one.explain_by || one.explain_by >= today());
  const correction = correctionPath(date, one.issue);
  return (
    <li data-testid="day-issue" data-issue={one.issue} data-state={one.state} className="space-y-2 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <span className="text-body-md font-medium text-txt-black-900">{i18n._(issueWords[one.issue])}</span>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {open && one.explain_by && <Due day={one.explain_by} />}
          <IssueStateTag state={one.state} />
        </span>
      </p>
      <p className="flex flex-wrap gap-2 print:hidden">
        {open && (
          <Link href={reasonPath(date, [one.issue])} data-testid="day-explain" className={linkButton('fill')}>
            <Trans>Beri alasan</Trans>
          </Link>
        )}
        {open && correction && (
          <Link href={correction} data-testid="day-correct" className={linkButton('outline')}>
            <Trans>Mohon pembetulan</Trans>
          </Link>
        )}
        {one.approval_id && (
          <Link href={`/kelulusan/${one.approval_id}`} data-testid="day-case" className={linkButton('outline')}>
            <Trans>Lihat alasan</Trans>
          </Link>
        )}
      </p>
    </li>
  );
}

export function DayIssues({ day }: { day: Day }) {
  const issues = issuesOf(day);
  if (issues.length === 0) return null;
  return (
    <Card>
      <CardTitle>
        <Trans>Isu kehadiran</Trans>
      </CardTitle>
      <ul className="mt-3 divide-y divide-otl-gray-200">
        {issues.map((one) => (
          <Issue key={one.issue} date={day.date} one={one} />
        ))}
      </ul>
    </Card>
  );
}

/** The presses that were asked for afterwards; the original ones stay above. */
export function Corrections({ day }: { day: Day }) {
  const { i18n } = useLingui();
  if (day.corrections.length === 0) return null;
  return (
    <ul className="mt-4 space-y-2 border-t border-otl-gray-200 pt-4">
      {day.corrections.map((one) => {
        const original = day.events.find(({ id }) => id === one.answers);
        const before = original && time(original.at);
        const accepted = one.state === 'accepted';
        return (
          <li key={one.approval_id} data-testid="day-correction" data-kind={one.kind} data-state={one.state} data-at={one.at}>
            <Link
              href={`/kelulusan/${one.approval_id}`}
              className={`flex min-h-14 flex-wrap items-center gap-3 rounded-lg border px-3 py-2 hover:bg-bg-washed ${accepted ? 'border-otl-success-300' : 'border-dashed border-gray-500'}`}
            >
              <DoorIcon kind={one.kind} className={`size-5 ${accepted ? 'text-success-700' : 'text-txt-black-500'}`} />
              <span className="min-w-0 flex-1 basis-48">
                <span className="block text-body-md font-medium tabular-nums text-txt-black-900">
                  <Trans>Pembetulan</Trans>: {i18n._(kindWords[one.kind])} {wallMinute(one.at)}
                </span>
                {before && (
                  <span className="block text-body-sm text-txt-black-500">
                    <Trans>Menggantikan rakaman {before}</Trans>
                  </span>
                )}
              </span>
              <StateTag state={one.state} />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

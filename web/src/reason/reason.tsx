// The form of a reason: one for the issues that the address names, be they of one day or of several.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { Refusal, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { Explanation, type Said, Send, useFieldErrors, useNeeds } from '../approval/explanation';
import { useAttachments } from '../attachment/attachments';
import { Due } from '../approval/parts';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { useDraft } from '../session/draft';
import { linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { useFirstError } from '../ui/first-error';
import { say } from '../ui/toast';
import { countTodo } from '../todo/count';
import { type DatedIssue, issueKey, issuesOf } from './address';

const empty: Said = { kind: '', text: '' };

function useReasonForm(issues: DatedIssue[], renew: () => void) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const { form, showFirst } = useFirstError();
  const draft = useDraft(`reason.${issues.map(issueKey).join(',')}`, empty);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const attachments = useAttachments();
  const { missing } = useNeeds(draft.value, attachments);
  const { kind, text } = draft.value;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setFailure(undefined);
    if (missing.length > 0) return showFirst();
    setBusy(true);
    try {
      const approval = await ask(api.POST('/reasons', { body: { issues, kind, text: text.trim(), attachments: attachments.ids } }));
      draft.forget();
      void countTodo();
      say('success', t`Alasan telah dikemukakan.`);
      go(`/kelulusan/${approval.id}`, { replace: true });
    } catch (error) {
      setFailure(error);
      setBusy(false);
      // What stands in the list may be old: an earlier attempt may have arrived, though no answer came back.
      if (error instanceof Refusal && error.field?.startsWith('issues')) renew();
      showFirst();
    }
  }
  return { form, draft, attachments, missing, busy, tried, failure, submit };
}

function Issues({ issues, due }: { issues: DatedIssue[]; due: ReadonlyMap<string, string> }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <ul data-testid="reason-issues" data-count={issues.length} className="divide-y divide-otl-gray-200">
      {issues.map((one) => {
        const until = due.get(issueKey(one));
        return (
          <li key={issueKey(one)} data-testid="reason-issue" data-date={one.date} data-issue={one.issue} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5 first:pt-0">
            <span>
              <span className="block text-body-md font-medium text-txt-black-900">{i18n._(issueWords[one.issue])}</span>
              <span className="block text-body-sm text-txt-black-500">
                {weekday(one.date, lang)}, {date(one.date, lang)}
              </span>
            </span>
            {until && <Due day={until} />}
          </li>
        );
      })}
    </ul>
  );
}

function Form({ issues, due, renew }: { issues: DatedIssue[]; due: ReadonlyMap<string, string>; renew(): void }) {
  const { form, draft, attachments, missing, busy, tried, failure, submit } = useReasonForm(issues, renew);
  const errorOf = useFieldErrors(failure, tried);
  const beside = failure instanceof Refusal && /^(kind|text|attachments)/.test(failure.field ?? '');
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate data-testid="reason-form" className="space-y-5">
      <Card>
        <Issues issues={issues} due={due} />
      </Card>
      <Explanation said={draft.value} attachments={attachments} set={draft.set} errorOf={errorOf} />
      <Send missing={missing} busy={busy} failure={beside ? undefined : failure}>
        <Trans>Kemukakan alasan</Trans>
      </Send>
    </form>
  );
}

/** Chosen, and not to be explained any more: explained already, decided, or gone from the day. */
function Gone({ issues }: { issues: DatedIssue[] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <Callout tone="info" data-testid="reason-gone" title={<Trans>Tidak perlu dijelaskan lagi</Trans>}>
      <ul className="mt-1 space-y-1">
        {issues.map((one) => (
          <li key={issueKey(one)}>
            <Link href={`/hari/${one.date}`} className="font-medium text-txt-primary underline">
              {i18n._(issueWords[one.issue])}, {date(one.date, lang)}
            </Link>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

export function ReasonPage() {
  const { t } = useLingui();
  const chosen = issuesOf(useSearch());
  const [loaded, renew] = useLoaded('issues', () => ask(api.GET('/issues')));
  usePage('reason', t`Beri alasan`, loaded.status !== 'loading');
  const due = new Map(loaded.status === 'here' ? loaded.data.issues.map((one) => [issueKey(one), one.explain_by]) : []);
  // Without a network nothing is known of them: one writes all the same, and the server decides when it is sent.
  const open = loaded.status === 'here' ? chosen.filter((one) => due.has(issueKey(one))) : chosen;
  const gone = chosen.filter((one) => !open.includes(one));
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <h1>
        <Trans>Beri alasan</Trans>
      </h1>
      {loaded.status === 'loading' ? (
        <Skeleton lines={6} />
      ) : (
        <>
          {gone.length > 0 && <Gone issues={gone} />}
          {open.length > 0 ? (
            <Form key={open.map(issueKey).join()} issues={open} due={due} renew={renew} />
          ) : (
            <div className="space-y-4">
              {chosen.length === 0 && (
                <p data-testid="reason-none" className="text-body-md text-txt-black-700">
                  <Trans>Pilih isu kehadiran yang hendak dijelaskan.</Trans>
                </p>
              )}
              <Link href="/perlu-tindakan" className={linkButton('outline')}>
                <Trans>Perlu tindakan</Trans>
              </Link>
            </div>
          )}
        </>
      )}
    </div>
  );
}

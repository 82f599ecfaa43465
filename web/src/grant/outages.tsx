// Outages of the recorder: declared for a unit after one has seen whom it touches, and withdrawn with a reason.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { ReasonDialog } from '../ui/reason-dialog';
import { say } from '../ui/toast';
import { UnitField } from './units';

type Outage = Schemas['Outage'];
type Outcome = Schemas['OutageOutcome'];

interface Draft {
  unit: string;
  from: string;
  until: string;
  reason: string;
}

/** What a field for date and time holds is Malaysia's wall clock. */
const instant = (local: string): string => `${local}:00+08:00`;

function Touched({ outcome }: { outcome: Outcome }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { officers, issues_total: total } = outcome;
  return (
    <div className="space-y-3" data-testid="outage-touched" data-total={total}>
      <p role="status" className="text-body-md text-txt-black-900">
        <Trans>
          Melibatkan {officers} pegawai; {total} isu kehadiran akan diterima.
        </Trans>
      </p>
      {outcome.issues.length > 0 && (
        <ul className="max-h-64 divide-y divide-otl-gray-200 overflow-y-auto rounded-lg border border-otl-gray-200 px-4">
          {outcome.issues.map((issue) => (
            <li key={`${issue.officer_id} ${issue.date} ${issue.issue}`} className="py-2 text-body-sm text-txt-black-700">
              {date(issue.date, lang)}, {issue.name}: {i18n._(issueWords[issue.issue as keyof typeof issueWords])}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useDeclaration(onDone: () => void) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>({ unit: '', from: '', until: '', reason: '' });
  const [outcome, setOutcome] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [missing, setMissing] = useState(false);
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setOutcome(undefined);
    setFailure(undefined);
  };
  const send = async (dryRun: boolean): Promise<void> => {
    const complete = draft.unit !== '' && draft.from !== '' && draft.until !== '' && draft.reason.trim() !== '';
    setMissing(!complete);
    if (busy || !complete) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const body = {
        unit_id: draft.unit,
        from: instant(draft.from),
        until: instant(draft.until),
        reason: draft.reason.trim(),
        dry_run: dryRun,
      };
      const found = await ask(api.POST('/outages', { body }));
      if (dryRun) {
        setOutcome(found);
      } else {
        say('success', t`Gangguan diisytiharkan.`);
        setOutcome(undefined);
        setDraft({ unit: '', from: '', until: '', reason: '' });
        onDone();
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { draft, set, send, outcome, busy, failure, missing };
}

function Declaration({ onDone }: { onDone(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const { draft, set, send, outcome, busy, failure, missing } = useDeclaration(onDone);
  const errorOf = (field: string, value: string): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    return missing && value.trim() === '' ? t`Sila isi medan ini.` : undefined;
  };
  return (
    <Card className="space-y-5 print:hidden">
      <CardTitle>
        <Trans>Isytihar gangguan</Trans>
      </CardTitle>
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send(true);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <UnitField testid="outage-unit" value={draft.unit} set={(unit) => set({ unit })} error={errorOf('unit_id', draft.unit)} />
          <TextField
            label={<Trans>Sebab</Trans>}
            testid="outage-reason"
            maxLength={500}
            value={draft.reason}
            onInput={(event) => set({ reason: event.currentTarget.value })}
            error={errorOf('reason', draft.reason)}
          />
          <TextField
            label={<Trans>Dari</Trans>}
            testid="outage-from"
            type="datetime-local"
            value={draft.from}
            onInput={(event) => set({ from: event.currentTarget.value })}
            error={errorOf('from', draft.from)}
          />
          <TextField
            label={<Trans>Hingga</Trans>}
            testid="outage-until"
            type="datetime-local"
            value={draft.until}
            onInput={(event) => set({ until: event.currentTarget.value })}
            error={errorOf('until', draft.until)}
          />
        </div>
        {failure !== undefined && !(failure instanceof Refusal && failure.field) && (
          <FailureMessage failure={failure} testid="outage-error" />
        )}
        {!outcome && (
          <Button type="submit" busy={busy} data-testid="outage-try">
            <Trans>Lihat siapa yang terlibat</Trans>
          </Button>
        )}
      </form>
      {outcome && (
        <>
          <Touched outcome={outcome} />
          <Button busy={busy} data-testid="outage-declare" onClick={() => void send(false)}>
            <Trans>Isytihar gangguan ini</Trans>
          </Button>
        </>
      )}
    </Card>
  );
}

function Line({ outage, onWithdraw }: { outage: Outage; onWithdraw(): void }) {
  const lang = useLang();
  const { issues } = outage;
  return (
    <li data-testid="outage" className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="min-w-0 flex-1 basis-full space-y-1 sm:basis-0">
        <p className="flex flex-wrap items-center gap-2 font-medium text-txt-black-900">
          {outage.unit.name}
          {outage.withdrawn && (
            <Tag tone="danger">
              <Trans>Ditarik balik</Trans>
            </Tag>
          )}
        </p>
        <p className="text-body-md text-txt-black-700">
          {dateTime(outage.from, lang)} – {dateTime(outage.until, lang)}
        </p>
        <p className="break-words text-body-sm text-txt-black-500">
          {outage.reason} · {outage.declared_by} · <Trans>{issues} isu diterima</Trans>
        </p>
        {outage.withdrawn && (
          <p className="text-body-sm text-txt-black-700">
            {dateTime(outage.withdrawn.at, lang)}, {outage.withdrawn.by}: {outage.withdrawn.reason}
          </p>
        )}
      </div>
      {!outage.withdrawn && (
        <Button variant="default-outline" size="small" data-testid="outage-withdraw" className="print:hidden" onClick={onWithdraw}>
          <Trans>Tarik balik</Trans>
        </Button>
      )}
    </li>
  );
}

export function Outages() {
  const { t } = useLingui();
  const [ending, setEnding] = useState<Outage>();
  const list = usePaged(
    'outages',
    (after) => ask(api.GET('/outages', { params: { query: { ...(after && { after }) } } })),
    (page): Outage[] => page.outages,
  );
  usePage('officer-grants', t`Gangguan perakam`, list.first.status !== 'loading');
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <Declaration onDone={list.renew} />
      <PagedList
        list={list}
        testid="outages"
        empty={<Trans>Tiada gangguan diisytiharkan.</Trans>}
        row={(outage) => <Line key={outage.id} outage={outage} onWithdraw={() => setEnding(outage)} />}
      />
      {ending && (
        <ReasonDialog
          title={<Trans>Tarik balik pengisytiharan</Trans>}
          body={<Trans>Isu yang diterima kerana gangguan ini dibuka semula.</Trans>}
          yes={<Trans>Tarik balik</Trans>}
          onClose={() => setEnding(undefined)}
          onReason={async (reason) => {
            await ask(api.POST('/outages/{id}/withdrawal', { params: { path: { id: ending.id } }, body: { reason } }));
            say('success', t`Pengisytiharan ditarik balik.`);
            setEnding(undefined);
            list.renew();
          }}
        />
      )}
    </div>
  );
}

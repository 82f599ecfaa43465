// Plan and report of a day: a line each, written in place.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { useDraft } from '../session/draft';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { TextAreaField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { most } from './words';

type Report = Schemas['DayReport'];

/** Of who leads the officer: the report as it was read. */
function VerifyReport({ report, officer, done }: { report: Report; officer: string; done(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const { date, version } = report;
  async function verify(): Promise<void> {
    setBusy(true);
    try {
      const { reports } = await ask(api.POST('/team/tasks/verification', { body: { reports: [{ officer_id: officer, date, version }] } }));
      const error = reports[0]?.error;
      if (error) say('error', pick(error.message, lang));
      else say('success', t`Laporan disahkan.`);
    } catch (failure) {
      say('error', failure instanceof Refusal ? pick(failure.text, lang) : t`Tidak berjaya. Sila cuba lagi.`);
    }
    setBusy(false);
    done();
  }
  return (
    <Button data-testid="report-verify" busy={busy} className="print:hidden" onClick={() => void verify()}>
      <Trans>Sahkan laporan</Trans>
    </Button>
  );
}

interface LineProps {
  /** Names the draft and begins the test ids. */
  name: string;
  day: string;
  label: ReactNode;
  hint?: ReactNode;
  kept: string;
  rows: number;
  limit: number;
  mayBeEmpty: boolean;
  sendWord: ReactNode;
  cancel?: (() => void) | undefined;
  send(text: string): Promise<void>;
}

function Writing({ name, day, label, hint, kept, rows, limit, mayBeEmpty, sendWord, cancel, send }: LineProps) {
  const { t } = useLingui();
  const lang = useLang();
  const draft = useDraft(`${name}.${day}`, { text: kept });
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const text = draft.value.text.trim();
  const missing = tried && text === '' && !mayBeEmpty;
  const refused = failure instanceof Refusal && failure.field === 'text' ? pick(failure.text, lang) : undefined;
  async function submit(): Promise<void> {
    setTried(true);
    if (busy || (text === '' && !mayBeEmpty)) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await send(text);
      draft.forget();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="space-y-3 print:hidden"
    >
      <TextAreaField
        label={label}
        hint={hint}
        testid={`${name}-text`}
        rows={rows}
        most={limit}
        value={draft.value.text}
        error={missing ? t`Sila tulis sebaris.` : refused}
        onInput={(event) => draft.set({ text: event.currentTarget.value })}
      />
      {failure !== undefined && !refused && <FailureMessage failure={failure} testid={`${name}-error`} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} data-testid={`${name}-send`} className="flex-1 sm:flex-none">
          {sendWord}
        </Button>
        {cancel && (
          <Button variant="default-outline" data-testid={`${name}-cancel`} onClick={cancel}>
            <Trans>Batal</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

function Written({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <>
      <p className="whitespace-pre-line break-words text-body-md text-txt-black-900">{text}</p>
      {children}
    </>
  );
}

/** What one means to do; it may be written until the day is over. */
export function Plan({ report, writable, done }: { report: Report; writable: boolean; done(): void }) {
  const { t } = useLingui();
  const [writing, setWriting] = useState(false);
  const { plan, date } = report;
  if (!writable && !plan) return null;
  return (
    <section data-testid="day-plan" data-planned={plan !== ''} className="space-y-2">
      <h3 className="text-body-md font-semibold text-txt-black-900">
        <Trans>Rancangan</Trans>
      </h3>
      {plan && !writing && <Written text={plan} />}
      {writable && !writing && (
        <Button variant="default-outline" size="small" data-testid="plan-write" className="print:hidden" onClick={() => setWriting(true)}>
          {plan ? <Trans>Ubah rancangan</Trans> : <Trans>Tulis rancangan</Trans>}
        </Button>
      )}
      {writing && (
        <Writing
          name="plan"
          day={date}
          label={<Trans>Apa yang hendak dibuat?</Trans>}
          kept={plan}
          rows={2}
          limit={most.plan}
          mayBeEmpty={false}
          sendWord={<Trans>Simpan</Trans>}
          cancel={() => setWriting(false)}
          send={async (text) => {
            await ask(api.PUT('/day-report/plan', { body: { date, text } }));
            say('success', t`Rancangan disimpan.`);
            setWriting(false);
            done();
          }}
        />
      )}
    </section>
  );
}

function Standing({ report }: { report: Report }) {
  const lang = useLang();
  const by = report.verified_by?.name;
  if (report.verified_at) {
    const at = dateTime(report.verified_at, lang);
    return (
      <Tag tone="success" data-testid="report-state">
        {by ? (
          <Trans>
            Disahkan oleh {by}, {at}
          </Trans>
        ) : (
          <Trans>Disahkan, {at}</Trans>
        )}
      </Tag>
    );
  }
  if (!report.reported_at) return null;
  const at = dateTime(report.reported_at, lang);
  return (
    <Tag tone="primary" data-testid="report-state">
      <Trans>Dihantar {at}</Trans>
    </Tag>
  );
}

interface ReportProps {
  report: Report;
  own: boolean;
  officer: string;
  movedCount: number;
  today: boolean;
  done(): void;
}

/** What came of the day. Taps are saved already, so that a line and one press remain. */
export function Report({ report, own, officer, movedCount, today, done }: ReportProps) {
  const { t } = useLingui();
  const [again, setAgain] = useState(false);
  const { date, version } = report;
  const writing = own && report.may_report && (version === 0 || again);
  return (
    <Card data-testid="day-report" data-version={version} className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle id="laporan">{today ? <Trans>Laporan hari ini</Trans> : <Trans>Laporan hari itu</Trans>}</CardTitle>
        <Standing report={report} />
      </div>
      <Plan report={report} writable={own && report.may_report && today && (version === 0 || report.plan !== '')} done={done} />
      {version > 0 && !again && (
        <Written text={report.text || t`Tiada teks: kemajuan tugasan sahaja.`}>
          {own && report.may_report && (
            <Button variant="default-outline" size="small" data-testid="report-again" className="print:hidden" onClick={() => setAgain(true)}>
              <Trans>Ubah laporan</Trans>
            </Button>
          )}
        </Written>
      )}
      {!own && version > 0 && report.may_verify && !report.verified_at && <VerifyReport report={report} officer={officer} done={done} />}
      {writing && (
        <Writing
          key={version}
          name="report"
          day={date}
          label={<Trans>Apa yang telah dibuat?</Trans>}
          hint={
            movedCount > 0 ? (
              <Trans>Kemajuan {movedCount} tugasan telah disimpan. Sebaris sudah memadai.</Trans>
            ) : (
              <Trans>Sebaris sudah memadai. Penyelia membacanya.</Trans>
            )
          }
          kept={report.text}
          rows={3}
          limit={most.report}
          mayBeEmpty={movedCount > 0}
          sendWord={<Trans>Hantar laporan</Trans>}
          cancel={again ? () => setAgain(false) : undefined}
          send={async (text) => {
            await ask(api.POST('/day-report', { body: { date, text } }));
            say('success', t`Laporan telah dihantar.`);
            setAgain(false);
            done();
          }}
        />
      )}
      {version === 0 && !writing && (
        <p data-testid="report-none" className="text-body-md text-txt-black-500">
          <Trans>Tiada laporan.</Trans>
        </p>
      )}
    </Card>
  );
}

// One transaction: its versions side by side, why the last says what it says, and whether it can be trusted.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, dateTime, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { Tag } from '../ui/tag';
import { Differences, useValueWords } from './differences';
import { fieldWords, recordWords, toneOf } from './words';

type Version = Schemas['TransactionVersion'];

const shownFields = [
  'unit',
  'scheme',
  'first_in',
  'last_out',
  'effective_start',
  'may_leave_from',
  'late_minutes',
  'early_minutes',
  'worked_minutes',
  'issues',
] as const;

function recordValue(record: Schemas['DayRecord'], field: (typeof shownFields)[number]): string {
  if (field === 'unit') return record.unit_path;
  if (field === 'issues') return record.issues.join(' ');
  return String(record[field] ?? '');
}

function VersionCard({ version }: { version: Version }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const words = useValueWords();
  return (
    <Card data-testid="version" data-version={version.version} data-intact={String(version.intact)} className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>
          <Trans>Versi {version.version}</Trans>
        </CardTitle>
        <Tag tone={toneOf(version.record)}>{i18n._(recordWords[version.record.status])}</Tag>
      </div>
      <p className="mt-1 text-body-sm text-txt-black-500">{dateTime(version.made_at, lang)}</p>
      {version.reasons.length > 0 && (
        <ul className="mt-2 text-body-md text-txt-black-700">
          {version.reasons.map((reason, index) => (
            <li key={index} data-testid="version-reason" data-code={reason.code}>
              {pick(reason.text, lang)}
            </li>
          ))}
        </ul>
      )}
      {version.differences.length > 0 && <Differences rows={version.differences} />}
      <dl className="mt-2 divide-y divide-otl-gray-200">
        {shownFields.map((field) => {
          const word = fieldWords[field];
          return (
            <Fact key={field} name={word && i18n._(word)}>
              {words(field, recordValue(version.record, field))}
            </Fact>
          );
        })}
        <Fact name={<Trans>Pek peraturan</Trans>}>{version.pack}</Fact>
        <Fact name={<Trans>Cap digital (SHA-256)</Trans>}>
          <code className="break-all text-body-xs">{version.hash}</code>
        </Fact>
      </dl>
      {version.facts && (
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer py-2 text-body-md font-medium text-txt-primary">
            <Trans>Fakta yang digunakan</Trans>
          </summary>
          <pre className="whitespace-pre-wrap break-words rounded-md bg-bg-washed p-3 text-body-xs">
            {JSON.stringify(version.facts, null, 2)}
          </pre>
        </details>
      )}
    </Card>
  );
}

function Why({ verdict }: { verdict: Schemas['Verdict'] }) {
  const lang = useLang();
  return (
    <Card data-testid="transaction-why">
      <CardTitle>
        <Trans>Mengapa?</Trans>
      </CardTitle>
      <ol className="mt-3 list-decimal space-y-2 pl-5 text-body-md text-txt-black-700">
        {verdict.because.map((step, index) => (
          <li key={`${step.rule}-${index}`} data-testid="why-step" data-rule={step.rule}>
            {pick(step.text, lang)} <span className="text-body-sm text-txt-black-500">({step.source})</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Trust({ detail }: { detail: Schemas['TransactionDetail'] }) {
  const intact = detail.versions.every((version) => version.intact);
  const good = intact && detail.repeated;
  return (
    <Callout tone={good ? 'success' : 'danger'} data-testid="transaction-trust" data-good={String(good)}>
      {good ? (
        <Trans>Rekod ini utuh, dan dikira semula daripada faktanya dengan hasil yang sama.</Trans>
      ) : intact ? (
        <Trans>Rekod ini utuh, tetapi pengiraan semula memberi hasil yang lain. Sila maklumkan kepada pentadbir sistem.</Trans>
      ) : (
        <Trans>Cap digital rekod ini tidak sepadan dengan kandungannya. Sila maklumkan kepada pentadbir sistem.</Trans>
      )}
    </Callout>
  );
}

function Detail({ number }: { number: number }) {
  const { t } = useLingui();
  const lang = useLang();
  const [loaded] = useLoaded(String(number), () => ask(api.GET('/transactions/{number}', { params: { path: { number } } })));
  usePage('transaction', t`Transaksi`, loaded.status !== 'loading');
  if (loaded.status === 'loading') return <Skeleton lines={6} />;
  if (loaded.status === 'failed') return <FailureMessage failure={loaded.failure} testid="transaction-error" />;
  const detail = loaded.data;
  return (
    <div className="mx-auto max-w-5xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 data-testid="transaction-reference">{detail.reference}</h1>
          <p className="text-txt-black-700">
            {detail.officer.name} · {weekday(detail.date, lang)}, {date(detail.date, lang)}
          </p>
        </div>
        <Link href="/transaksi" className={`${linkButton('outline')} print:hidden`}>
          <Trans>Semua transaksi</Trans>
        </Link>
      </div>
      <Trust detail={detail} />
      <div className="grid gap-4 md:grid-cols-2">
        {[...detail.versions].reverse().map((version) => (
          <VersionCard key={version.version} version={version} />
        ))}
      </div>
      {detail.verdict && <Why verdict={detail.verdict} />}
    </div>
  );
}

export function TransactionPage({ number }: { number: string }) {
  if (!/^[1-9]\d{0,14}$/.test(number)) return <NotFound />;
  return <Detail key={number} number={Number(number)} />;
}

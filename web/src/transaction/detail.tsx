// One transaction: its versions side by side, why the last says what it says, and whether it can be trusted.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { NotFound } from '../frame/not-found';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, dateTime, duration, wallMinute, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { linkButton } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { Tag } from '../ui/tag';
import { WhySteps } from '../why/why';
import { Differences, useValueWords } from './differences';
import { factWords, fieldWords, recordWords, toneOf } from './words';

type Version = Schemas['TransactionVersion'];

const clockFields = ['first_in', 'last_out', 'effective_start', 'may_leave_from'] as const;
const spanFields = ['worked_minutes', 'late_minutes', 'early_minutes'] as const;

/** What the record says, without what it does not: a rest day has few of these. */
function Facts({ record }: { record: Schemas['DayRecord'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const words = useValueWords();
  const rows: Array<[string, string]> = [];
  for (const field of clockFields) if (record[field]) rows.push([field, wallMinute(record[field])]);
  for (const field of spanFields) if (record[field]) rows.push([field, duration(record[field], lang)]);
  if (record.issues.length > 0) rows.push(['issues', words('issues', record.issues.join(' '))]);
  rows.push(['scheme', words('scheme', record.scheme)], ['unit', record.unit_path]);
  return (
    <dl className="mt-2 divide-y divide-otl-gray-200">
      {rows.map(([field, value]) => {
        const word = factWords[field] ?? fieldWords[field];
        return (
          <Fact key={field} name={word && i18n._(word)}>
            {value}
          </Fact>
        );
      })}
    </dl>
  );
}

/** What an auditor wants to see and a clerk need not. */
function Proof({ version }: { version: Version }) {
  return (
    <details className="mt-2">
      <summary className="min-h-11 cursor-pointer py-2 text-body-md font-medium text-txt-primary print:hidden">
        <Trans>Butiran untuk semakan</Trans>
      </summary>
      <dl className="divide-y divide-otl-gray-200">
        <Fact name={<Trans>Pek peraturan</Trans>}>{version.pack}</Fact>
        <Fact name={<Trans>Cap digital (SHA-256)</Trans>}>
          <code className="break-all text-body-xs">{version.hash}</code>
        </Fact>
      </dl>
      {version.facts && (
        <>
          <p className="mb-1.5 text-body-sm text-txt-black-500">
            <Trans>Fakta yang digunakan</Trans>
          </p>
          <pre className="whitespace-pre-wrap break-words rounded-md bg-bg-washed p-3 text-body-xs">{JSON.stringify(version.facts, null, 2)}</pre>
        </>
      )}
    </details>
  );
}

function VersionCard({ version }: { version: Version }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const at = dateTime(version.made_at, lang);
  return (
    <Card data-testid="version" data-version={version.version} data-intact={String(version.intact)} className="min-w-0 print:break-inside-avoid">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>
          <Trans>Versi {version.version}</Trans>
        </CardTitle>
        <Tag tone={toneOf(version.record)}>{i18n._(recordWords[version.record.status])}</Tag>
      </div>
      <p className="mt-1 text-body-sm text-txt-black-500">
        <Trans>Dibuat pada {at}</Trans>
      </p>
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
      <Facts record={version.record} />
      <Proof version={version} />
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
  const [latest, ...earlier] = [...detail.versions].reverse();
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
      <div className="grid items-start gap-4 md:grid-cols-2">
        {latest && <VersionCard version={latest} />}
        {detail.verdict && (
          <Card data-testid="transaction-why">
            <CardTitle>
              <Trans>Mengapa?</Trans>
            </CardTitle>
            <div className="mt-3">
              <WhySteps verdict={detail.verdict} />
            </div>
          </Card>
        )}
        {earlier.map((version) => (
          <VersionCard key={version.version} version={version} />
        ))}
      </div>
    </div>
  );
}

export function TransactionPage({ number }: { number: string }) {
  if (!/^[1-9]\d{0,14}$/.test(number)) return <NotFound />;
  return <Detail key={number} number={Number(number)} />;
}

// The transactions of the agency within reach: filters, list, and the files for payroll and personnel systems.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { firstDay, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, wallMinute } from '../i18n/format';
import { issueWords } from '../i18n/words';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { CheckField, SelectField, TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { recordWords, toneOf } from './words';

type Transaction = Schemas['Transaction'];
type Status = Schemas['RecordStatus'];
type Issue = Schemas['IssueKind'];

interface Filter {
  from: string;
  to: string;
  unit: string;
  status: Status | '';
  issue: Issue | '';
  changed: boolean;
}

/** What of the filter is set, as the query has it. */
function queryOf(filter: Filter) {
  return {
    from: filter.from,
    to: filter.to,
    ...(filter.unit && { unit: filter.unit }),
    ...(filter.status && { status: filter.status }),
    ...(filter.issue && { issue: filter.issue }),
    ...(filter.changed && { changed: true }),
  };
}

function Row({ transaction }: { transaction: Transaction }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { record } = transaction;
  const issues = record.issues.map((issue) => i18n._(issueWords[issue])).join(', ');
  return (
    <li data-testid="transaction" data-number={transaction.number} data-status={record.status} data-version={transaction.version}>
      <Link
        href={`/transaksi/${transaction.number}`}
        className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md px-2 py-3 hover:bg-bg-washed"
      >
        <span className="min-w-0">
          <span className="block text-body-md font-medium text-txt-black-900">
            {date(transaction.date, lang)} · {transaction.officer.name}
          </span>
          <span className="block text-body-sm tabular-nums text-txt-black-500">
            {transaction.reference} · {record.unit_path} · {wallMinute(record.first_in ?? '--:--')}–{wallMinute(record.last_out ?? '--:--')}
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          {transaction.version > 1 && (
            <Tag tone="primary">
              <Trans>Versi {transaction.version}</Trans>
            </Tag>
          )}
          <Tag tone={toneOf(record)}>{issues || i18n._(recordWords[record.status])}</Tag>
        </span>
      </Link>
    </li>
  );
}

function List({ filter }: { filter: Filter }) {
  const { t } = useLingui();
  const query = queryOf(filter);
  const key = JSON.stringify(query);
  const load = (after?: string) => ask(api.GET('/transactions', { params: { query: { ...query, limit: 50, ...(after && { after }) } } }));
  const [first] = useLoaded(key, () => load());
  const [more, setMore] = useState<{ key: string; rows: Transaction[]; next: string | undefined }>();
  if (first.status === 'loading') return <Skeleton lines={6} />;
  if (first.status === 'failed') return <FailureMessage failure={first.failure} testid="transactions-error" />;
  const added = more?.key === key ? more : undefined;
  const next = added ? added.next : first.data.next;
  const rows = [...first.data.transactions, ...(added?.rows ?? [])];
  const total = first.data.total;
  async function loadMore(): Promise<void> {
    const answer = await load(next);
    setMore({ key, rows: [...(added?.rows ?? []), ...answer.transactions], next: answer.next });
  }
  return (
    <Card>
      <p data-testid="transactions-total" data-total={total} className="text-body-sm text-txt-black-500">
        <Trans>{total} transaksi</Trans>
      </p>
      {rows.length === 0 ? (
        <p data-testid="transactions-empty" className="py-6 text-center text-body-md text-txt-black-700">
          <Trans>Tiada transaksi yang sepadan. Hari menjadi transaksi selepas ditutup.</Trans>
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-otl-gray-200">
          {rows.map((one) => (
            <Row key={one.number} transaction={one} />
          ))}
        </ul>
      )}
      {next && (
        <Button
          variant="default-outline"
          className="mt-4 !w-full"
          data-testid="transactions-more"
          onClick={() => void loadMore().catch(() => say('error', t`Senarai tidak dapat dimuatkan. Sila cuba lagi.`))}
        >
          <Trans>Tunjuk lagi</Trans>
        </Button>
      )}
    </Card>
  );
}

function Files({ filter }: { filter: Filter }) {
  const href = (format: string): string => {
    const query = new URLSearchParams(Object.entries(queryOf(filter)).map(([name, value]) => [name, String(value)]));
    query.set('format', format);
    return `/api/v1/transactions/export?${query}`;
  };
  return (
    <Card>
      <CardTitle>
        <Trans>Muat turun</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>Transaksi yang sepadan dengan pilihan di atas, sebagai fail untuk gaji dan HRMIS. Muat turun direkodkan.</Trans>
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        {['csv', 'xlsx', 'jsonl'].map((format) => (
          <a key={format} href={href(format)} download data-testid={`export-${format}`} className={linkButton('outline')}>
            {format === 'jsonl' ? 'JSON Lines' : format.toUpperCase()}
          </a>
        ))}
      </div>
    </Card>
  );
}

function Filters({ filter, change }: { filter: Filter; change(part: Partial<Filter>): void }) {
  const { t, i18n } = useLingui();
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <TextField
        label={<Trans>Dari</Trans>}
        testid="filter-from"
        type="date"
        value={filter.from}
        onInput={(event) => event.currentTarget.value && change({ from: event.currentTarget.value })}
      />
      <TextField
        label={<Trans>Hingga</Trans>}
        testid="filter-to"
        type="date"
        value={filter.to}
        onInput={(event) => event.currentTarget.value && change({ to: event.currentTarget.value })}
      />
      <SelectField
        label={<Trans>Unit</Trans>}
        testid="filter-unit"
        value={filter.unit}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      >
        <option value="">{t`Semua`}</option>
        {(units.status === 'here' ? units.data.units : []).map((unit) => (
          <option key={unit.path} value={unit.path}>
            {unit.path} {unit.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={<Trans>Keputusan</Trans>}
        testid="filter-status"
        value={filter.status}
        onChange={(event) => change({ status: event.currentTarget.value as Status | '' })}
      >
        <option value="">{t`Semua`}</option>
        {(Object.keys(recordWords) as Status[]).map((status) => (
          <option key={status} value={status}>
            {i18n._(recordWords[status])}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={<Trans>Isu</Trans>}
        testid="filter-issue"
        value={filter.issue}
        onChange={(event) => change({ issue: event.currentTarget.value as Issue | '' })}
      >
        <option value="">{t`Semua`}</option>
        {(Object.keys(issueWords) as Issue[]).map((issue) => (
          <option key={issue} value={issue}>
            {i18n._(issueWords[issue])}
          </option>
        ))}
      </SelectField>
      <div className="self-end pb-2">
        <CheckField
          label={<Trans>Hanya yang pernah berubah</Trans>}
          testid="filter-changed"
          checked={filter.changed}
          onChange={(event) => change({ changed: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}

export function Transactions() {
  const { t } = useLingui();
  const [filter, setFilter] = useState<Filter>({
    from: firstDay(today().slice(0, 7)),
    to: today(),
    unit: '',
    status: '',
    issue: '',
    changed: false,
  });
  usePage('transactions', t`Transaksi`);
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <div>
        <h1>
          <Trans>Transaksi kehadiran</Trans>
        </h1>
        <p className="text-txt-black-500">
          <Trans>Rekod harian yang telah ditutup. Setiap kali rekod orang lain dibaca, bacaan itu direkodkan.</Trans>
        </p>
      </div>
      <Filters filter={filter} change={(part) => setFilter((before) => ({ ...before, ...part }))} />
      <List filter={filter} />
      <Files filter={filter} />
    </div>
  );
}

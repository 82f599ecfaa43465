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
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { CheckField, SelectField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { useWide } from '../ui/wide';
import { recordWords, toneOf } from './words';

type Transaction = Schemas['Transaction'];
type Status = Schemas['RecordStatus'];
/** Those of a verdict: what the evidence of presses raises stands in no transaction. */
type Issue = Exclude<Schemas['IssueKind'], 'outside_place' | 'weak_evidence'>;

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

/** When he came and left; nothing for a day without a press, whose kind the tag says. */
function Times({ record }: { record: Schemas['DayRecord'] }) {
  if (!record.first_in && !record.last_out) return null;
  return (
    <span className="block whitespace-nowrap text-body-md tabular-nums text-txt-black-700">
      {wallMinute(record.first_in ?? '--:--')} – {wallMinute(record.last_out ?? '--:--')}
    </span>
  );
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
        className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md px-2 py-3 hover:bg-bg-washed print:min-h-0 print:break-inside-avoid print:py-1.5"
      >
        <span className="min-w-0">
          <span className="block text-body-md font-medium text-txt-black-900">
            {date(transaction.date, lang)} · {transaction.officer.name}
          </span>
          <Times record={record} />
          <span className="block text-body-sm tabular-nums text-txt-black-500">
            {transaction.reference} · {record.unit_path}
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
  const query = queryOf(filter);
  const list = usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/transactions', { params: { query: { ...query, limit: 50, ...(after && { after }) } } })),
    (page) => page.transactions,
  );
  return (
    <PagedList
      list={list}
      testid="transactions"
      total={(count) => <Trans>{count} transaksi, yang terkini dahulu</Trans>}
      empty={<Trans>Tiada transaksi yang sepadan. Hari menjadi transaksi selepas ditutup.</Trans>}
      row={(one) => <Row key={one.number} transaction={one} />}
    />
  );
}

function Files({ filter }: { filter: Filter }) {
  const href = (format: string): string => {
    const query = new URLSearchParams(Object.entries(queryOf(filter)).map(([name, value]) => [name, String(value)]));
    query.set('format', format);
    return `/api/v1/transactions/export?${query}`;
  };
  return (
    <Card className="print:hidden">
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

interface FilterProps {
  filter: Filter;
  change(part: Partial<Filter>): void;
}

function Period({ filter, change }: FilterProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
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
    </div>
  );
}

function Choices({ filter, change }: FilterProps) {
  const { t, i18n } = useLingui();
  const [units] = useLoaded('units', () => ask(api.GET('/units')));
  return (
    <div className="grid gap-4 md:grid-cols-3">
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
      <CheckField
        label={<Trans>Hanya yang pernah berubah</Trans>}
        testid="filter-changed"
        checked={filter.changed}
        onChange={(event) => change({ changed: event.currentTarget.checked })}
      />
    </div>
  );
}

/** On a phone the period alone stands above the list; the rest unfolds. */
function Filters(props: FilterProps) {
  const wide = useWide();
  return (
    <div className="space-y-4 print:hidden">
      <Period {...props} />
      {wide ? (
        <Choices {...props} />
      ) : (
        <details className="group">
          <summary
            data-testid="filter-more"
            className="inline-flex min-h-11 list-none items-center gap-1 rounded-md text-body-md font-medium text-txt-primary [&::-webkit-details-marker]:hidden"
          >
            <Trans>Unit, keputusan dan isu</Trans>
            <Icon name="down" className="size-5 transition-transform group-open:rotate-180" />
          </summary>
          <div className="mt-2">
            <Choices {...props} />
          </div>
        </details>
      )}
    </div>
  );
}

/** What was asked for, for paper: the fields themselves are not printed. */
function Printed({ filter }: { filter: Filter }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const parts = [
    `${date(filter.from, lang)} – ${date(filter.to, lang)}`,
    filter.unit,
    filter.status && i18n._(recordWords[filter.status]),
    filter.issue && i18n._(issueWords[filter.issue]),
  ];
  return <p className="hidden text-body-md print:block">{parts.filter(Boolean).join(' · ')}</p>;
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
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>
            <Trans>Transaksi kehadiran</Trans>
          </h1>
          <p className="text-txt-black-500 print:hidden">
            <Trans>Rekod harian yang telah ditutup. Setiap kali rekod orang lain dibaca, bacaan itu direkodkan.</Trans>
          </p>
          <Printed filter={filter} />
        </div>
        <Button variant="default-outline" data-testid="transactions-print" className="hidden print:!hidden md:inline-flex" onClick={() => print()}>
          <Trans>Cetak</Trans>
        </Button>
      </div>
      <Filters filter={filter} change={(part) => setFilter((before) => ({ ...before, ...part }))} />
      <List filter={filter} />
      <Files filter={filter} />
    </div>
  );
}

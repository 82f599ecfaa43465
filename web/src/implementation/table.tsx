// The tree of ministries, departments and agencies with their numbers: a table on a desktop, cards on a phone.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { Cut, useFolded } from '../body/fold';
import type { TreeLine } from '../body/tree';
import { useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { number } from '../i18n/number-format';
import { SearchField, useSettled } from '../list/search';
import { linkButton } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { useWide } from '../ui/wide';

type All = Schemas['Implementation'];
type BodyLine = All['bodies'][number];
type AgencyLine = All['agencies'][number];
type Line = TreeLine<BodyLine, AgencyLine>;

const steps = ['', 'pl-9', 'pl-14', 'pl-16', 'pl-20', 'pl-24', 'pl-28'];

function useLast(): (counts: Schemas['ImplementationCounts'], day?: string) => string {
  const lang = useLang();
  return (counts, day) => (counts.last_press_at ? dateTime(counts.last_press_at, lang) : day ? date(day, lang) : '–');
}

function Name({ line, open, toggle }: { line: Line; open: boolean; toggle(): void }) {
  const lang = useLang();
  // In line with those that unfold: the width of their sign and the gap after it.
  if (line.kind === 'body' && line.leaf) return <span className="block py-2 pl-6 font-semibold text-txt-black-900">{line.body.name}</span>;
  if (line.kind === 'body')
    return (
      <button
        type="button"
        data-testid="status-toggle"
        aria-expanded={open}
        onClick={toggle}
        className="flex min-h-11 items-center gap-2 text-left font-semibold text-txt-black-900"
      >
        <Icon name={open ? 'down' : 'right'} className="size-4" />
        <span>{line.body.name}</span>
      </button>
    );
  const from = line.agency.suspended_from && date(line.agency.suspended_from, lang);
  return (
    <span className="block py-2">
      {line.agency.name}
      {from && (
        <span className="ml-2 inline-block">
          <Tag tone="danger">
            <Trans>Digantung mulai {from}</Trans>
          </Tag>
        </span>
      )}
    </span>
  );
}

interface RowProps {
  line: Line;
  open: boolean;
  toggle(): void;
}

const countsOf = (line: Line): Schemas['ImplementationCounts'] => (line.kind === 'body' ? line.body.counts : line.agency.counts);
const keyOf = (line: Line): string => (line.kind === 'body' ? line.body.id : line.agency.id);
const codeOf = (line: Line): string => (line.kind === 'body' ? line.body.code : line.agency.code);

function Agencies({ count }: { count: number }) {
  return count === 0 ? <Trans>Tiada agensi</Trans> : <Trans>{count} agensi</Trans>;
}

function TableRow(props: RowProps) {
  const { line } = props;
  const lang = useLang();
  const last = useLast();
  const counts = countsOf(line);
  return (
    <tr data-testid="status-row" data-code={codeOf(line)} data-kind={line.kind} className="border-b border-otl-gray-200">
      <th scope="row" className={`px-2 text-left font-medium ${steps[line.depth] ?? ''}`}>
        <Name {...props} />
      </th>
      <td className="px-2 py-2">{line.kind === 'agency' ? date(line.agency.since, lang) : <Agencies count={counts.agencies} />}</td>
      {[counts.officers, counts.accounts, counts.presses_today].map((value, column) => (
        <td key={column} className="px-2 py-2 text-right tabular-nums">
          {number(value, lang)}
        </td>
      ))}
      <td className="px-2 py-2">{last(counts, line.kind === 'agency' ? line.agency.last_press_day : undefined)}</td>
    </tr>
  );
}

function Wide({ lines, isOpen, toggle }: ListProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-body-sm text-txt-black-900">
        <caption className="sr-only">
          <Trans>Pelaksanaan mengikut kementerian dan agensi</Trans>
        </caption>
        <thead>
          <tr className="border-b border-otl-gray-300 text-left">
            <th scope="col" className="px-2 py-2">
              <Trans>Kementerian atau agensi</Trans>
            </th>
            <th scope="col" className="px-2 py-2">
              <Trans>Sejak</Trans>
            </th>
            <th scope="col" className="px-2 py-2 text-right">
              <Trans context="ramai">Pegawai</Trans>
            </th>
            <th scope="col" className="px-2 py-2 text-right">
              <Trans>Akaun aktif</Trans>
            </th>
            <th scope="col" className="px-2 py-2 text-right">
              <Trans>Rakaman hari ini</Trans>
            </th>
            <th scope="col" className="px-2 py-2">
              <Trans>Rakaman terakhir</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <TableRow key={keyOf(line)} line={line} open={isOpen(line)} toggle={() => toggle(line)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ListProps {
  lines: Line[];
  isOpen(line: Line): boolean;
  toggle(line: Line): void;
}

function Narrow({ lines, isOpen, toggle }: ListProps) {
  const lang = useLang();
  const last = useLast();
  return (
    <ul className="divide-y divide-otl-gray-200">
      {lines.map((line) => {
        const counts = countsOf(line);
        const { officers, accounts, presses_today: presses } = counts;
        const latest = last(counts, line.kind === 'agency' ? line.agency.last_press_day : undefined);
        const since = line.kind === 'agency' && date(line.agency.since, lang);
        return (
          <li
            key={keyOf(line)}
            data-testid="status-row"
            data-code={codeOf(line)}
            data-kind={line.kind}
            className={`py-2 text-body-md ${['', 'pl-3', 'pl-6'][line.depth] ?? 'pl-8'}`}
          >
            <Name line={line} open={isOpen(line)} toggle={() => toggle(line)} />
            <p className="text-body-sm text-txt-black-700">
              <Trans>
                {officers} pegawai · {accounts} akaun aktif · {presses} rakaman hari ini
              </Trans>
            </p>
            <p className="text-body-sm text-txt-black-500">
              {since ? (
                <Trans>
                  Sejak {since} · terakhir {latest}
                </Trans>
              ) : counts.agencies === 0 ? (
                <Agencies count={0} />
              ) : (
                <Trans>
                  {counts.agencies} agensi · terakhir {latest}
                </Trans>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

export function StatusTable({ all, csv }: { all: All; csv: string }) {
  const { t } = useLingui();
  const wide = useWide();
  const [search, setSearch] = useState('');
  const words = useSettled(search);
  const { lines, cut, isOpen, toggle } = useFolded(all.bodies, all.agencies, words);
  const List = wide ? Wide : Narrow;
  return (
    <Card className="space-y-4" data-testid="status-table" data-rows={lines.length}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <CardTitle>
          <Trans>Kementerian dan agensi</Trans>
        </CardTitle>
        <a
          href={csv}
          download
          data-testid="status-csv"
          aria-label={t`Muat turun jadual sebagai CSV`}
          className={`print:hidden ${linkButton('outline')}`}
        >
          CSV
        </a>
      </div>
      <div className="max-w-md print:hidden">
        <SearchField label={<Trans>Cari nama atau kod</Trans>} testid="status-search" value={search} set={setSearch} />
      </div>
      {lines.length === 0 ? (
        <p data-testid="status-empty" className="py-6 text-center text-body-md text-txt-black-700">
          <Trans>Tiada kementerian atau agensi yang sepadan.</Trans>
        </p>
      ) : (
        <List lines={lines} isOpen={isOpen} toggle={toggle} />
      )}
      {cut && <Cut />}
    </Card>
  );
}

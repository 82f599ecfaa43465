// A report on the screen: its chart, and its rows by pages. What stands in red is said in words beside it as well.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type Schemas, api, ask } from '../api/client';
import { Bars } from '../figure/bars';
import { Columns } from '../figure/columns';
import { patterns } from '../figure/pattern';
import { pick, useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { number } from '../i18n/number-format';
import { issueWords } from '../i18n/words';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { Card, CardTitle, Skeleton } from '../ui/card';
import type { Range } from './period';
import type { KindEntry } from './words';

type Page = Schemas['ReportPage'];
type Row = Page['rows'][number];

/** The columns of days, times and IDs, which stay on one line. */
const whole = new Set(['date', 'from_day', 'to_day', 'part', 'due', 'hours', 'handed_in', 'user_id', 'unit_code']);

/** Units that are drawn, the highest first; the table has all. */
const mostBars = 20;

/** The title of the column whose cells head the rows, for phones: a name where there is one, else that of the unit. */
const headColumn = (page: Page): number => {
  const name = page.columns.findIndex((column) => column.key === 'name');
  return name >= 0 ? name : Math.max(0, page.columns.findIndex((column) => column.key === 'unit'));
};

function Cell({ row, at, lang }: { row: Row; at: number; lang: 'ms' | 'en' }) {
  const cell = row.cells[at];
  const said = typeof cell === 'number' ? number(cell, lang) : (cell ?? '');
  return <span className={row.marked.includes(at) ? 'font-medium text-txt-danger' : ''}>{said}</span>;
}

/** Rows beside one another on a wide screen and on paper. */
function WideTable({ page, rows }: { page: Page; rows: Row[] }) {
  const { t } = useLingui();
  const lang = useLang();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled by the keyboard
    <section tabIndex={0} aria-label={t`Jadual laporan`} className="hidden overflow-x-auto md:block print:block">
      <table className="w-full border-collapse text-body-sm text-txt-black-900" data-testid="report-table">
        <thead>
          <tr className="border-b border-otl-gray-300">
            {page.columns.map((column) => (
              <th key={column.key} scope="col" className={`px-2 py-2 font-semibold print:px-1 print:py-1 ${column.number ? 'text-right' : 'text-left'}`}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={`${line} ${row.cells[0]}`} className="border-b border-otl-gray-200 print:break-inside-avoid">
              {page.columns.map((column, at) => (
                <td key={column.key} className={`px-2 py-2 align-top tabular-nums print:px-1 print:py-1 ${column.number ? 'text-right' : 'text-left'} ${whole.has(column.key) ? 'whitespace-nowrap' : ''}`}>
                  <Cell row={row} at={at} lang={lang} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What paper says below the table: whose record it is, when it was printed, and that it is not all, where it is not. */
function PrintFoot({ shown, partial }: { shown: number; partial: boolean }) {
  const lang = useLang();
  const agency = currentOfficer()?.agency.name;
  const now = dateTime(Date.now(), lang);
  return (
    <p className="mt-3 hidden text-body-sm text-txt-black-700 print:block">
      {agency} · <Trans>Dicetak pada {now}</Trans>
      {partial && (
        <>
          {' · '}
          <Trans>Hanya {shown} baris pertama. Pesan laporan untuk mendapatkan semuanya.</Trans>
        </>
      )}
    </p>
  );
}

/** One below the other on a phone. */
function NarrowList({ page, rows }: { page: Page; rows: Row[] }) {
  const lang = useLang();
  const head = headColumn(page);
  return (
    <ul className="divide-y divide-otl-gray-200 md:hidden print:hidden" data-testid="report-rows">
      {rows.map((row, line) => (
        <li key={`${line} ${row.cells[0]}`} className="py-3">
          <p className="text-body-md font-medium text-txt-black-900">{row.cells[head]}</p>
          <dl className="mt-1 grid grid-cols-2 gap-x-4 gap-y-1 text-body-sm">
            {page.columns.map(
              (column, at) =>
                at !== head &&
                row.cells[at] !== null &&
                row.cells[at] !== '' && (
                  <div key={column.key} className="min-w-0">
                    <dt className="text-txt-black-500">{column.title}</dt>
                    <dd className="break-words tabular-nums text-txt-black-900">
                      <Cell row={row} at={at} lang={lang} />
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** What the chart counts, in words: issues, and what is no issue. */
const figureWords: Partial<Record<string, MessageDescriptor>> = { ...issueWords, duty: msg`Tugas rasmi`, remote: msg`Jarak jauh` };
const figureWord = (figure: string | undefined): MessageDescriptor => figureWords[figure ?? ''] ?? msg`Hadir`;

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** A column a day, with a part for each figure that ever occurred; or a bar a unit. */
function Drawing({ kind, chart }: { kind: KindEntry; chart: Page['chart'] }) {
  const { i18n } = useLingui();
  const lang = useLang();
  if (kind.chart === 'units') {
    const bars = chart.map((one, place) => ({ key: `${place} ${one.label}`, name: one.label, below: null, value: sum(one.values), said: number(sum(one.values), lang) }));
    return <Bars testid="report" bars={bars.sort((one, two) => two.value - one.value).slice(0, mostBars)} />;
  }
  const places = kind.counted.map((_, place) => place).filter((place) => kind.counted.length === 1 || chart.some((one) => (one.values[place] ?? 0) > 0));
  return (
    <Columns
      testid="report"
      series={places.map((place) => ({ word: i18n._(figureWord(kind.counted[place])), pattern: patterns[place] ?? 'plain' }))}
      columns={chart.map((one) => ({ label: String(Number(one.label.slice(8))), values: places.map((place) => one.values[place] ?? 0) }))}
    />
  );
}

function Chart({ kind, page }: { kind: KindEntry; page: Page }) {
  const { i18n } = useLingui();
  const lang = useLang();
  if (page.chart.length < 2) return null;
  // Of two it says which, since the list may name what no figure counts; many are the whole list.
  const word = kind.counted.length <= 2 ? kind.counted.map((one) => i18n._(figureWord(one))).join(' / ') : pick(kind.title, lang);
  const most = page.chart.reduce((best, one) => (sum(one.values) > sum(best.values) ? one : best));
  const label = kind.chart === 'days' ? date(most.label, lang) : most.label;
  const value = number(sum(most.values), lang);
  return (
    <Card data-testid="report-chart" data-series={kind.counted.length} className="print:break-inside-avoid">
      <CardTitle>{kind.chart === 'days' ? <Trans>{word}, hari demi hari</Trans> : <Trans>{word}, mengikut unit</Trans>}</CardTitle>
      {sum(most.values) > 0 && (
        <p className="mt-1 text-body-md text-txt-black-700">
          <Trans>
            Paling banyak: {label}, {value}.
          </Trans>
        </p>
      )}
      <div className="mt-4 print:max-w-xl" aria-hidden="true">
        <Drawing kind={kind} chart={page.chart} />
      </div>
    </Card>
  );
}

export function ReportTable({ kind, range, unit }: { kind: KindEntry; range: Range; unit: string }) {
  const lang = useLang();
  const query = { ...range, language: lang, limit: 50, ...(unit && { unit }) };
  const list = usePaged(
    JSON.stringify([kind.kind, query]),
    (after) => ask(api.GET('/reports/{kind}', { params: { path: { kind: kind.kind }, query: { ...query, ...(after && { after }) } } })),
    (page) => page.rows,
  );
  if (list.first.status === 'loading')
    return (
      <Card>
        <Skeleton lines={6} />
      </Card>
    );
  if (list.first.status === 'failed') return <FailureMessage failure={list.first.failure} testid="report-error" />;
  const page = list.first.data;
  return (
    <div className="space-y-5" data-testid="report" data-rows={list.rows.length}>
      <Chart kind={kind} page={page} />
      <Card className="min-w-0 print:border-0 print:p-0">
        <CardTitle>{page.period}</CardTitle>
        {page.not_final && (
          <p data-testid="report-not-final" className="mt-1 text-body-md text-txt-black-700">
            {page.not_final}
          </p>
        )}
        {list.rows.length === 0 ? (
          <p data-testid="report-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada rekod dalam tempoh ini. Hari masuk ke laporan selepas ditutup.</Trans>
          </p>
        ) : (
          <div className="mt-3">
            <WideTable page={page} rows={list.rows} />
            <NarrowList page={page} rows={list.rows} />
          </div>
        )}
        <PrintFoot shown={list.rows.length} partial={list.next !== undefined} />
        <More list={list} testid="report-more" />
      </Card>
    </div>
  );
}

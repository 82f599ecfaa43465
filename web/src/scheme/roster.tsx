// Who does what on which day of a month: a grid on a desktop, day by day on a phone.
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { addDays, addMonths, firstDay, isMonth, lastDay, today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date, month as monthName, weekday } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { useWide } from '../ui/wide';
import { DutyDialog } from './duty-dialog';
import { type DutyKind, kindOf } from './duty';
import { DutyLegend, dutyBox, dutyWords, useDutyLetter, useDutyText } from './duty-look';
import { useUnits } from './units';

type Row = Schemas['RosterPage']['officers'][number];
type Cell = Schemas['RosterDay'];

/** The cell that is looked at. */
interface Chosen {
  row: Row;
  cell: Cell;
}

function useRoster(month: string, unit: string) {
  const query = { from: firstDay(month), to: lastDay(month), limit: 100, ...(unit && { unit_id: unit }) };
  const key = JSON.stringify(query);
  const load = (after?: string) => ask(api.GET('/roster', { params: { query: { ...query, ...(after && { after }) } } }));
  const [first, reload] = useLoaded(key, () => load());
  const [more, setMore] = useState<{ key: string; officers: Row[]; next: string | undefined }>();
  const added = more?.key === key ? more : undefined;
  const page = first.status === 'here' ? first.data : undefined;
  const next = added ? added.next : page?.next;
  async function loadMore(): Promise<void> {
    const answer = await load(next);
    setMore({ key, officers: [...(added?.officers ?? []), ...answer.officers], next: answer.next });
  }
  const renew = (): void => {
    setMore(undefined);
    reload();
  };
  return { first, officers: [...(page?.officers ?? []), ...(added?.officers ?? [])], next, loadMore, renew };
}

/** What a cell says to who cannot see it. */
function useCellWords(): (row: Row, cell: Cell) => string {
  const { t } = useLingui();
  const lang = useLang();
  const text = useDutyText();
  return (row, cell) => {
    const duty = cell.duty ? text(cell.duty) : t`tiada giliran`;
    const words = `${row.name}, ${date(cell.date, lang)}: ${duty}`;
    return cell.change ? `${words} (${t`ditukar`})` : words;
  };
}

function GridCell({ row, cell, place, active, onOpen }: { row: Row; cell: Cell; place: string; active: boolean; onOpen(): void }) {
  const words = useCellWords();
  const letter = useDutyLetter();
  if (!cell.duty) {
    return (
      <td className="p-0.5 text-center text-txt-black-500">
        <span className="sr-only">{words(row, cell)}</span>
      </td>
    );
  }
  return (
    <td className="p-0.5">
      <button
        type="button"
        data-testid="roster-cell"
        data-place={place}
        data-date={cell.date}
        data-duty={cell.duty}
        data-changed={cell.change ? 'true' : undefined}
        tabIndex={active ? 0 : -1}
        title={words(row, cell)}
        aria-label={words(row, cell)}
        onClick={onOpen}
        className={`flex h-9 w-full min-w-8 items-center justify-center rounded-md border text-body-sm font-semibold ${dutyBox[kindOf(cell.duty)]} ${cell.change ? 'ring-2 ring-primary-600' : ''}`}
      >
        {letter(cell.duty)}
        {cell.change && <span aria-hidden="true">*</span>}
      </button>
    </td>
  );
}

function GridHead({ days }: { days: Cell[] }) {
  const lang = useLang();
  return (
    <thead>
      <tr>
        <th scope="col" className="sticky left-0 z-10 min-w-44 bg-bg-white px-2 py-1 text-left text-body-sm font-medium text-txt-black-500">
          <Trans>Pegawai</Trans>
        </th>
        {days.map((day) => (
          <th
            key={day.date}
            scope="col"
            title={day.holiday && pick(day.holiday, lang)}
            className={`px-0.5 py-1 text-center text-body-xs font-medium ${day.date === today() ? 'text-txt-primary' : 'text-txt-black-500'}`}
          >
            <span className="block">{weekday(day.date, lang, 'short')}</span>
            <span className="block text-body-sm font-semibold">{Number(day.date.slice(8))}</span>
            <span aria-hidden="true" className="block h-4 text-danger-700">
              {day.holiday ? '●' : ''}
            </span>
            {day.holiday && <span className="sr-only">{pick(day.holiday, lang)}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const steps: Record<string, [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** One stop for Tab; arrows walk inside. */
function Grid({ rows, onOpen }: { rows: Row[]; onOpen(chosen: Chosen): void }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState('0-0');
  const walk = (event: Pick<KeyboardEvent, 'key' | 'target' | 'preventDefault'>): void => {
    const step = steps[event.key];
    const place = (event.target as HTMLElement).dataset.place;
    if (!step || !place) return;
    event.preventDefault();
    const [row = 0, column = 0] = place.split('-').map(Number);
    const next = `${row + step[0]}-${column + step[1]}`;
    const found = box.current?.querySelector<HTMLElement>(`[data-place="${next}"]`);
    if (!found) return;
    setActive(next);
    found.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside
    <div ref={box} className="relative overflow-x-auto" onKeyDown={walk}>
      <table className="w-full border-collapse" data-testid="roster-grid">
        <caption className="sr-only">{t`Jadual bertugas bulanan; anak panah berpindah antara hari`}</caption>
        <GridHead days={rows[0]?.days ?? []} />
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.officer_id} data-testid="roster-row" data-officer-id={row.officer_id} className="border-t border-otl-gray-200">
              <th scope="row" className="sticky left-0 z-10 bg-bg-white px-2 py-1 text-left text-body-sm font-medium text-txt-black-900">
                {row.name}
              </th>
              {row.days.map((cell, column) => (
                <GridCell
                  key={cell.date}
                  row={row}
                  cell={cell}
                  place={`${at}-${column}`}
                  active={active === `${at}-${column}`}
                  onOpen={() => onOpen({ row, cell })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const order: DutyKind[] = ['morning', 'evening', 'night', 'on_call', 'rest'];

/** A phone's roster: one day, its duties, and who does each. */
function DayList({ rows, month, onOpen }: { rows: Row[]; month: string; onOpen(chosen: Chosen): void }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const text = useDutyText();
  const words = useCellWords();
  const now = today();
  const [day, setDay] = useState(now.startsWith(month) ? now : firstDay(month));
  const cells = rows.flatMap((row) => {
    const cell = row.days.find((one) => one.date === day);
    return cell?.duty ? [{ row, cell, duty: cell.duty }] : [];
  });
  const holiday = cells.find(({ cell }) => cell.holiday)?.cell.holiday;
  const go = (days: number): void => {
    const next = addDays(day, days);
    if (next.startsWith(month)) setDay(next);
  };
  return (
    <div className="space-y-4" data-testid="roster-day" data-date={day}>
      <div className="flex items-center justify-between gap-2">
        <Button variant="default-outline" aria-label={t`Hari sebelumnya`} data-testid="roster-previous-day" onClick={() => go(-1)}>
          <Icon name="left" />
        </Button>
        <p role="status" className="text-center text-body-md font-medium text-txt-black-900">
          {weekday(day, lang)}, {date(day, lang)}
          {holiday && <span className="block text-body-sm font-normal text-danger-700">{pick(holiday, lang)}</span>}
        </p>
        <Button variant="default-outline" aria-label={t`Hari berikutnya`} data-testid="roster-next-day" onClick={() => go(1)}>
          <Icon name="right" />
        </Button>
      </div>
      {order.map((kind) => {
        const group = cells.filter(({ duty }) => kindOf(duty) === kind);
        if (group.length === 0) return null;
        return (
          <section key={kind} className="space-y-1">
            <h3 className={`rounded-md border px-3 py-1.5 text-body-sm font-semibold ${dutyBox[kind]}`}>
              {i18n._(dutyWords[kind])} ({group.length})
            </h3>
            <ul className="divide-y divide-otl-gray-200">
              {group.map(({ row, cell, duty }) => (
                <li key={row.officer_id}>
                  <button
                    type="button"
                    data-testid="roster-cell"
                    data-date={cell.date}
                    data-duty={duty}
                    data-changed={cell.change ? 'true' : undefined}
                    aria-label={words(row, cell)}
                    onClick={() => onOpen({ row, cell })}
                    className="flex min-h-12 w-full items-center justify-between gap-3 px-2 text-left"
                  >
                    <span className="text-body-md font-medium text-txt-black-900">
                      {row.name}
                      {cell.change && <span aria-hidden="true"> *</span>}
                    </span>
                    <span className="text-body-sm tabular-nums text-txt-black-500">{text(duty)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function MonthBar({ month, unit, setUnit }: { month: string; unit: string; setUnit(unit: string): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const units = useUnits();
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="flex items-center gap-2">
        <Link
          href={`/waktu-bekerja/roster/${addMonths(month, -1)}`}
          aria-label={t`Bulan sebelumnya`}
          data-testid="roster-previous"
          className={`${linkButton()} print:hidden`}
        >
          <Icon name="left" />
        </Link>
        <h2
          className="min-w-40 text-center font-heading text-body-lg font-semibold text-txt-black-900"
          data-testid="roster-month"
          data-month={month}
        >
          {monthName(month, lang)}
        </h2>
        <Link
          href={`/waktu-bekerja/roster/${addMonths(month, 1)}`}
          aria-label={t`Bulan berikutnya`}
          data-testid="roster-next"
          className={`${linkButton()} print:hidden`}
        >
          <Icon name="right" />
        </Link>
      </div>
      <div className="w-full print:hidden sm:w-72">
        <SelectField label={<Trans>Unit</Trans>} testid="roster-unit" value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
          <option value="">{t`Semua unit`}</option>
          {units.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}

export function RosterPage({ month: asked }: { month: string | undefined }) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const wide = useWide();
  const month = isMonth(asked) ? asked : today().slice(0, 7);
  const [unit, setUnit] = useState('');
  const [chosen, choose] = useState<Chosen>();
  const { first, officers, next, loadMore, renew } = useRoster(month, unit);
  usePage('worktime', t`Jadual bertugas`, first.status !== 'loading');
  return (
    <div className="space-y-5">
      <MonthBar month={month} unit={unit} setUnit={setUnit} />
      {first.status === 'loading' && <Skeleton lines={6} />}
      {first.status === 'failed' && <FailureMessage failure={first.failure} testid="worktime-error" />}
      {first.status === 'here' && officers.length === 0 && (
        <Card>
          <p data-testid="roster-empty" className="py-6 text-center text-body-md text-txt-black-700">
            <Trans>Tiada pegawai dalam jadual giliran pada bulan ini.</Trans>
          </p>
          <Button variant="default-outline" className="mx-auto" onClick={() => go('/waktu-bekerja/giliran')}>
            <Trans>Lihat jadual giliran</Trans>
          </Button>
        </Card>
      )}
      {officers.length > 0 && (
        <Card className="space-y-4 !p-3 sm:!p-4">
          <DutyLegend />
          {wide ? <Grid rows={officers} onOpen={choose} /> : <DayList key={month} rows={officers} month={month} onOpen={choose} />}
          <p className="text-body-sm text-txt-black-500">
            <Trans>Tanda * ialah hari yang ditukar. Pilih satu hari untuk bertukar giliran atau mengubahnya.</Trans>
          </p>
          {next && (
            <Button
              variant="default-outline"
              className="!w-full"
              onClick={() => void loadMore().catch(() => say('error', t`Senarai tidak dapat dimuatkan. Sila cuba lagi.`))}
            >
              <Trans>Tunjuk lagi</Trans>
            </Button>
          )}
        </Card>
      )}
      {chosen && (
        <DutyDialog
          row={chosen.row}
          cell={chosen.cell}
          others={officers}
          onClose={(changed) => {
            choose(undefined);
            if (changed) renew();
          }}
        />
      )}
    </div>
  );
}

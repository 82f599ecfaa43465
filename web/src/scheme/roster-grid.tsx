// The roster of a month as a grid, for a desktop and for paper.
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { today } from '../day/calendar';
import { useLang } from '../i18n';
import { weekday } from '../i18n/format';
import { kindOf } from './duty';
import { dutyBox, useDutyLetter } from './duty-look';
import { type Cell, type Chosen, type Row, holidaysOf, useCellWords } from './roster-words';

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
        onClick={onOpen}
        className={`relative flex h-9 w-full min-w-7 print:min-w-0 items-center justify-center rounded-md border text-body-sm font-semibold ${dutyBox[kindOf(cell.duty)]} ${cell.change ? 'ring-2 ring-primary-600' : ''}`}
      >
        <span className="sr-only">{words(row, cell)}</span>
        <span aria-hidden="true">
          {letter(cell.duty)}
          {cell.change && '*'}
        </span>
        {cell.holiday && <span aria-hidden="true" className="absolute right-0.5 top-0.5 size-1.5 rounded-full bg-danger-700 ring-1 ring-white" />}
      </button>
    </td>
  );
}

function GridHead({ rows }: { rows: Row[] }) {
  const lang = useLang();
  const days = (rows[0]?.days ?? []).map((cell) => ({ date: cell.date, holiday: holidaysOf(rows, cell.date, lang).names.join(', ') }));
  return (
    <thead>
      <tr>
        <th scope="col" className="sticky left-0 z-10 min-w-40 print:min-w-0 bg-bg-white px-2 py-1 text-left text-body-sm font-medium text-txt-black-500">
          <Trans>Pegawai</Trans>
        </th>
        {days.map((day) => (
          <th
            key={day.date}
            scope="col"
            title={day.holiday || undefined}
            className={`px-0.5 py-1 text-center text-body-xs font-medium ${day.date === today() ? 'text-txt-primary' : 'text-txt-black-500'}`}
          >
            <span className="block">{weekday(day.date, lang, 'short')}</span>
            <span className="block text-body-sm font-semibold">{Number(day.date.slice(8))}</span>
            <span aria-hidden="true" className="block h-4 text-danger-700">
              {day.holiday ? '●' : ''}
            </span>
            {day.holiday && <span className="sr-only">{day.holiday}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const steps: Record<string, [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** One stop for Tab; arrows walk inside. */
export function Grid({ rows, onOpen }: { rows: Row[]; onOpen(chosen: Chosen): void }) {
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
    <div ref={box} className="relative overflow-x-auto print:overflow-visible" onKeyDown={walk}>
      <table className="w-full border-collapse" data-testid="roster-grid">
        <caption className="sr-only">{t`Jadual bertugas bulanan; anak panah berpindah antara hari`}</caption>
        <GridHead rows={rows} />
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

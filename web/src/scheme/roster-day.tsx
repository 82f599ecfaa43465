import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { addDays, firstDay, today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { number } from '../i18n/number-format';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { type DutyKind, kindOf } from './duty';
import { dutyBox, dutyWords, useDutyText } from './duty-look';
import { type Chosen, type Row, holidaysOf } from './roster-words';

const order: DutyKind[] = ['morning', 'evening', 'night', 'on_call', 'rest'];

interface DutyProps extends Chosen {
  duty: string;
  /** Whether the name of the day's holiday stands here, since it is not that of all. */
  named: boolean;
  onOpen(): void;
}

function Duty({ row, cell, duty, named, onOpen }: DutyProps) {
  const { t } = useLingui();
  const lang = useLang();
  const text = useDutyText();
  return (
    <button
      type="button"
      data-testid="roster-cell"
      data-date={cell.date}
      data-duty={duty}
      data-changed={cell.change ? 'true' : undefined}
      onClick={onOpen}
      className="flex min-h-12 w-full items-center justify-between gap-3 px-2 text-left"
    >
      <span className="text-body-md font-medium text-txt-black-900">
        {row.name}
        {cell.change && (
          <>
            <span aria-hidden="true"> *</span>
            <span className="sr-only"> ({t`ditukar`})</span>
          </>
        )}
        {cell.holiday && named && (
          <span className="block text-body-sm font-normal text-danger-700">{pick(cell.holiday, lang)}</span>
        )}
      </span>
      <span className="text-body-sm tabular-nums text-txt-black-500">{text(duty)}</span>
    </button>
  );
}

/** A phone's roster: one day, its duties, and who does each. */
export function DayList({ rows, month, onOpen }: { rows: Row[]; month: string; onOpen(chosen: Chosen): void }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const now = today();
  const [day, setDay] = useState(now.startsWith(month) ? now : firstDay(month));
  const cells = rows.flatMap((row) => {
    const cell = row.days.find((one) => one.date === day);
    return cell?.duty ? [{ row, cell, duty: cell.duty }] : [];
  });
  const holidays = holidaysOf(rows, day, lang);
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
          {holidays.names.length > 0 && (
            <span className="block text-body-sm font-normal text-danger-700">{holidays.names.join(', ')}</span>
          )}
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
              {i18n._(dutyWords[kind])} ({number(group.length, lang)})
            </h3>
            <ul className="divide-y divide-otl-gray-200">
              {group.map(({ row, cell, duty }) => (
                <li key={row.officer_id}>
                  <Duty row={row} cell={cell} duty={duty} named={!holidays.forAll} onOpen={() => onOpen({ row, cell })} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

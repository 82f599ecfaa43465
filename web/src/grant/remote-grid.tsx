// The week of a unit as a grid, for a desktop and for paper; day by day on a phone.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { today } from '../day/calendar';
import { pick, useLang } from '../i18n';
import { date, weekday } from '../i18n/format';
import { number } from '../i18n/number-format';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Tag } from '../ui/tag';
import { type RemoteDay, type Where, order, useDayWords, useLetters, whereBox, whereWords } from './whereabouts';

export type Roster = Schemas['RemoteRoster'];
type Row = Roster['officers'][number];
type Presence = Roster['presence'][number];

export const isShort = (one: Presence): boolean => Math.min(one.in_morning, one.in_afternoon) < one.least;

/** `1/2`, or `0.5/2` where half a day counts as half. */
export function Quota({ row }: { row: Row }) {
  if (row.services.length > 0) {
    return (
      <span className="text-body-sm text-txt-black-500">
        <Trans>dikecualikan</Trans>
      </span>
    );
  }
  const used = row.halves_used / 2;
  const over = used > row.most_days;
  return (
    <span
      data-testid="quota"
      data-over={String(over)}
      className={`text-body-sm tabular-nums ${over ? 'font-semibold text-danger-700' : 'text-txt-black-700'}`}
    >
      {used}/{row.most_days}
      {over && (
        <span className="sr-only">
          {' '}
          <Trans>melebihi kuota</Trans>
        </span>
      )}
    </span>
  );
}

function Head({ roster }: { roster: Roster }) {
  const lang = useLang();
  const days = roster.officers[0]?.days ?? [];
  return (
    <thead>
      <tr className="text-body-sm font-medium text-txt-black-500">
        <th scope="col" className="px-2 py-1 text-left">
          <Trans>Pegawai</Trans>
        </th>
        {days.map((day) => {
          const office = roster.officers.some((row) => row.days.some((one) => one.date === day.date && one.office_day));
          return (
            <th key={day.date} scope="col" className={`px-1 py-1 text-center ${day.date === today() ? 'text-txt-primary' : ''}`}>
              <span className="block">{weekday(day.date, lang, 'short')}</span>
              <span className="block font-semibold">{date(day.date, lang).replace(/ \d{4}$/, '')}</span>
              <span className="block h-5 text-body-xs">{office && <Trans>wajib</Trans>}</span>
            </th>
          );
        })}
        <th scope="col" className="px-2 py-1 text-right">
          <Trans>Kuota</Trans>
        </th>
      </tr>
    </thead>
  );
}

/** How many are in, against how many the unit needs. */
function PresenceRows({ roster }: { roster: Roster }) {
  const lang = useLang();
  const units = [...new Set(roster.presence.map((one) => one.unit))];
  const days = roster.officers[0]?.days ?? [];
  return units.map((unit) => (
    <tr key={unit} className="border-t-2 border-otl-gray-300">
      <th scope="row" className="px-2 py-2 text-left text-body-sm font-medium text-txt-black-700">
        <Trans>Di pejabat, {unit}</Trans>
      </th>
      {days.map((day) => {
        const one = roster.presence.find((found) => found.unit === unit && found.date === day.date);
        if (!one) return <td key={day.date} />;
        const short = isShort(one);
        const count = Math.min(one.in_morning, one.in_afternoon);
        return (
          <td
            key={day.date}
            data-testid="presence"
            data-short={String(short)}
            className={`px-1 py-2 text-center text-body-sm tabular-nums ${short ? 'font-semibold text-danger-700' : 'text-txt-black-700'}`}
          >
            {number(count, lang)}/{number(one.least, lang)}
            {short && (
              <span className="block text-body-xs">
                <Trans>kurang</Trans>
              </span>
            )}
          </td>
        );
      })}
      <td />
    </tr>
  ));
}

export function RemoteGrid({ roster }: { roster: Roster }) {
  const { t } = useLingui();
  const lang = useLang();
  const words = useDayWords();
  const letter = useLetters();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled by the keyboard
    <section className="overflow-x-auto print:overflow-visible" tabIndex={0} aria-label={t`Jadual hari hibrid`}>
      <table className="w-full border-collapse" data-testid="remote-grid">
        <Head roster={roster} />
        <tbody>
          {roster.officers.map((row) => (
            <tr key={row.officer_id} data-testid="remote-row" className="border-t border-otl-gray-200">
              <th scope="row" className="px-2 py-1 text-left text-body-sm font-medium text-txt-black-900">
                {row.name}
              </th>
              {row.days.map((day) => (
                <td
                  key={day.date}
                  className="p-0.5"
                  title={day.holiday ? pick(day.holiday, lang) : undefined}
                  data-where={day.where?.morning}
                >
                  <span className="sr-only">{words(day)}</span>
                  {day.where && (
                    <span
                      aria-hidden="true"
                      className={`flex h-9 min-w-10 items-center justify-center rounded border text-body-sm font-semibold ${whereBox[mainWhere(day.where)]}`}
                    >
                      {letter(day)}
                    </span>
                  )}
                </td>
              ))}
              <td className="px-2 py-1 text-right">
                <Quota row={row} />
              </td>
            </tr>
          ))}
          <PresenceRows roster={roster} />
        </tbody>
      </table>
    </section>
  );
}

/** Where a day is spent, as far as one word can say: not in the office for half of it says more than in it. */
const mainWhere = (where: { morning: Where; afternoon: Where }): Where => (where.morning === 'office' ? where.afternoon : where.morning);

/** Those who are at one place on the day. */
function Place({ where, cells }: { where: Where; cells: Array<{ row: Row; cell: RemoteDay | undefined }> }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const words = useDayWords();
  const group = cells.filter(({ cell }) => cell?.where && mainWhere(cell.where) === where);
  if (group.length === 0) return null;
  return (
    <section className="space-y-1">
      <h3 className={`rounded-md border px-3 py-1.5 text-body-sm font-semibold ${whereBox[where]}`}>
        {i18n._(whereWords[where])} ({number(group.length, lang)})
      </h3>
      <ul className="divide-y divide-otl-gray-200">
        {group.map(({ row, cell }) => (
          <li key={row.officer_id} className="flex min-h-11 items-center justify-between gap-3 px-2 py-1 text-body-md text-txt-black-900">
            <span>
              {row.name}
              {cell?.where && cell.where.morning !== cell.where.afternoon && (
                <span className="block text-body-sm text-txt-black-500">{words(cell)}</span>
              )}
            </span>
            <Quota row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A phone's roster: one day, and who is where. */
export function RemoteDays({ roster }: { roster: Roster }) {
  const { t } = useLingui();
  const lang = useLang();
  const days = (roster.officers[0]?.days ?? []).map((day) => day.date);
  const [chosen, setChosen] = useState(Math.max(0, days.indexOf(today())));
  const day = days[chosen] ?? roster.from;
  const cells = roster.officers.map((row) => ({ row, cell: row.days[chosen] }));
  const short = roster.presence.filter((one) => one.date === day && isShort(one));
  return (
    <div className="space-y-4" data-testid="remote-day" data-date={day}>
      <div className="flex items-center justify-between gap-2">
        <Button
          variant="default-outline"
          aria-label={t`Hari sebelumnya`}
          data-testid="remote-previous-day"
          busy={chosen === 0}
          onClick={() => setChosen(chosen - 1)}
        >
          <Icon name="left" />
        </Button>
        <p role="status" className="text-center text-body-md font-medium text-txt-black-900">
          {weekday(day, lang)}, {date(day, lang)}
        </p>
        <Button
          variant="default-outline"
          aria-label={t`Hari berikutnya`}
          data-testid="remote-next-day"
          busy={chosen === days.length - 1}
          onClick={() => setChosen(chosen + 1)}
        >
          <Icon name="right" />
        </Button>
      </div>
      {short.map((one) => (
        <Tag key={one.id} tone="danger">
          <Trans>
            {one.unit}: {Math.min(one.in_morning, one.in_afternoon)} di pejabat, sekurang-kurangnya {one.least}
          </Trans>
        </Tag>
      ))}
      {order.map((where) => (
        <Place key={where} where={where} cells={cells} />
      ))}
    </div>
  );
}

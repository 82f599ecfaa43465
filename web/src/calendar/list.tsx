// The names beside the picture: each day with how sure its date is, its source and where the row comes from.
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { pick, useLang } from '../i18n';
import { date, dateTime, month as monthName, weekday } from '../i18n/format';
import { stateName, states } from '../i18n/states';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import {
  type Certainty,
  type Holiday,
  type Ramadan,
  certainties,
  certaintyMeanings,
  certaintyTones,
  certaintyWords,
  kindWords,
  originWords,
} from './words';
import { monthsOf } from './year';

/** What may be done with a row; the server decides again. */
export interface Actions {
  mayEdit(row: Holiday): boolean;
  confirm(row: Holiday): void;
  correct(row: Holiday): void;
  remove(row: Holiday): void;
  withdraw(edit: string): void;
}

export function CertaintyTag({ certainty }: { certainty: Certainty }) {
  const { i18n } = useLingui();
  return (
    <Tag tone={certaintyTones[certainty]} data-testid="certainty">
      {i18n._(certaintyWords[certainty])}
    </Tag>
  );
}

/** `Kelantan, Terengganu`, `Semua negeri`; with its district or unit. An agency's day holds in every state. */
export function Where({ row }: { row: Pick<Holiday, 'states' | 'district' | 'unit_path'> & { origin?: Holiday['origin'] } }) {
  if (row.unit_path) return <Trans>Unit {row.unit_path} dan di bawahnya</Trans>;
  if (row.origin === 'agency') return <Trans>Seluruh agensi</Trans>;
  const names = row.states.map(stateName).join(', ');
  if (row.district) {
    return (
      <Trans>
        Daerah {row.district}, {names}
      </Trans>
    );
  }
  return row.states.length === states.length ? <Trans>Semua negeri</Trans> : names;
}

function Origin({ row }: { row: Holiday | Ramadan }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <>
      {i18n._(originWords[row.origin])}
      {row.made_at && `, ${dateTime(row.made_at, lang)}`}
      {row.reason && `: ${row.reason}`}
    </>
  );
}

/** Source and origin, of a holiday or of Ramadan. */
export function Ground({ row }: { row: Holiday | Ramadan }) {
  return (
    <dl className="mt-1.5 space-y-0.5 break-words text-body-sm text-txt-black-700">
      <div>
        <dt className="inline font-medium">
          <Trans>Sumber:</Trans>{' '}
        </dt>
        <dd className="inline">{row.source}</dd>
      </div>
      <div>
        <dt className="inline font-medium">
          <Trans>Asal:</Trans>{' '}
        </dt>
        <dd className="inline">
          <Origin row={row} />
        </dd>
      </div>
    </dl>
  );
}

function RowActions({ row, actions }: { row: Holiday; actions: Actions }) {
  const edit = row.edit_id;
  return (
    <div className="mt-2 flex flex-wrap gap-2 print:hidden">
      {row.certainty === 'tentative' && row.origin !== 'agency' && (
        <Button size="small" data-testid="holiday-confirm" onClick={() => actions.confirm(row)}>
          <Trans context="tarikh">Sahkan</Trans>
        </Button>
      )}
      <Button size="small" variant="default-outline" data-testid="holiday-correct" onClick={() => actions.correct(row)}>
        <Trans>Pinda</Trans>
      </Button>
      <Button size="small" variant="default-outline" data-testid="holiday-remove" onClick={() => actions.remove(row)}>
        <Trans>Keluarkan</Trans>
      </Button>
      {edit && (
        <Button size="small" variant="default-outline" data-testid="holiday-withdraw" onClick={() => actions.withdraw(edit)}>
          <Trans>Tarik balik perubahan</Trans>
        </Button>
      )}
    </div>
  );
}

function Row({ row, first, actions }: { row: Holiday; first: boolean; actions: Actions }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <li
      id={first ? `hari-${row.date}` : undefined}
      data-testid="holiday"
      data-id={row.id}
      data-date={row.date}
      data-certainty={row.certainty}
      data-origin={row.origin}
      className="scroll-mt-24 break-inside-avoid border-t border-otl-gray-200 py-3 target:bg-bg-primary-50"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-body-sm font-semibold tabular-nums text-txt-black-900">
          {date(row.date, lang)}, {weekday(row.date, lang)}
        </span>
        <CertaintyTag certainty={row.certainty} />
        {row.kind !== 'holiday' && <Tag>{row.origin === 'agency' ? i18n._(originWords.agency) : i18n._(kindWords[row.kind])}</Tag>}
      </div>
      <p className="mt-1 text-body-md font-medium text-txt-black-900">{pick(row.name, lang)}</p>
      <p className="text-body-sm text-txt-black-700">
        <Where row={row} />
      </p>
      <Ground row={row} />
      {actions.mayEdit(row) && <RowActions row={row} actions={actions} />}
    </li>
  );
}

/** By month, as it would be read out. */
export function HolidayList({ year, holidays, actions }: { year: number; holidays: Holiday[]; actions: Actions }) {
  const lang = useLang();
  const seen = new Set<string>();
  return (
    <div data-testid="calendar-list" className="space-y-5">
      {monthsOf(year).map((month) => {
        const rows = holidays.filter((row) => row.date.startsWith(month));
        if (rows.length === 0) return null;
        return (
          <section key={month} aria-label={monthName(month, lang)}>
            <h3 className="pb-1 font-heading text-body-md font-semibold text-txt-black-900">{monthName(month, lang)}</h3>
            <ul>
              {rows.map((row) => {
                const first = !seen.has(row.date);
                seen.add(row.date);
                return <Row key={row.id} row={row} first={first} actions={actions} />;
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** What the tags mean, for whoever relies on a date. */
export function CertaintyKey() {
  const { i18n } = useLingui();
  return (
    <details data-testid="calendar-certainty-key" className="rounded-lg border border-otl-gray-200 bg-bg-white px-4 py-3">
      <summary className="min-h-6 cursor-pointer text-body-md font-medium text-txt-black-900">
        <Trans>Sejauh mana tarikh ini pasti?</Trans>
      </summary>
      <dl className="mt-3 space-y-3 text-body-sm text-txt-black-700">
        {certainties.map((one) => (
          <div key={one}>
            <dt>
              <CertaintyTag certainty={one} />
            </dt>
            <dd className="mt-1">{i18n._(certaintyMeanings[one])}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-body-sm text-txt-black-700">
        <Trans>
          Peraturan hari kelepasan gantian dan sumbernya ada di halaman{' '}
          <Link href="/peraturan" className="text-txt-primary underline">
            Peraturan
          </Link>
          .
        </Trans>
      </p>
    </details>
  );
}

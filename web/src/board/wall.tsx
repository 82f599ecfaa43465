// The board for a screen in the hall: counts alone, large and dark. The server names nobody to it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { date, time, wallTime, weekday } from '../i18n/format';
import { number } from '../i18n/number-format';
import { FailureMessage } from '../session/parts';
import { Icon } from '../ui/icon';
import { type Asked, addressOf, queryOf, useAsked } from './choice';
import { type Line, openStream, staysRefused, tellingLine } from './live';
import { type Status, StatusIcon, statusWords, statuses, total } from './status';

type Wall = Schemas['BoardWall'];

/** Ink of each status on black: at least 7:1. */
const ink: Record<Status, string> = {
  in: 'text-[#86efac]',
  not_yet: 'text-[#fff]',
  late: 'text-[#fca5a5]',
  left: 'text-[#d4d4d8]',
  remote: 'text-[#93c5fd]',
  duty: 'text-[#fde68a]',
  leave: 'text-[#fdba74]',
  off: 'text-[#d4d4d8]',
  unknown: 'text-[#d4d4d8]',
};

function useWall(asked: Asked): { wall: Wall | undefined; name: string; line: Line; failure: unknown } {
  const [wall, setWall] = useState<Wall>();
  const [name, setName] = useState('');
  const [line, setLine] = useState<Line>('connecting');
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const query = { ...queryOf(asked), wall: true };
    const text = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    const close = openStream(`/api/v1/board/stream?${text}`, { counts: (data) => setWall(JSON.parse(data) as Wall) }, setLine);
    // The name of the unit, and the first counts.
    ask(api.GET('/board', { params: { query } })).then(
      (board) => {
        setName(board.unit?.name ?? '');
        setWall((now) => now ?? { at: board.at, counts: board.counts, units: board.units });
      },
      (why: unknown) => {
        setFailure(why);
        if (staysRefused(why)) close();
      },
    );
    return close;
  }, [asked.unit, asked.below]);
  return { wall, name, line, failure };
}

/** The minute of the wall clock, of Malaysia. */
function useMinute(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Clock({ line }: { line: Line | undefined }) {
  const lang = useLang();
  const now = useMinute();
  const day = wallTime(now).date;
  return (
    <div className="text-right">
      <p className="text-[clamp(2.5rem,6vw,6rem)] font-semibold leading-none tabular-nums">{time(now)}</p>
      <p className="text-[clamp(1rem,1.6vw,1.75rem)] text-[#d4d4d8]">
        {weekday(day, lang)}, {date(day, lang)}
      </p>
      <p role="status" data-testid="wall-line" data-line={line} className="text-body-md text-[#d4d4d8]">
        {line === 'broken' && <Trans>Terputus, mencuba semula</Trans>}
      </p>
    </div>
  );
}

function Counts({ wall }: { wall: Wall }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const shown = statuses.filter((status) => wall.counts[status] > 0 || ['in', 'not_yet', 'late'].includes(status));
  return (
    <dl data-testid="wall-counts" className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
      {shown.map((status) => (
        <div key={status} data-status={status} data-count={wall.counts[status]} className={`flex flex-col-reverse rounded-xl border-2 border-current p-4 ${ink[status]}`}>
          <dt className="flex items-center gap-2 text-[clamp(1rem,1.8vw,2rem)] font-medium">
            <StatusIcon status={status} className="size-[1.2em]" />
            {i18n._(statusWords[status])}
          </dt>
          <dd className="text-[clamp(3rem,8vw,8rem)] font-semibold leading-none tabular-nums">{number(wall.counts[status], lang)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Units({ wall }: { wall: Wall }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const columns = statuses.filter((status) => wall.counts[status] > 0);
  if (wall.units.length < 2) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled by the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-labelledby="wall-units">
      <h2 id="wall-units" className="sr-only">
        <Trans>Mengikut unit</Trans>
      </h2>
      <table data-testid="wall-units" className="w-full text-[clamp(1rem,1.5vw,1.6rem)]">
        <thead>
          <tr className="text-left text-[#d4d4d8]">
            <th scope="col" className="py-2 pr-4 font-medium">
              <Trans>Unit</Trans>
            </th>
            {columns.map((status) => (
              <th key={status} scope="col" className="px-2 py-2 text-right font-medium">
                {i18n._(statusWords[status])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wall.units.map((unit) => (
            <tr key={unit.path} className="border-t border-[#52525b]">
              <th scope="row" className="py-2 pr-4 text-left font-medium">
                {unit.name}
              </th>
              {columns.map((status) => (
                <td key={status} className={`px-2 py-2 text-right tabular-nums ${unit.counts[status] > 0 ? ink[status] : 'text-[#a1a1aa]'}`}>
                  {number(unit.counts[status], lang)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Fills the screen above the page, which is out of reach until it is closed. */
export function WallPage() {
  const { t } = useLingui();
  const [, go] = useLocation();
  const asked = useAsked();
  const { wall, name, line, failure } = useWall(asked);
  const dialog = useRef<HTMLDialogElement>(null);
  usePage('wall', t`Papan langsung`, wall !== undefined || failure !== undefined);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const leave = (): void => go(addressOf('/papan-langsung', asked));
  return (
    <dialog
      ref={dialog}
      data-testid="page-wall"
      aria-label={t`Papan langsung`}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      className="m-0 h-dvh max-h-none w-screen max-w-none space-y-6 overflow-y-auto bg-[#000] p-5 text-[#fff] md:p-10"
    >
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="!text-[clamp(1.5rem,3vw,3.5rem)] !leading-tight !text-[#fff]">{name || <Trans>Papan langsung</Trans>}</h1>
          {wall && (
            <p className="text-[clamp(1rem,1.6vw,1.75rem)] text-[#d4d4d8]">
              <Trans>{total(wall.counts)} pegawai</Trans>
            </p>
          )}
          <button type="button" data-testid="wall-close" onClick={leave} className="mt-2 inline-flex focus-visible:!outline-[#fff] min-h-11 items-center gap-2 rounded-md border border-[#a1a1aa] px-3 text-body-md text-[#fff]">
            <Icon name="cross" />
            <Trans>Tutup</Trans>
          </button>
        </div>
        <Clock line={tellingLine(line, wall ? undefined : failure)} />
      </div>
      {failure !== undefined && !wall && <FailureMessage failure={failure} testid="wall-error" />}
      {wall && <Counts wall={wall} />}
      {wall && <Units wall={wall} />}
    </dialog>
  );
}

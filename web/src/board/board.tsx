// The live board (papan langsung): where each officer is now, as it changes.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { time } from '../i18n/format';
import { number } from '../i18n/number-format';
import { SearchField } from '../list/search';
import { FailureMessage } from '../session/parts';
import { linkButton } from '../ui/button';
import { Card, Skeleton } from '../ui/card';
import { Icon } from '../ui/icon';
import { type Asked, UnitChoice, addressOf, useAsked } from './choice';
import { type Line, type Officer, type Watched, tellingLine, watch } from './live';
import { Row } from './row';
import { type Counts, type Status, StatusIcon, statusBox, statusWords, statuses, total } from './status';

export function useWatched(asked: Asked): Watched {
  const [now, setNow] = useState<Watched>({ line: 'connecting', officers: [] });
  useEffect(() => {
    setNow({ line: 'connecting', officers: [] });
    return watch(asked, setNow);
  }, [asked.unit, asked.below]);
  return now;
}

export function LineMark({ line }: { line: Line }) {
  return (
    <p role="status" data-testid="board-line" data-line={line} className="flex items-center gap-2 text-body-sm font-medium text-txt-black-700">
      <span aria-hidden="true" className={`size-2.5 rounded-full ${line === 'live' ? 'bg-success-600' : line === 'broken' ? 'bg-danger-600' : 'bg-gray-400'}`} />
      {line === 'live' ? <Trans>Langsung</Trans> : line === 'broken' ? <Trans>Terputus, mencuba semula</Trans> : <Trans>Menyambung</Trans>}
    </p>
  );
}

function Filters({ counts, chosen, choose }: { counts: Counts; chosen: Status | ''; choose(status: Status | ''): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5" data-testid="board-filters">
      {statuses
        .filter((status) => counts[status] > 0 || status === chosen || ['late', 'not_yet', 'in'].includes(status))
        .map((status) => (
          <li key={status}>
            <button
              type="button"
              data-testid={`board-filter-${status}`}
              data-count={counts[status]}
              aria-pressed={chosen === status}
              onClick={() => choose(chosen === status ? '' : status)}
              className={`flex min-h-14 w-full items-center gap-2 rounded-lg border px-3 py-2 text-left aria-pressed:ring-2 aria-pressed:ring-primary-600 ${statusBox[status]}`}
            >
              <StatusIcon status={status} className="size-5" />
              <span className="min-w-0 flex-1 text-body-sm font-medium">{i18n._(statusWords[status])}</span>
              <span className="text-heading-2xs font-semibold tabular-nums">{number(counts[status], lang)}</span>
            </button>
          </li>
        ))}
    </ul>
  );
}

/** Says the counts to who does not see them, once the changes rest. */
function Spoken({ counts }: { counts: Counts }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const [said, say] = useState('');
  const words = statuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${i18n._(statusWords[status])}: ${number(counts[status], lang)}`)
    .join(', ');
  useEffect(() => {
    const timer = setTimeout(() => say(words), 3_000);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p className="sr-only" aria-live="polite">
      {said}
    </p>
  );
}

function List({ officers, status, search, choose }: { officers: Officer[]; status: Status | ''; search: string; choose(): void }) {
  const wanted = search.trim().toLowerCase();
  const shown = useMemo(
    () => officers.filter((one) => (!status || one.presence.status === status) && one.name.toLowerCase().includes(wanted)),
    [officers, status, wanted],
  );
  const units = useMemo(() => new Set(officers.map((one) => one.unit)).size > 1, [officers]);
  if (shown.length > 0) {
    return (
      <ul data-testid="board-list" data-shown={shown.length} className="grid grid-cols-1 gap-2 md:grid-cols-2 xl:grid-cols-3">
        {shown.map((officer) => (
          <Row key={officer.officer_id} officer={officer} unit={units} />
        ))}
      </ul>
    );
  }
  return (
    <Card>
      <p data-testid="board-empty" className="py-6 text-center text-body-md text-txt-black-700">
        {officers.length === 0 ? <Trans>Tiada pegawai di bawah seliaan anda dalam pilihan ini.</Trans> : <Trans>Tiada pegawai yang sepadan.</Trans>}
      </p>
      {officers.length > 0 && (
        <button type="button" data-testid="board-clear" onClick={choose} className={`${linkButton()} mx-auto !flex`}>
          <Trans>Tunjuk semua</Trans>
        </button>
      )}
    </Card>
  );
}

export function BoardPage() {
  const { t } = useLingui();
  const [, go] = useLocation();
  const asked = useAsked();
  const { line, board, officers, counts, failure } = useWatched(asked);
  const [status, setStatus] = useState<Status | ''>('');
  const [search, setSearch] = useState('');
  const telling = tellingLine(line, failure);
  usePage('board', t`Papan langsung`, board !== undefined || failure !== undefined);
  const clear = (): void => {
    setStatus('');
    setSearch('');
  };
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1>
            <Trans>Papan langsung</Trans>
          </h1>
          {telling && <LineMark line={telling} />}
        </div>
        <Link href={addressOf('/papan-langsung/dinding', asked)} data-testid="board-wall" className={linkButton()}>
          <Icon name="office" />
          <Trans>Skrin dinding</Trans>
        </Link>
      </div>
      {failure !== undefined && <FailureMessage failure={failure} testid="board-error" />}
      {counts && <Filters counts={counts} chosen={status} choose={setStatus} />}
      {counts && <Spoken counts={counts} />}
      <div className="grid gap-4 md:grid-cols-3 md:items-end">
        <SearchField label={<Trans>Cari nama</Trans>} testid="board-search" value={search} set={setSearch} />
        <UnitChoice
          asked={asked}
          choose={(next) => {
            clear();
            go(addressOf('/papan-langsung', next), { replace: true });
          }}
        />
      </div>
      {!board && failure === undefined && <Skeleton lines={8} />}
      {board && <List officers={officers} status={status} search={search} choose={clear} />}
      {board && counts && (
        <p className="text-body-sm text-txt-black-500">
          <Trans>
            {total(counts)} pegawai, dimuatkan pada {time(board.at)}. Paparan ini direkodkan.
          </Trans>
        </p>
      )}
    </div>
  );
}

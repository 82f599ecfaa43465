// What held from when to when, the latest first, with a line at the side; what is still to come can be taken back.
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { stateName } from '../i18n/states';
import { roleWords } from '../session/role-words';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { today } from './days';

export type Row = Schemas['HistoryRow'];

/** When a row holds: already over, now, or still to come. */
export function timeOf(row: Row): 'over' | 'now' | 'coming' {
  const day = today();
  if (row.from > day) return 'coming';
  return row.until !== undefined && row.until < day ? 'over' : 'now';
}

/** What a row says, in words. */
export function useRowWords(): (row: Row) => string {
  const { i18n } = useLingui();
  return (row) => {
    if (row.kind === 'supervision') return row.supervisor?.name ?? '';
    if (row.kind === 'scheme') return (row.scheme ?? '').toUpperCase().replace(':', ' ');
    const unit = row.unit?.name ?? '';
    if (row.kind === 'role') return `${i18n._(roleWords[row.role ?? 'officer'])}, ${unit}`;
    return row.state ? `${unit} (${stateName(row.state)})` : unit;
  };
}

export function Span({ row }: { row: Row }) {
  const lang = useLang();
  const from = date(row.from, lang);
  if (!row.until) return <Trans>Mulai {from}</Trans>;
  const until = date(row.until, lang);
  return (
    <Trans>
      {from} hingga {until}
    </Trans>
  );
}

/** Takes a change back that is still to come. */
export function useUndo(agency: string, officer: string, reload: () => void): (row: Row) => Promise<void> {
  const { t } = useLingui();
  const lang = useLang();
  return async (row) => {
    const from = date(row.from, lang);
    const sure = await askFirst({
      title: <Trans>Batalkan perubahan mulai {from}?</Trans>,
      body: <Trans>Yang berkuat kuasa sebelum tarikh itu akan terus berkuat kuasa.</Trans>,
      yes: <Trans>Batalkan perubahan</Trans>,
      no: <Trans>Kekalkan</Trans>,
      danger: true,
    });
    if (!sure) return;
    const role = row.kind === 'role' && row.role && row.unit ? { role: row.role, unit_id: row.unit.id } : {};
    await ask(
      api.POST('/agencies/{id}/accounts/{officer_id}/undone-changes', {
        params: { path: { id: agency, officer_id: officer } },
        body: { kind: row.kind, from: row.from, ...role },
      }),
    ).then(
      () => say('success', t`Perubahan telah dibatalkan.`),
      (error) => say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`),
    );
    reload();
  };
}

interface TimeLineProps {
  testid: string;
  rows: Row[];
  empty: ReactNode;
  onUndo?(row: Row): Promise<void>;
  /** Further buttons of a row. */
  more?(row: Row): ReactNode;
}

const kinds: Record<Row['kind'], ReturnType<typeof msg>> = {
  posting: msg`Unit`,
  supervision: msg`Penyelia`,
  scheme: msg`Waktu bekerja`,
  role: msg`Peranan`,
};

const dots = { over: 'bg-gray-300', now: 'bg-primary-600', coming: 'border-2 border-warning-600 bg-bg-white' };

export function TimeLine({ testid, rows, empty, onUndo, more }: TimeLineProps) {
  const { t, i18n } = useLingui();
  const words = useRowWords();
  const mixed = new Set(rows.map((row) => row.kind)).size > 1;
  const sorted = [...rows].sort((a, b) => b.from.localeCompare(a.from));
  if (sorted.length === 0) return <p className="text-body-md text-txt-black-700">{empty}</p>;
  const tags = { now: t`Sekarang`, coming: t`Akan datang`, over: t`Lepas` };
  return (
    <ol data-testid={testid} className="border-l-2 border-otl-gray-200 pl-5">
      {sorted.map((row) => {
        const when = timeOf(row);
        return (
          <li
            key={`${row.kind} ${row.from} ${row.role} ${row.unit?.id}`}
            data-testid={`${testid}-row`}
            data-when={when}
            className="relative pb-5 last:pb-0"
          >
            <span aria-hidden="true" className={`absolute -left-[1.7rem] top-1.5 size-3 rounded-full ${dots[when]}`} />
            {mixed && <p className="text-body-sm text-txt-black-500">{i18n._(kinds[row.kind])}</p>}
            <p className="break-words text-body-md font-medium text-txt-black-900">{words(row)}</p>
            <p className="flex flex-wrap items-center gap-2 text-body-sm tabular-nums text-txt-black-700">
              <Span row={row} />
              <Tag tone={when === 'now' ? 'success' : when === 'coming' ? 'warning' : 'default'}>{tags[when]}</Tag>
            </p>
            <div className="flex flex-wrap gap-3">
              {when === 'coming' && onUndo && (
                <Button
                  size="small"
                  variant="default-outline"
                  data-testid={`${testid}-undo`}
                  className="mt-2"
                  onClick={() => void onUndo(row)}
                >
                  <Trans>Batalkan</Trans>
                </Button>
              )}
              {more?.(row)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

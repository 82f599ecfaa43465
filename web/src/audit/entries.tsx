// The entries of a question, by day; one opens to all that is known of it.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date, time, wallTime, weekday } from '../i18n/format';
import { usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { roleWords } from '../session/role-words';
import { Card, CardTitle, Fact, Skeleton } from '../ui/card';
import { Dialog } from '../ui/dialog';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { type Question, queryOf } from './question';

type Entry = Schemas['AuditEntry'];

const icons: Record<string, IconName> = {
  look: 'show',
  sign_in: 'lock',
  attendance: 'clock',
  case: 'document',
  task: 'list',
  people: 'people',
  settings: 'book',
  export: 'print',
  keeping: 'office',
};

/** Who did it; the system itself where nobody did. */
function useActor(): (entry: Entry) => string {
  const { t } = useLingui();
  return ({ actor }) => (actor ? actor.name || t`Pentadbir di luar agensi` : t`Sistem`);
}

/** `detailed` where words were searched in the details: what was found is seen at once. */
function Row({ entry, detailed, open }: { entry: Entry; detailed: boolean; open(): void }) {
  const lang = useLang();
  const actorOf = useActor();
  return (
    <li>
      <button
        type="button"
        data-testid="audit-entry"
        data-action={entry.action}
        onClick={open}
        className="flex min-h-14 w-full items-start gap-3 rounded-md px-2 py-3 text-left hover:bg-bg-washed"
      >
        <Icon name={icons[entry.group ?? ''] ?? 'info'} className="mt-0.5 size-5 shrink-0 text-txt-black-500" />
        <span className="min-w-0 flex-1">
          <span className="block break-words text-body-md font-medium text-txt-black-900">{pick(entry.what, lang)}</span>
          <span className="block break-words text-body-md text-txt-black-700">
            {actorOf(entry)}
            {entry.officer && entry.officer.id !== entry.actor?.id && (
              <>
                {' → '}
                {entry.officer.name}
              </>
            )}
          </span>
          {detailed && entry.detail && (
            <span className="line-clamp-3 block break-words text-body-sm text-txt-black-500">{entry.detail}</span>
          )}
        </span>
        <span className="shrink-0 text-body-sm tabular-nums text-txt-black-500">{time(entry.at)}</span>
      </button>
    </li>
  );
}

function Detail({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const actorOf = useActor();
  const roles = entry.actor?.roles.map((role) => (role in roleWords ? i18n._(roleWords[role as Schemas['Role']]) : role)).join(', ');
  const line = (name: ReactNode, value: ReactNode, testid?: string): ReactNode =>
    value ? (
      <Fact name={name} {...(testid && { 'data-testid': testid })}>
        <span className="break-words">{value}</span>
      </Fact>
    ) : null;
  return (
    <Dialog title={pick(entry.what, lang)} testid="audit-detail" onClose={onClose}>
      <dl className="space-y-3">
        {line(<Trans>Masa</Trans>, `${date(wallTime(entry.at).date, lang)}, ${time(entry.at)}`)}
        {line(<Trans>Oleh</Trans>, [actorOf(entry), entry.actor?.unit_path, roles].filter(Boolean).join(' · '))}
        {line(<Trans>Rekod pegawai</Trans>, entry.officer && [entry.officer.name, entry.officer.unit_path].filter(Boolean).join(' · '))}
        {line(<Trans>Butiran</Trans>, entry.detail)}
        {line(<Trans>Alamat rangkaian</Trans>, entry.address, 'audit-detail-address')}
        {line(<Trans>Nombor permintaan</Trans>, entry.request_id)}
        {line(<Trans>Nombor catatan</Trans>, entry.id)}
      </dl>
      <div className="flex justify-end">
        <Button variant="default-outline" data-testid="audit-detail-close" onClick={onClose}>
          <Trans>Tutup</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

/** The entries of each day, the latest first. */
function byDay(entries: Entry[]): Array<[string, Entry[]]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = wallTime(entry.at).date;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

export function Entries({ question }: { question: Question }) {
  const lang = useLang();
  const query = queryOf(question);
  const [opened, setOpened] = useState<Entry>();
  const list = usePaged(
    JSON.stringify(query),
    (before) => ask(api.GET('/audit', { params: { query: { ...query, limit: 50, ...(before && { before }) } } })),
    (page) => page.entries,
  );
  if (list.first.status === 'loading') return <Skeleton lines={6} />;
  if (list.first.status === 'failed') return <FailureMessage failure={list.first.failure} testid="audit-error" />;
  if (list.rows.length === 0) {
    return (
      <Card>
        <p data-testid="audit-empty" className="py-6 text-center text-body-md text-txt-black-700">
          <Trans>Tiada catatan yang sepadan.</Trans>
        </p>
      </Card>
    );
  }
  return (
    <div className="space-y-4" data-testid="audit-entries">
      {byDay(list.rows).map(([day, entries]) => (
        <Card key={day}>
          <CardTitle>
            {weekday(day, lang)}, {date(day, lang)}
          </CardTitle>
          <ul className="mt-2 divide-y divide-otl-gray-200">
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} detailed={'text' in query} open={() => setOpened(entry)} />
            ))}
          </ul>
        </Card>
      ))}
      <More list={list} testid="audit-more" />
      {opened && <Detail entry={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

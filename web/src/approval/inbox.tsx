// What waits for my decision, what I asked for, what I decided. Many are ticked and decided at once, each as it was seen.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { duration } from '../i18n/format';
import { type Paged, usePaged } from '../list/paged';
import { More } from '../list/paged-list';
import { SearchField, useSettled } from '../list/search';
import { FailureMessage } from '../session/parts';
import { Card, Skeleton } from '../ui/card';
import { DecideBar } from './bulk';
import { type Conflict, Conflicts } from './conflicts';
import { Choice } from './choice';
import { InboxRow, Keys, useListKeys } from './inbox-list';
import { type Entry, useSubjectWord } from './parts';

type Box = 'to_decide' | 'asked' | 'decided';
const boxes: readonly string[] = ['to_decide', 'asked', 'decided'] satisfies Box[];

/** What is shown stands in the address, so that one comes back from a case to the same list. */
function useQuestion() {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const box = search.get('kotak') ?? '';
  const set = (name: string, value: string): void => {
    if (value) search.set(name, value);
    else search.delete(name);
    go(`/kelulusan${search.size > 0 ? `?${search}` : ''}`, { replace: true });
  };
  return { box: (boxes.includes(box) ? box : 'to_decide') as Box, subject: search.get('jenis') ?? '', set };
}

function Figures({ figures }: { figures: Schemas['ApprovalPage']['figures'] }) {
  const lang = useLang();
  const { decided, passed_on: passed } = figures;
  const span = duration(figures.minutes_to_decide, lang);
  if (decided + passed === 0) return null;
  return (
    <p data-testid="figures" data-decided={decided} data-passed-on={passed} className="text-body-sm text-txt-black-500">
      <Trans>
        30 hari lepas: {decided} diputuskan, purata {span}; {passed} dipanjangkan kerana lewat.
      </Trans>
    </p>
  );
}

/** Ticked: the cases as they were seen then. */
function useTicked(rows: Entry[]) {
  const [ticked, setTicked] = useState<ReadonlyMap<string, Entry>>(new Map());
  const tick = (entry: Entry): void =>
    setTicked((before) => {
      const next = new Map(before);
      if (!next.delete(entry.id)) next.set(entry.id, entry);
      return next;
    });
  const all = rows.length > 0 && rows.every(({ id }) => ticked.has(id));
  return {
    ticked,
    tick,
    all,
    tickAll: () => setTicked(all ? new Map() : new Map(rows.map((entry) => [entry.id, entry]))),
    clear: () => setTicked(new Map()),
  };
}

interface RowsProps {
  list: Paged<Schemas['ApprovalPage'], Entry>;
  picked: ReturnType<typeof useTicked>;
  keys: ReturnType<typeof useListKeys>;
  decidable: boolean;
  empty: string;
}

function Rows({ list, picked, keys, decidable, empty }: RowsProps) {
  const { rows } = list;
  return (
    <Card>
      {rows.length === 0 ? (
        <p data-testid="inbox-empty" className="py-8 text-center text-body-lg text-txt-black-700">
          {empty}
        </p>
      ) : (
        <>
          {decidable && (
            <label className="flex min-h-11 cursor-pointer items-center gap-3 border-b border-otl-gray-200 px-2.5 pb-2 text-body-md font-medium">
              <input type="checkbox" data-testid="inbox-tick-all" checked={picked.all} onChange={picked.tickAll} className="size-6 rounded-xs accent-primary-600" />
              <Trans>Pilih semua yang dipaparkan ({rows.length})</Trans>
            </label>
          )}
          <ul ref={keys.list} onKeyDown={(event) => keys.onKey(event)} className="divide-y divide-otl-gray-200">
            {rows.map((entry) => (
              <InboxRow key={entry.id} entry={entry} ticked={picked.ticked.has(entry.id)} tick={decidable ? () => picked.tick(entry) : undefined} />
            ))}
          </ul>
        </>
      )}
      <More list={list} testid="inbox-more" />
    </Card>
  );
}

function List({ box, subject, setSubject }: { box: Box; subject: string; setSubject(subject: string): void }) {
  const { t } = useLingui();
  const word = useSubjectWord();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const query = { box, limit: 100, ...(subject && { subject }), ...(search && { search }) };
  const list = usePaged(
    JSON.stringify(query),
    (after) => ask(api.GET('/approvals', { params: { query: { ...query, ...(after && { after }) } } })),
    (page) => page.approvals,
  );
  const picked = useTicked(list.rows);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const keys = useListKeys();
  usePage('approvals', t`Peti kelulusan`, list.first.status !== 'loading');
  const page = list.first.status === 'here' ? list.first.data : undefined;
  const decidable = box !== 'decided';
  return (
    <>
      {page && (
        <Choice
          label={t`Jenis`}
          testid="inbox-subject"
          value={subject}
          choices={[{ value: '', word: t`Semua`, count: page.total }, ...page.counts.map((one) => ({ value: one.subject, word: word(one.subject), count: one.count }))]}
          set={setSubject}
        />
      )}
      <SearchField label={<Trans>Cari nama pegawai</Trans>} testid="inbox-search" value={typed} set={setTyped} />
      <Conflicts conflicts={conflicts} close={() => setConflicts([])} />
      {list.first.status === 'loading' && <Skeleton lines={8} />}
      {list.first.status === 'failed' && <FailureMessage failure={list.first.failure} testid="inbox-error" />}
      {page && (
        <Rows list={list} picked={picked} keys={keys} decidable={decidable} empty={box === 'to_decide' ? t`Tiada yang menunggu keputusan anda.` : t`Tiada yang sepadan.`} />
      )}
      {decidable && (
        <DecideBar
          ticked={picked.ticked}
          wanted={keys.wanted}
          rows={list.rows}
          asked={box === 'asked'}
          clear={picked.clear}
          close={keys.clearWanted}
          done={(found) => {
            setConflicts(found);
            picked.clear();
            list.renew();
          }}
        />
      )}
      {page && <Figures figures={page.figures} />}
      {decidable && list.rows.length > 0 && <Keys />}
    </>
  );
}

export function Inbox() {
  const { t } = useLingui();
  const { box, subject, set } = useQuestion();
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <h1>
        <Trans>Peti kelulusan</Trans>
      </h1>
      <Choice
        label={t`Peti`}
        testid="inbox-box"
        value={box}
        choices={[
          { value: 'to_decide', word: t`Untuk diputuskan` },
          { value: 'asked', word: t`Ditanya` },
          { value: 'decided', word: t`Diputuskan` },
        ]}
        set={(value) => set('kotak', value === 'to_decide' ? '' : value)}
      />
      <List key={box} box={box} subject={subject} setSubject={(value) => set('jenis', value)} />
    </div>
  );
}

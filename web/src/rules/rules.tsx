// The rules as a jurist reads them: what holds on a day, nation-wide or in one's agency, each value with its source and how sure it is.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { EditRule } from './edit';
import { KeyCard } from './key-card';
import { Withdraw } from './withdraw';
import { type Book, type Key, type Value, certaintyTones, matches } from './words';

type Which = 'agensi' | 'kebangsaan';

/** What the address asks for: the book, and the day it is read as of. */
function useAsked(): { which: Which; day: string; go(change: { which?: Which; day?: string }): void } {
  const search = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const system = currentOfficer()?.roles.includes('system_admin') ?? false;
  const named = search.get('buku');
  const which: Which = named === 'agensi' || named === 'kebangsaan' ? named : system ? 'kebangsaan' : 'agensi';
  const day = /^\d{4}-\d\d-\d\d$/.test(search.get('tarikh') ?? '') ? (search.get('tarikh') as string) : today();
  const go = (change: { which?: Which; day?: string }): void => {
    const next = new URLSearchParams({ buku: change.which ?? which, tarikh: change.day ?? day });
    navigate(`/peraturan?${next.toString()}`, { replace: true });
  };
  return { which, day, go };
}

interface HeadProps {
  book: Book | undefined;
  asked: ReturnType<typeof useAsked>;
  search: string;
  onSearch(text: string): void;
}

/** Whose rules are shown, as of which day. */
function Title({ book, asked }: Pick<HeadProps, 'book' | 'asked'>) {
  const lang = useLang();
  const [agency, day, version] = [currentOfficer()?.agency.name ?? '', date(asked.day, lang), book?.version ?? ''];
  return (
    <div className="space-y-1">
      <h1>
        <Trans>Peraturan</Trans>
      </h1>
      <p className="text-body-md text-txt-black-700" data-testid="rules-version" data-version={version}>
        {asked.which === 'agensi' ? (
          <Trans>
            Seperti berkuat kuasa bagi {agency} pada {day}
          </Trans>
        ) : (
          <Trans>Seperti berkuat kuasa di seluruh negara pada {day}</Trans>
        )}
        {version && (
          <>
            {' · '}
            <Trans>Pek {version}</Trans>
          </>
        )}
      </p>
    </div>
  );
}

function Head({ book, asked, search, onSearch }: HeadProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(asked.day);
  useEffect(() => setTyped(asked.day), [asked.day]);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Title book={book} asked={asked} />
        <Button variant="default-outline" data-testid="rules-print" className="print:hidden" onClick={() => print()}>
          <Trans>Cetak</Trans>
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4 print:hidden">
        <SelectField
          label={<Trans>Peraturan bagi</Trans>}
          testid="rules-book"
          value={asked.which}
          onChange={(event) => asked.go({ which: event.currentTarget.value as Which })}
        >
          <option value="agensi">{t`Agensi saya`}</option>
          <option value="kebangsaan">{t`Seluruh negara`}</option>
        </SelectField>
        <TextField
          label={<Trans>Pada tarikh</Trans>}
          testid="rules-day"
          type="date"
          min="1900-01-01"
          max="2099-12-31"
          value={typed}
          onInput={(event) => {
            const day = event.currentTarget.value;
            setTyped(day);
            if (/^(19|20)\d\d-\d\d-\d\d$/.test(day)) asked.go({ day });
          }}
        />
        <div className="lg:col-span-2">
          <TextField
            label={<Trans>Cari</Trans>}
            testid="rules-search"
            type="search"
            maxLength={100}
            value={search}
            onInput={(event) => onSearch(event.currentTarget.value)}
          />
        </div>
      </div>
    </div>
  );
}

/** What the words of certainty mean. */
function Certainties({ book }: { book: Book }) {
  const lang = useLang();
  return (
    <details className="rounded-lg border border-otl-gray-200 bg-bg-white px-4 py-3 print:hidden" data-testid="rules-certainties">
      <summary className="text-body-md font-medium text-txt-black-900">
        <Trans>Sejauh mana sesuatu nilai itu pasti</Trans>
      </summary>
      <dl className="mt-3 grid gap-3 sm:grid-cols-[12rem_1fr]">
        {book.certainties.map((one) => (
          <div key={one.value} className="contents">
            <dt>
              <Tag tone={certaintyTones[one.value as keyof typeof certaintyTones]}>{pick(one.label, lang)}</Tag>
            </dt>
            <dd className="text-body-md text-txt-black-700">{pick(one.about, lang)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Groups({
  book,
  search,
  mine,
  onSet,
  onWithdraw,
}: {
  book: Book;
  search: string;
  mine: Value['origin'];
  onSet(key: Key, value: Value | undefined): void;
  onWithdraw(key: Key, value: Value): void;
}) {
  const lang = useLang();
  const found = book.keys.filter((key) => matches(key, search));
  if (found.length === 0) {
    return (
      <p data-testid="rules-empty" className="py-8 text-center text-body-md text-txt-black-700">
        <Trans>Tiada peraturan yang sepadan.</Trans>
      </p>
    );
  }
  return (
    <>
      {book.groups.map((group) => {
        const keys = found.filter((key) => key.group === group.value);
        if (keys.length === 0) return null;
        return (
          <Card key={group.value} data-testid="rule-group" data-group={group.value}>
            <CardTitle>{pick(group.label, lang)}</CardTitle>
            <div className="divide-y divide-otl-gray-200">
              {keys.map((key) => (
                <KeyCard key={key.key} keyOf={key} book={book} mine={mine} actions={{ onSet, onWithdraw }} />
              ))}
            </div>
          </Card>
        );
      })}
    </>
  );
}

export function Rules() {
  const { t } = useLingui();
  const asked = useAsked();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<{ key: Key; value: Value | undefined }>();
  const [leaving, setLeaving] = useState<{ key: Key; value: Value }>();
  const agency = asked.which === 'agensi' ? currentOfficer()?.agency.id : undefined;
  const query = { as_of: asked.day };
  const [loaded, reload] = useLoaded(`${agency ?? ''} ${asked.day}`, () =>
    agency
      ? ask(api.GET('/agencies/{id}/rules', { params: { path: { id: agency }, query } }))
      : ask(api.GET('/rules', { params: { query } })),
  );
  const book = loaded.status === 'here' ? loaded.data : undefined;
  usePage('rules', t`Peraturan`, loaded.status !== 'loading');
  const mine: Value['origin'] = agency ? 'agency' : 'national';
  if (book && editing) {
    const done = (changed: boolean): void => {
      setEditing(undefined);
      if (!changed) return;
      say('success', t`Nilai baharu telah ditetapkan.`);
      reload();
    };
    return <EditRule keyOf={editing.key} book={book} agency={agency} start={editing.value} onClose={done} />;
  }
  return (
    <div className="space-y-5">
      <Head book={book} asked={asked} search={search} onSearch={setSearch} />
      {loaded.status === 'loading' && <Skeleton lines={8} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="rules-error" />}
      {book && (
        <>
          <Certainties book={book} />
          <Groups
            book={book}
            search={search}
            mine={mine}
            onSet={(key, value) => setEditing({ key, value })}
            onWithdraw={(key, value) => setLeaving({ key, value })}
          />
        </>
      )}
      {leaving && (
        <Withdraw
          keyOf={leaving.key}
          value={leaving.value}
          agency={agency}
          onClose={(changed) => {
            setLeaving(undefined);
            if (changed) reload();
          }}
        />
      )}
    </div>
  );
}

// What follows from an edit, shown before it is stored: substitute days, and who changes on days that are over.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { Preview } from '../preview/preview';
import { CheckField } from '../ui/field';
import { useSending } from './forms';
import { Where } from './list';

type Seen = Schemas['Preview'];
type Change = Schemas['HolidayChange'];

interface Trial {
  preview: Seen | null;
  substitutes?: Change[];
}

/** Something that a person should see first. */
const hasMore = (trial: Trial): boolean => (trial.substitutes?.length ?? 0) > 0 || (trial.preview?.changed_days ?? 0) > 0;

/** Asks what would follow; stores at once where nothing does, and else when it is submitted again. */
export function useTrial(attempt: () => Promise<Trial>, store: (withSubstitutes: boolean) => Promise<void>) {
  const [trial, setTrial] = useState<Trial>();
  const [taken, setTaken] = useState(true);
  const { busy, failure, send } = useSending();
  const submit = (): void =>
    void send(async () => {
      if (!trial) {
        const found = await attempt();
        if (hasMore(found)) return setTrial(found);
      }
      await store(taken && (trial?.substitutes?.length ?? 0) > 0);
    });
  return { trial, forget: (): void => setTrial(undefined), taken, setTaken, submit, busy, failure };
}

function Substitutes({ changes, taken, onTake }: { changes: Change[]; taken: boolean; onTake(taken: boolean): void }) {
  const lang = useLang();
  return (
    <div data-testid="calendar-substitutes" className="space-y-2 rounded-lg border border-otl-gray-200 p-4">
      <p className="text-body-md font-medium text-txt-black-900">
        <Trans>Hari kelepasan gantian yang menyusul</Trans>
      </p>
      <ul className="list-disc space-y-1 pl-5 text-body-sm text-txt-black-700">
        {changes.map((change) => (
          <li key={change.id}>
            {change.removed || change.replaces ? <Trans>Keluarkan:</Trans> : <Trans>Tambah:</Trans>} {date(change.date, lang)},{' '}
            {pick(change.name, lang)} (<Where row={change} />)
          </li>
        ))}
      </ul>
      <CheckField
        label={<Trans>Simpan sekali dengan hari kelepasan gantian ini</Trans>}
        testid="calendar-with-substitutes"
        checked={taken}
        onChange={() => onTake(!taken)}
      />
    </div>
  );
}

/** Who changes; nothing where nobody does. */
export function WhoChanges({ preview, question = 'trial' }: { preview: Seen | null; question?: string }) {
  if (!preview || preview.changed_days === 0) return null;
  return <Preview question={question} load={() => Promise.resolve(preview)} />;
}

export function WhatFollows({ form }: { form: ReturnType<typeof useTrial> }) {
  const { trial, taken, setTaken } = form;
  if (!trial) return null;
  const substitutes = trial.substitutes ?? [];
  return (
    <div data-testid="calendar-follows" className="space-y-4">
      {substitutes.length > 0 && <Substitutes changes={substitutes} taken={taken} onTake={setTaken} />}
      <WhoChanges preview={trial.preview} />
    </div>
  );
}

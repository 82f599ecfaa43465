// One officer's day in the roster: what it asks, and a swap, another duty, or taking a change back.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { say } from '../ui/toast';
import { shiftOf } from './duty';
import { useDutyText } from './duty-look';

type Row = Schemas['RosterPage']['officers'][number];
type Cell = Schemas['RosterDay'];
type What = 'swap' | 'change' | 'withdraw';

interface DialogProps {
  row: Row;
  cell: Cell;
  others: Row[];
  onClose(changed: boolean): void;
}

interface Draft {
  what: What;
  other: string;
  otherDay: string;
  kind: 'shift' | 'rest' | 'on_call';
  start: string;
  end: string;
  reason: string;
}

function dutyOf(draft: Draft): string | undefined {
  return draft.kind === 'shift' ? shiftOf(draft.start, draft.end) : draft.kind;
}

/** Sends what the draft says; undefined when something is missing. */
function send(draft: Draft, row: Row, cell: Cell): Promise<unknown> | undefined {
  const reason = draft.reason.trim();
  if (!reason) return undefined;
  if (draft.what === 'withdraw' && cell.change) {
    return ask(api.POST('/swaps/{id}/withdrawal', { params: { path: { id: cell.change.swap_id } }, body: { reason } }));
  }
  if (draft.what === 'swap') {
    if (!draft.other) return undefined;
    const days = draft.otherDay && draft.otherDay !== cell.date ? { other_day: draft.otherDay } : {};
    return ask(api.POST('/swaps', { body: { officer_id: row.officer_id, with_officer_id: draft.other, day: cell.date, reason, ...days } }));
  }
  const duty = dutyOf(draft);
  return duty ? ask(api.POST('/changed-days', { body: { officer_id: row.officer_id, day: cell.date, duty, reason } })) : undefined;
}

function SwapFields({
  draft,
  set,
  row,
  cell,
  others,
}: {
  draft: Draft;
  set(change: Partial<Draft>): void;
  row: Row;
  cell: Cell;
  others: Row[];
}) {
  const { t } = useLingui();
  const text = useDutyText();
  const dutyOn = (other: Row): string => {
    const duty = other.days.find((day) => day.date === cell.date)?.duty;
    return duty ? text(duty) : t`tiada giliran`;
  };
  return (
    <>
      <SelectField
        label={<Trans>Bertukar dengan</Trans>}
        testid="swap-other"
        value={draft.other}
        onChange={(event) => set({ other: event.currentTarget.value })}
      >
        <option value="">{t`Pilih pegawai`}</option>
        {others
          .filter((other) => other.officer_id !== row.officer_id)
          .map((other) => (
            <option key={other.officer_id} value={other.officer_id}>
              {other.name} ({dutyOn(other)})
            </option>
          ))}
      </SelectField>
      <TextField
        label={<Trans>Dan pada hari lain juga</Trans>}
        hint={<Trans>Hari gantian, jika giliran diganti pada hari lain.</Trans>}
        optional
        testid="swap-other-day"
        type="date"
        value={draft.otherDay}
        onInput={(event) => set({ otherDay: event.currentTarget.value })}
      />
    </>
  );
}

function ChangeFields({ draft, set }: { draft: Draft; set(change: Partial<Draft>): void }) {
  const { t } = useLingui();
  return (
    <>
      <SelectField
        label={<Trans>Tugas baharu</Trans>}
        testid="changed-kind"
        value={draft.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Draft['kind'] })}
      >
        <option value="shift">{t`Syif`}</option>
        <option value="rest">{t`Rehat`}</option>
        <option value="on_call">{t`Atas panggilan`}</option>
      </SelectField>
      {draft.kind === 'shift' && (
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={<Trans>Mula</Trans>}
            testid="changed-start"
            type="time"
            value={draft.start}
            onInput={(event) => set({ start: event.currentTarget.value })}
          />
          <TextField
            label={<Trans>Tamat</Trans>}
            testid="changed-end"
            type="time"
            value={draft.end}
            onInput={(event) => set({ end: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}

function Now({ cell }: { cell: Cell }) {
  const text = useDutyText();
  const change = cell.change;
  if (!change) return <p className="text-body-md text-txt-black-700">{text(cell.duty ?? 'rest')}</p>;
  const [duty, before, other] = [text(change.duty), text(change.instead_of), change.with];
  return (
    <Callout title={duty} data-testid="duty-changed">
      <p>
        <Trans>Menggantikan: {before}</Trans>
      </p>
      {other && (
        <p>
          <Trans>Bertukar dengan {other}</Trans>
        </p>
      )}
      <p>{change.reason}</p>
    </Callout>
  );
}

export function DutyDialog({ row, cell, others, onClose }: DialogProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [draft, setDraft] = useState<Draft>({
    what: cell.change ? 'withdraw' : 'swap',
    other: '',
    otherDay: '',
    kind: 'rest',
    start: '07:00',
    end: '15:00',
    reason: '',
  });
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    setMissing(false);
  };
  async function save(): Promise<void> {
    if (busy) return;
    const sent = send(draft, row, cell);
    if (!sent) return setMissing(true);
    setBusy(true);
    setFailure(undefined);
    try {
      await sent;
      say('success', t`Jadual bertugas telah dikemas kini.`);
      onClose(true);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return (
    <Dialog title={`${row.name}, ${date(cell.date, lang)}`} testid="duty-dialog" onClose={() => onClose(false)}>
      <Now cell={cell} />
      {cell.holiday && <p className="text-body-md text-danger-700">{pick(cell.holiday, lang)}</p>}
      <SelectField
        label={<Trans>Apa yang berubah?</Trans>}
        testid="duty-what"
        value={draft.what}
        onChange={(event) => set({ what: event.currentTarget.value as What })}
      >
        {cell.change && <option value="withdraw">{t`Tarik balik pertukaran ini`}</option>}
        <option value="swap">{t`Bertukar giliran dengan pegawai lain`}</option>
        <option value="change">{t`Tugas lain pada hari tersebut`}</option>
      </SelectField>
      {draft.what === 'swap' && <SwapFields draft={draft} set={set} row={row} cell={cell} others={others} />}
      {draft.what === 'change' && <ChangeFields draft={draft} set={set} />}
      <TextField
        label={<Trans>Sebab</Trans>}
        testid="duty-reason"
        maxLength={500}
        value={draft.reason}
        onInput={(event) => set({ reason: event.currentTarget.value })}
        error={missing ? t`Lengkapkan semua medan, termasuk sebab.` : undefined}
      />
      {failure !== undefined && <FailureMessage failure={failure} testid="duty-error" />}
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button variant="default-outline" onClick={() => onClose(false)}>
          <Trans>Tutup</Trans>
        </Button>
        <Button data-testid="duty-save" busy={busy} onClick={() => void save()}>
          <Trans>Simpan</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

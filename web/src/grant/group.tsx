// A grant that was approved on paper, for one officer or many: first what stands against each, then all of it or nothing.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { currentOfficer } from '../session/session';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { CheckField, SelectField } from '../ui/field';
import { say } from '../ui/toast';
import { type Draft, bodyOf, emptyDraft } from './draft';
import { Fields } from './fields';
import { others } from './others';
import { UnitField } from './units';
import { type GrantKind, kindWords, kinds } from './words';

type Lines = Schemas['GrantLines'];

interface Choice {
  chosen: ReadonlySet<string>;
  set(chosen: ReadonlySet<string>): void;
}

function Officers({ unit, chosen, set }: { unit: string } & Choice) {
  const [found] = useLoaded(unit, () => ask(api.GET('/remote-roster', { params: { query: { unit_id: unit, from: today() } } })));
  if (found.status === 'loading') return <Skeleton lines={4} />;
  if (found.status === 'failed') return <FailureMessage failure={found.failure} testid="group-officers-error" />;
  const officers = others(found.data.officers, currentOfficer()?.id);
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    set(next);
  };
  if (officers.length === 0) {
    return (
      <p data-testid="group-empty" className="text-body-md text-txt-black-700">
        <Trans>Tiada pegawai lain dalam unit ini.</Trans>
      </p>
    );
  }
  return (
    <fieldset className="space-y-3">
      <legend className="text-body-md font-medium text-txt-black-900">
        <Trans>
          Pegawai ({chosen.size} daripada {officers.length} dipilih)
        </Trans>
      </legend>
      <div className="flex flex-wrap gap-3">
        <Button
          variant="default-outline"
          size="small"
          data-testid="group-all"
          onClick={() => set(new Set(officers.map((one) => one.officer_id)))}
        >
          <Trans>Pilih semua</Trans>
        </Button>
        <Button variant="default-outline" size="small" data-testid="group-none" onClick={() => set(new Set())}>
          <Trans>Kosongkan</Trans>
        </Button>
      </div>
      <div className="grid max-h-72 gap-3 overflow-y-auto rounded-lg border border-otl-gray-200 p-4 sm:grid-cols-2">
        {officers.map((officer) => (
          <CheckField
            key={officer.officer_id}
            label={officer.name}
            testid="group-officer"
            checked={chosen.has(officer.officer_id)}
            onChange={() => toggle(officer.officer_id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Each officer with what stands against him. */
function Outcome({ lines, busy, onStore }: { lines: Lines; busy: boolean; onStore(): void }) {
  const lang = useLang();
  const clean = lines.officers.filter((one) => one.faults.length === 0).length;
  const count = lines.officers.length;
  if (clean === count) {
    return (
      <div className="space-y-3" data-testid="group-outcome" data-clean={clean}>
        <p role="status" className="text-body-md text-txt-black-900">
          <Trans>Tiada halangan bagi {count} pegawai.</Trans>
        </p>
        <Button data-testid="group-store" busy={busy} onClick={onStore}>
          {busy ? <Trans>Sedang menyimpan…</Trans> : <Trans>Simpan bagi {count} pegawai</Trans>}
        </Button>
      </div>
    );
  }
  return (
    <Callout
      tone="danger"
      role="alert"
      data-testid="group-outcome"
      data-clean={clean}
      title={<Trans>Tidak boleh disimpan. Sila betulkan atau keluarkan pegawai ini:</Trans>}
    >
      <ul className="list-disc space-y-1 pl-5">
        {lines.officers
          .filter((one) => one.faults.length > 0)
          .map((one) => (
            <li key={one.officer_id}>
              <strong>{one.name}</strong>: {one.faults.map((fault) => pick(fault.message, lang)).join(' ')}
            </li>
          ))}
      </ul>
    </Callout>
  );
}

function useGroup() {
  const { t } = useLingui();
  const [unit, setUnit] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState<Draft>(() => emptyDraft('course'));
  const [lines, setLines] = useState<Lines>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const forget = (): void => {
    setLines(undefined);
    setFailure(undefined);
  };
  const send = async (dryRun: boolean): Promise<void> => {
    if (busy || chosen.size === 0) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const found = await ask(api.POST('/officer-grants', { body: { officers: [...chosen], ...bodyOf(draft), dry_run: dryRun } }));
      if (dryRun) {
        setLines(found);
      } else {
        const count = found.officers.length;
        say('success', t`Kebenaran direkodkan bagi ${count} pegawai.`);
        setLines(undefined);
        setChosen(new Set());
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    unit,
    setUnit: (next: string) => {
      setUnit(next);
      setChosen(new Set());
      forget();
    },
    chosen,
    setChosen: (next: ReadonlySet<string>) => {
      setChosen(next);
      forget();
    },
    draft,
    set: (change: Partial<Draft>) => {
      setDraft((before) => ({ ...before, ...change }));
      forget();
    },
    lines,
    busy,
    failure,
    send,
  };
}

export function Group() {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const group = useGroup();
  const { failure } = group;
  usePage('officer-grants', t`Rekod kebenaran`);
  // What all of them share is wrong with the form.
  const errorOf = (field: string): string | undefined => {
    if (failure instanceof Refusal && failure.field === field) return pick(failure.text, lang);
    const found = group.lines?.officers.map((one) => one.faults.find((fault) => fault.field === field)) ?? [];
    const [first] = found;
    return first && found.every((fault) => fault?.code === first.code) ? pick(first.message, lang) : undefined;
  };
  return (
    <Card className="mx-auto max-w-3xl space-y-5">
      <CardTitle>
        <Trans>Kebenaran yang telah diluluskan</Trans>
      </CardTitle>
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void group.send(true);
        }}
      >
        <UnitField testid="group-unit" value={group.unit} set={group.setUnit} />
        {group.unit && <Officers unit={group.unit} chosen={group.chosen} set={group.setChosen} />}
        <SelectField
          label={<Trans>Jenis kebenaran</Trans>}
          testid="grant-kind"
          value={group.draft.kind}
          onChange={(event) => group.set({ kind: event.currentTarget.value as GrantKind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {i18n._(kindWords[kind])}
            </option>
          ))}
        </SelectField>
        <Fields draft={group.draft} set={group.set} errorOf={errorOf} />
        {failure !== undefined && <FailureMessage failure={failure} testid="group-error" />}
        {!group.lines && (
          <Button type="submit" busy={group.busy || group.chosen.size === 0} data-testid="group-try">
            <Trans>Semak</Trans>
          </Button>
        )}
      </form>
      {group.lines && <Outcome lines={group.lines} busy={group.busy} onStore={() => void group.send(false)} />}
    </Card>
  );
}

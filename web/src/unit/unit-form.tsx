// What is done to a unit, each from a day on.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { FormFrame } from '../body/form-frame';
import { useSend } from '../body/send';
import { today } from '../day/calendar';
import { SelectField, TextField } from '../ui/field';

type Unit = Schemas['UnitLine'];

export type UnitDoing = { what: 'new' | 'rename' | 'move' | 'close'; unit: Unit };

interface UnitFormProps {
  agency: string;
  doing: UnitDoing;
  units: Unit[];
  onClose(changed: boolean): void;
}

const codeForm = /^[A-Za-z0-9._-]{1,32}$/;

/** How deep the unit stands, drawn before its name in a list to choose from. */
export const indented = (unit: Unit): string => '\u2003'.repeat(unit.path.split('/').length - 1) + unit.name;

/** Units under which it may stand: neither itself, nor one below it, nor where it stands already. */
const possible = (unit: Unit, units: Unit[]): Unit[] =>
  units.filter((one) => one.id !== unit.parent_id && one.path !== unit.path && !one.path.startsWith(`${unit.path}/`));

function useForm({ agency, doing: { what, unit }, onClose }: UnitFormProps) {
  const { t } = useLingui();
  const sending = useSend(['code', 'name', 'parent_id', 'from']);
  const [draft, setDraft] = useState({ code: '', name: what === 'rename' ? unit.name : '', parent: '', from: today() });
  const [tried, setTried] = useState(false);
  const named = what === 'new' || what === 'rename';
  const own = {
    code: what !== 'new' || codeForm.test(draft.code.trim()) ? undefined : t`Isi kod: 1 hingga 32 huruf, angka atau tanda . _ - sahaja.`,
    name: !named || draft.name.trim() ? undefined : t`Isi nama unit.`,
    parent_id: what !== 'move' || draft.parent ? undefined : t`Pilih unit yang membawahi unit ini.`,
    from: draft.from ? undefined : t`Pilih tarikh kuat kuasa.`,
  };
  const path = { id: agency, unit_id: unit.id };
  const sends = {
    new: () =>
      ask(
        api.POST('/agencies/{id}/units', {
          params: { path: { id: agency } },
          body: { parent_id: unit.id, code: draft.code.trim(), name: draft.name.trim(), from: draft.from },
        }),
      ),
    rename: () => ask(api.PUT('/agencies/{id}/units/{unit_id}', { params: { path }, body: { name: draft.name.trim(), from: draft.from } })),
    move: () =>
      ask(api.POST('/agencies/{id}/units/{unit_id}/move', { params: { path }, body: { parent_id: draft.parent, from: draft.from } })),
    close: () => ask(api.POST('/agencies/{id}/units/{unit_id}/closing', { params: { path }, body: { from: draft.from } })),
  };
  return {
    sending,
    draft,
    set(change: Partial<typeof draft>): void {
      setDraft((before) => ({ ...before, ...change }));
      sending.clear();
    },
    errorOf: (field: keyof typeof own): string | undefined => sending.refused(field) ?? (tried ? own[field] : undefined),
    submit(): void {
      setTried(true);
      if (Object.values(own).some(Boolean)) {
        sending.showFirst();
        return;
      }
      void sending.send(async () => {
        await sends[what]();
        onClose(true);
      });
    },
  };
}

function words({ what, unit }: UnitDoing): { title: ReactNode; yes: ReactNode; body: ReactNode } {
  const { name } = unit;
  if (what === 'new') return { title: <Trans>Tambah unit di bawah {name}</Trans>, yes: <Trans>Tambah unit</Trans>, body: undefined };
  if (what === 'rename')
    return {
      title: <Trans>Namakan semula {name}</Trans>,
      yes: <Trans>Simpan</Trans>,
      body: <Trans>Rekod sebelum tarikh ini mengekalkan nama lama.</Trans>,
    };
  if (what === 'move')
    return {
      title: <Trans>Pindahkan {name}</Trans>,
      yes: <Trans>Pindahkan</Trans>,
      body: <Trans>Semua unit di bawahnya turut berpindah. Rekod sebelum tarikh ini kekal di tempat asal.</Trans>,
    };
  return {
    title: <Trans>Tutup {name}</Trans>,
    yes: <Trans>Tutup unit</Trans>,
    body: <Trans>Unit hanya boleh ditutup apabila tiada pegawai ditempatkan di situ pada tarikh itu atau selepasnya.</Trans>,
  };
}

export function UnitForm(props: UnitFormProps) {
  const { doing, units, onClose } = props;
  const { t } = useLingui();
  const { sending, draft, set, errorOf, submit } = useForm(props);
  const { title, yes, body } = words(doing);
  return (
    <FormFrame
      testid="unit-form"
      title={title}
      yes={yes}
      danger={doing.what === 'close'}
      sending={sending}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      {body && <p className="text-body-md text-txt-black-700">{body}</p>}
      {doing.what === 'new' && (
        <TextField
          label={<Trans>Kod unit</Trans>}
          hint={<Trans>Singkatan yang pendek, contohnya BPM. Kod tidak boleh diubah kemudian.</Trans>}
          testid="unit-code"
          autoCapitalize="characters"
          maxLength={32}
          value={draft.code}
          error={errorOf('code')}
          onInput={(event) => set({ code: event.currentTarget.value })}
        />
      )}
      {(doing.what === 'new' || doing.what === 'rename') && (
        <TextField
          label={<Trans>Nama unit</Trans>}
          testid="unit-name"
          maxLength={200}
          value={draft.name}
          error={errorOf('name')}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      )}
      {doing.what === 'move' && (
        <SelectField
          label={<Trans>Di bawah unit</Trans>}
          testid="unit-parent"
          value={draft.parent}
          error={errorOf('parent_id')}
          onChange={(event) => set({ parent: event.currentTarget.value })}
        >
          <option value="">{t`Pilih unit`}</option>
          {possible(doing.unit, units).map((one) => (
            <option key={one.id} value={one.id}>
              {indented(one)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={<Trans>Berkuat kuasa mulai</Trans>}
        testid="unit-from"
        type="date"
        min={today()}
        value={draft.from}
        error={errorOf('from')}
        onInput={(event) => set({ from: event.currentTarget.value })}
      />
    </FormFrame>
  );
}

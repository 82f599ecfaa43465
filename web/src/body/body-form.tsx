// A ministry or department: founded, renamed, moved.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from '../ui/field';
import { FormFrame } from './form-frame';
import { useSend } from './send';
import { possibleParents } from './tree';

interface BodyFormProps {
  bodies: Schemas['Body'][];
  kind: Schemas['BodyKind'];
  /** Left out for a new one. */
  body?: Schemas['Body'] | undefined;
  onClose(changed: boolean): void;
}

const codeForm = /^[A-Za-z0-9._-]{1,32}$/;

function useForm({ kind, body, onClose }: BodyFormProps) {
  const { t } = useLingui();
  const sending = useSend(['code', 'name', 'parent_id']);
  const [code, setCode] = useState('');
  const [name, setName] = useState(body?.name ?? '');
  const [parent, setParent] = useState(body?.parent_id ?? '');
  const [tried, setTried] = useState(false);
  const department = kind === 'department';
  const own = {
    code: body || codeForm.test(code.trim()) ? undefined : t`Isi kod: 1 hingga 32 huruf, angka atau tanda . _ - sahaja.`,
    name: name.trim() ? undefined : t`Isi nama.`,
    parent_id: !department || parent ? undefined : t`Pilih kementerian atau jabatan yang membawahi jabatan ini.`,
  };
  const errorOf = (field: keyof typeof own): string | undefined => sending.refused(field) ?? (tried ? own[field] : undefined);
  const submit = (): void => {
    setTried(true);
    if (Object.values(own).some(Boolean)) {
      sending.showFirst();
      return;
    }
    const above = department ? { parent_id: parent } : {};
    void sending.send(async () => {
      await (body
        ? ask(api.PUT('/bodies/{id}', { params: { path: { id: body.id } }, body: { name: name.trim(), ...above } }))
        : ask(api.POST('/bodies', { body: { kind, code: code.trim(), name: name.trim(), ...above } })));
      onClose(true);
    });
  };
  return { sending, code, setCode, name, setName, parent, setParent, department, errorOf, submit };
}

export function BodyForm(props: BodyFormProps) {
  const { bodies, body, onClose } = props;
  const { t } = useLingui();
  const { sending, code, setCode, name, setName, parent, setParent, department, errorOf, submit } = useForm(props);
  const title = body ? <Trans>Ubah {body.code}</Trans> : department ? <Trans>Tambah jabatan</Trans> : <Trans>Tambah kementerian</Trans>;
  return (
    <FormFrame
      testid="body-form"
      title={title}
      yes={<Trans>Simpan</Trans>}
      sending={sending}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      {!body && (
        <TextField
          label={<Trans>Kod</Trans>}
          hint={<Trans>Singkatan rasmi, contohnya KKM. Kod tidak boleh diubah kemudian.</Trans>}
          testid="body-code"
          autoCapitalize="characters"
          maxLength={32}
          value={code}
          error={errorOf('code')}
          onInput={(event) => {
            setCode(event.currentTarget.value);
            sending.clear();
          }}
        />
      )}
      <TextField
        label={<Trans>Nama</Trans>}
        testid="body-name"
        maxLength={200}
        value={name}
        error={errorOf('name')}
        onInput={(event) => {
          setName(event.currentTarget.value);
          sending.clear();
        }}
      />
      {department && (
        <ChoiceField
          label={<Trans>Di bawah</Trans>}
          testid="body-parent"
          choices={possibleParents(bodies, body?.id)}
          unchosen={t`Pilih kementerian atau jabatan`}
          value={parent}
          error={errorOf('parent_id')}
          choose={(id) => {
            setParent(id);
            sending.clear();
          }}
        />
      )}
    </FormFrame>
  );
}

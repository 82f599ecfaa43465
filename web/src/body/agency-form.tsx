// An agency that is there already: renamed, placed under another body, suspended.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { today } from '../day/calendar';
import { Callout } from '../ui/callout';
import { ChoiceField } from '../ui/choice-field';
import { TextField } from '../ui/field';
import { FormFrame } from './form-frame';
import { useSend } from './send';

type Agency = Schemas['AgencyPlace'];

export function BodyChoice({
  bodies,
  value,
  error,
  onChoose,
}: {
  bodies: Schemas['Body'][];
  value: string;
  error: string | undefined;
  onChoose(id: string): void;
}) {
  const { t } = useLingui();
  return (
    <ChoiceField
      label={<Trans>Kementerian atau jabatan</Trans>}
      testid="agency-body"
      choices={bodies}
      none={t`Tiada`}
      value={value}
      error={error}
      choose={onChoose}
    />
  );
}

export function AgencyForm({ bodies, agency, onClose }: { bodies: Schemas['Body'][]; agency: Agency; onClose(changed: boolean): void }) {
  const { t } = useLingui();
  const sending = useSend(['name', 'body_id']);
  const [name, setName] = useState(agency.name);
  const [body, setBody] = useState(agency.body_id ?? '');
  const missing = name.trim() ? undefined : t`Isi nama agensi.`;
  const submit = (): void => {
    if (missing) {
      sending.showFirst();
      return;
    }
    void sending.send(async () => {
      await ask(
        api.PUT('/agencies/{id}', { params: { path: { id: agency.id } }, body: { name: name.trim(), ...(body && { body_id: body }) } }),
      );
      onClose(true);
    });
  };
  return (
    <FormFrame
      testid="agency-form"
      title={<Trans>Ubah {agency.code}</Trans>}
      yes={<Trans>Simpan</Trans>}
      sending={sending}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      <TextField
        label={<Trans>Nama agensi</Trans>}
        testid="agency-name"
        maxLength={200}
        value={name}
        error={sending.refused('name') ?? missing}
        onInput={(event) => {
          setName(event.currentTarget.value);
          sending.clear();
        }}
      />
      <BodyChoice
        bodies={bodies}
        value={body}
        error={sending.refused('body_id')}
        onChoose={(id) => {
          setBody(id);
          sending.clear();
        }}
      />
    </FormFrame>
  );
}

export function SuspensionForm({ agency, onClose }: { agency: Agency; onClose(changed: boolean): void }) {
  const { t } = useLingui();
  const sending = useSend(['from', 'reason']);
  const [from, setFrom] = useState(today());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const own = { from: from ? undefined : t`Pilih tarikh mula.`, reason: reason.trim() ? undefined : t`Nyatakan sebab penggantungan.` };
  const errorOf = (field: keyof typeof own): string | undefined => sending.refused(field) ?? (tried ? own[field] : undefined);
  const submit = (): void => {
    setTried(true);
    if (own.from || own.reason) {
      sending.showFirst();
      return;
    }
    void sending.send(async () => {
      await ask(api.POST('/agencies/{id}/suspension', { params: { path: { id: agency.id } }, body: { from, reason: reason.trim() } }));
      onClose(true);
    });
  };
  return (
    <FormFrame
      testid="suspension"
      title={<Trans>Gantung {agency.name}</Trans>}
      yes={<Trans>Gantung</Trans>}
      danger
      sending={sending}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      <Callout tone="warning">
        <Trans>
          Mulai tarikh ini, tiada pegawai agensi boleh log masuk atau merakam. Rekod yang ada kekal, dan hari yang digantung tidak dikira
          terhadap sesiapa.
        </Trans>
      </Callout>
      <TextField
        label={<Trans>Mulai</Trans>}
        testid="suspension-from"
        type="date"
        min={today()}
        value={from}
        error={errorOf('from')}
        onInput={(event) => {
          setFrom(event.currentTarget.value);
          sending.clear();
        }}
      />
      <TextField
        label={<Trans>Sebab</Trans>}
        testid="suspension-reason"
        maxLength={500}
        value={reason}
        error={errorOf('reason')}
        onInput={(event) => {
          setReason(event.currentTarget.value);
          sending.clear();
        }}
      />
    </FormFrame>
  );
}

// What is done to one officer or to many at once: another unit, another supervisor, new temporary passwords.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { say } from '../ui/toast';
import { tomorrow } from './days';
import { DayField, NoteField, StateField, SupervisorField, UnitField, useUnits } from './fields';
import { FormDialog } from './form-dialog';
import { type PasswordWay, WayField, useMailAllowed } from './password-way';

/** Names that are told in a dialog. */
const mostNamed = 10;

interface ManyProps {
  agency: string;
  officers: Array<{ officer_id: string; name: string }>;
  onDone(): void;
  onClose(): void;
}

function Who({ officers }: { officers: ManyProps['officers'] }) {
  const names = officers
    .slice(0, 5)
    .map((one) => one.name)
    .join(', ');
  const more = officers.length - 5;
  return (
    <p className="break-words text-body-md text-txt-black-700">
      {names}
      {more > 0 && (
        <>
          {' '}
          <Trans>dan {more} lagi</Trans>
        </>
      )}
    </p>
  );
}

export function PostingDialog({ agency, officers, onDone, onClose }: ManyProps) {
  const { t } = useLingui();
  const lang = useLang();
  const units = useUnits(agency);
  const [unit, setUnit] = useState('');
  const [state, setState] = useState('');
  const [from, setFrom] = useState(tomorrow());
  const [reason, setReason] = useState('');
  async function send(): Promise<void> {
    const body = { officers: officers.map((one) => one.officer_id), unit_id: unit, from, reason: reason.trim(), ...(state && { state }) };
    await ask(api.POST('/agencies/{id}/postings', { params: { path: { id: agency } }, body }));
    const day = date(from, lang);
    say('success', t`Penempatan berubah mulai ${day}.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Ubah penempatan</Trans>}
      testid="posting"
      yes={<Trans>Ubah penempatan</Trans>}
      missing={{ unit_id: unit ? undefined : t`Pilih unit.`, from: from ? undefined : t`Pilih tarikh.`, state: undefined }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Who officers={officers} />
          <UnitField
            units={units}
            label={<Trans>Unit baharu</Trans>}
            testid="posting-unit"
            none={t`Pilih unit`}
            value={unit}
            set={setUnit}
            error={errorOf('unit_id')}
          />
          <StateField
            label={<Trans>Negeri tempat bertugas</Trans>}
            optional
            testid="posting-state"
            none={t`Kekal seperti sekarang`}
            value={state}
            set={setState}
            error={errorOf('state')}
          />
          <DayField
            label={<Trans>Mulai</Trans>}
            hint={<Trans>Bagi tarikh yang lepas, hari-hari itu dikira semula.</Trans>}
            testid="posting-from"
            value={from}
            set={setFrom}
            error={errorOf('from')}
          />
          <NoteField label={<Trans>Sebab</Trans>} optional testid="posting-reason" value={reason} set={setReason} />
        </>
      )}
    </FormDialog>
  );
}

export function SupervisorDialog({ agency, officers, onDone, onClose }: ManyProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [supervisor, setSupervisor] = useState('');
  const [from, setFrom] = useState(tomorrow());
  async function send(): Promise<void> {
    const asked = supervisor.trim();
    const body = { officers: officers.map((one) => one.officer_id), from, ...(asked && { supervisor_user_id: asked }) };
    await ask(api.POST('/agencies/{id}/supervisors', { params: { path: { id: agency } }, body }));
    const day = date(from, lang);
    say('success', t`Penyelia berubah mulai ${day}.`);
    onDone();
  }
  return (
    <FormDialog
      title={<Trans>Tetapkan penyelia</Trans>}
      testid="supervisor"
      yes={<Trans>Tetapkan penyelia</Trans>}
      missing={{ supervisor_user_id: undefined, from: from ? undefined : t`Pilih tarikh.` }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Who officers={officers} />
          <SupervisorField
            hint={<Trans>Biarkan kosong jika tiada penyelia mulai tarikh itu.</Trans>}
            testid="supervisor-user-id"
            value={supervisor}
            set={setSupervisor}
            error={errorOf('supervisor_user_id')}
          />
          <DayField label={<Trans>Mulai</Trans>} testid="supervisor-from" value={from} set={setFrom} error={errorOf('from')} />
        </>
      )}
    </FormDialog>
  );
}

/** To whom mail goes; of many the first. */
function Mailed({ mailed }: { mailed: Schemas['GivenPasswords']['mailed'] }) {
  const count = mailed.length;
  const more = count - mostNamed;
  return (
    <Callout
      tone="success"
      data-testid="mailed-passwords"
      data-count={count}
      title={<Trans>{count} kata laluan dihantar melalui e-mel. Setiap satu luput jika tidak digunakan.</Trans>}
    >
      <ul className="list-disc pl-5">
        {mailed.slice(0, mostNamed).map((one) => (
          <li key={one.officer_id} data-testid="mailed-password" data-user-id={one.user_id} className="break-words">
            {one.name}
          </li>
        ))}
      </ul>
      {more > 0 && <Trans>dan {more} lagi</Trans>}
    </Callout>
  );
}

/** The passwords of many, shown this once; of those that went by mail the names. */
export function GivenPasswords({ given, onClose }: { given: Schemas['GivenPasswords']; onClose(): void }) {
  const lang = useLang();
  const count = given.given.length;
  const mailed = given.mailed.length;
  const until = given.given[0] ? dateTime(given.given[0].expires_at, lang) : '';
  return (
    <Dialog title={<Trans>Kata laluan sementara</Trans>} testid="given-passwords" onClose={onClose}>
      {mailed > 0 && <Mailed mailed={given.mailed} />}
      {count > 0 && mailed > 0 && (
        <p data-testid="given-without-address" className="text-body-md font-medium">
          <Trans>{count} pegawai tiada alamat e-mel: serahkan kata laluan berikut secara peribadi</Trans>
        </p>
      )}
      {count > 0 && (
        <Callout tone="warning">
          <Trans>Ditunjukkan sekali sahaja dan sah hingga {until}. Serahkan kepada pegawai masing-masing sahaja.</Trans>
        </Callout>
      )}
      {count === 0 && mailed === 0 && (
        <Callout>
          <Trans>Tiada kata laluan diberi.</Trans>
        </Callout>
      )}
      <ul className="divide-y divide-otl-gray-200">
        {given.given.map((one) => (
          <li key={one.officer_id} data-testid="given-password" className="py-2">
            <p className="text-body-md font-medium text-txt-black-900">{one.name}</p>
            <p className="text-body-sm text-txt-black-500">
              {one.user_id} · {one.unit_name}
            </p>
            <p className="select-all break-words font-mono text-body-md font-semibold">{one.temporary_password}</p>
          </li>
        ))}
      </ul>
      {given.refused.length > 0 && (
        <div className="space-y-2">
          <p className="text-body-md font-medium">
            <Trans>Tidak diberi</Trans>
          </p>
          <ul className="space-y-1">
            {given.refused.map((one) => (
              <li key={one.officer_id} data-testid="refused-password" data-code={one.code} className="text-body-sm text-txt-black-700">
                {one.name && <strong className="font-medium">{one.name}: </strong>}
                {pick(one.message, lang)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex justify-end">
        <Button data-testid="given-passwords-close" onClick={onClose}>
          <Trans>Selesai</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

/** New passwords for all who never signed in, or who came too late. */
export function UnusedDialog({
  agency,
  onGiven,
  onClose,
}: {
  agency: string;
  onGiven(given: Schemas['GivenPasswords']): void;
  onClose(): void;
}) {
  const { t } = useLingui();
  const units = useUnits(agency);
  const [who, setWho] = useState<'expired' | 'never_signed_in'>('expired');
  const [unit, setUnit] = useState('');
  const allowed = useMailAllowed(agency);
  const [by, setBy] = useState<PasswordWay>('slip');
  async function send(): Promise<void> {
    const body = { who, ...(unit && { unit_id: unit }), ...(by === 'mail' && { by }) };
    onGiven(await ask(api.POST('/agencies/{id}/temporary-passwords', { params: { path: { id: agency } }, body })));
  }
  return (
    <FormDialog
      title={<Trans>Beri kata laluan baharu</Trans>}
      testid="unused"
      yes={<Trans>Beri kata laluan</Trans>}
      missing={{ who: undefined, unit_id: undefined, by: undefined }}
      onSend={send}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <SelectField
            label={<Trans>Kepada</Trans>}
            testid="unused-who"
            value={who}
            error={errorOf('who')}
            onChange={(event) => setWho(event.currentTarget.value as typeof who)}
          >
            <option value="expired">{t`Kata laluan tamat tempoh`}</option>
            <option value="never_signed_in">{t`Belum pernah log masuk`}</option>
          </SelectField>
          <UnitField
            units={units}
            label={<Trans>Unit</Trans>}
            testid="unused-unit"
            none={t`Semua unit`}
            value={unit}
            set={setUnit}
            error={errorOf('unit_id')}
          />
          <WayField allowed={allowed} value={by} set={setBy} error={errorOf('by')} />
        </>
      )}
    </FormDialog>
  );
}

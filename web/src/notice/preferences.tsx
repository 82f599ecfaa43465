// What of the notices goes out by mail, and when.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { usePage } from '../frame/page';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';

type Preferences = Schemas['NoticePreferences'];
type Group = keyof Preferences['choices'];
type Choice = Schemas['MailChoice'];
type Language = Schemas['MailLanguage'];

const groups: Record<Group, { name: MessageDescriptor; hint: MessageDescriptor }> = {
  urgent: { name: msg`Segera`, hint: msg`Surat rasmi, akaun dikunci, pegawai tidak hadir` },
  decision: { name: msg`Menunggu keputusan anda`, hint: msg`Permohonan, alasan, kad dan penurunan kuasa` },
  own_case: { name: msg`Urusan anda`, hint: msg`Keputusan, maklumat tambahan, isu yang perlu dijelaskan` },
  general: { name: msg`Umum`, hint: msg`Gangguan perakam dan lain-lain` },
};
const choices: Record<Choice, MessageDescriptor> = { at_once: msg`Serta-merta`, digest: msg`Ringkasan harian`, never: msg`Tiada e-mel` };
const languages: Record<Language, MessageDescriptor> = { both: msg`Bahasa Melayu dan English`, ms: msg`Bahasa Melayu`, en: msg`English` };

/** What stands in the way of mail, if anything does. */
function Obstacle({ preferences }: { preferences: Preferences }) {
  const { email } = preferences;
  if (!preferences.mail_sent) {
    return (
      <Callout tone="warning" data-testid="mail-off" title={<Trans>Sistem ini belum menghantar e-mel</Trans>}>
        <Trans>Makluman dipaparkan di sini sahaja. Pilihan anda disimpan dan digunakan apabila e-mel tersedia.</Trans>
      </Callout>
    );
  }
  if (email === '') {
    return (
      <Callout tone="warning" data-testid="mail-no-address" title={<Trans>Tiada alamat e-mel direkodkan</Trans>}>
        <Trans>Sila minta pentadbir agensi anda merekodkan alamat e-mel rasmi anda.</Trans>
      </Callout>
    );
  }
  return (
    <Callout data-testid="mail-address" title={<Trans>E-mel dihantar kepada {email}</Trans>}>
      <Trans>Jika terlalu banyak dalam satu jam, makluman dihimpunkan dalam satu e-mel.</Trans>
    </Callout>
  );
}

function Form({ preferences }: { preferences: Preferences }) {
  const { t, i18n } = useLingui();
  const [chosen, choose] = useState(preferences.choices);
  const [language, speak] = useState(preferences.language);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const hour = `${String(preferences.digest_hour).padStart(2, '0')}:00`;
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await ask(api.PUT('/notice-preferences', { body: { language, choices: chosen } }));
      say('success', t`Pilihan anda telah disimpan.`);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Card className="space-y-5">
        <p className="text-body-md text-txt-black-700">
          <Trans>Ringkasan harian menghimpunkan semua makluman dalam satu e-mel pada pukul {hour}.</Trans>
        </p>
        {(Object.keys(groups) as Group[]).map((group) => (
          <SelectField
            key={group}
            label={i18n._(groups[group].name)}
            hint={i18n._(groups[group].hint)}
            testid={`mail-${group}`}
            value={chosen[group]}
            onChange={(event) => choose({ ...chosen, [group]: event.currentTarget.value as Choice })}
          >
            {(Object.keys(choices) as Choice[]).map((choice) => (
              <option key={choice} value={choice}>
                {i18n._(choices[choice])}
              </option>
            ))}
          </SelectField>
        ))}
        <SelectField label={<Trans>Bahasa e-mel</Trans>} testid="mail-language" value={language} onChange={(event) => speak(event.currentTarget.value as Language)}>
          {(Object.keys(languages) as Language[]).map((one) => (
            <option key={one} value={one}>
              {i18n._(languages[one])}
            </option>
          ))}
        </SelectField>
        {failure !== undefined && <FailureMessage failure={failure} testid="mail-error" />}
        <Button type="submit" busy={busy} data-testid="mail-save">
          <Trans>Simpan</Trans>
        </Button>
      </Card>
    </form>
  );
}

export function Preferences() {
  const { t } = useLingui();
  const [loaded] = useLoaded('notice-preferences', () => ask(api.GET('/notice-preferences')));
  usePage('notice-preferences', t`Pilihan e-mel`, loaded.status !== 'loading');
  return (
    <div data-testid="page-notice-preferences" className="mx-auto max-w-xl space-y-5">
      <Link href="/makluman" data-testid="notices-back" className="inline-flex min-h-11 items-center gap-1 text-body-md font-medium text-txt-primary">
        <Icon name="left" />
        <Trans>Makluman</Trans>
      </Link>
      <h1>
        <Trans>Pilihan e-mel</Trans>
      </h1>
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="mail-load-error" />}
      {loaded.status === 'here' && (
        <>
          <Obstacle preferences={loaded.data} />
          <Form preferences={loaded.data} />
        </>
      )}
    </div>
  );
}

// Temporary passwords for those whom an import brought in: on slips, or by mail where the agency allows it.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { Icon } from '../ui/icon';
import { saveFile } from '../ui/save-file';
import { say } from '../ui/toast';
import { type OfficerImport, printSlips } from './send';

interface PasswordsProps {
  one: OfficerImport;
  busy: boolean;
  run(work: () => Promise<unknown>): void;
}

function Mailed({ mailing }: { mailing: Schemas['ImportMailing'] }) {
  const { mailed, not_mailed: rest } = mailing;
  const named = mailing.without_address.slice(0, 10);
  const more = rest - named.length;
  return (
    <Callout
      tone={rest > 0 ? 'warning' : 'success'}
      role="status"
      data-testid="officer-import-mailed"
      data-count={mailed}
      data-rest={rest}
      title={<Trans>{mailed} kata laluan dihantar melalui e-mel.</Trans>}
    >
      {rest > 0 && (
        <>
          <Trans>{rest} pegawai tiada alamat e-mel. Cetak slip bagi mereka:</Trans>
          <ul className="mt-2 list-disc pl-5">
            {named.map((person) => (
              <li key={person.officer_id}>
                {person.name} · {person.unit_name}
              </li>
            ))}
          </ul>
          {more > 0 && <Trans>dan {more} lagi</Trans>}
        </>
      )}
    </Callout>
  );
}

export function Passwords({ one, busy, run }: PasswordsProps) {
  const { t } = useLingui();
  const [mailing, setMailing] = useState<Schemas['ImportMailing']>();
  const onlyRest = mailing !== undefined && mailing.mailed > 0;
  const slips = (): void =>
    run(async () => {
      const { paper, slips: count } = await printSlips(one.id, onlyRest);
      saveFile(paper, 'kata-laluan-sementara.pdf');
      say('success', t`${count} slip disediakan.`);
    });
  const mail = async (): Promise<void> => {
    const sure = await askFirst({
      title: <Trans>Hantar kata laluan sementara melalui e-mel?</Trans>,
      body: <Trans>Dihantar ke alamat dalam rekod. Slip yang telah dicetak bagi pegawai ini tidak sah lagi.</Trans>,
      yes: <Trans>Hantar</Trans>,
      no: <Trans>Batal</Trans>,
    });
    if (!sure) return;
    run(async () =>
      setMailing(await ask(api.POST('/officer-imports/{id}/password-mails', { params: { path: { id: one.id } }, body: {} }))),
    );
  };
  return (
    <Card className="space-y-4">
      <CardTitle>
        <Trans>Kata laluan sementara</Trans>
      </CardTitle>
      <p className="text-body-md text-txt-black-700">
        <Trans>
          Satu slip bagi setiap pegawai baharu yang belum log masuk, empat pada sehelai A4 untuk dipotong atau dilipat. Kata laluan dibuat
          ketika slip dicetak dan luput selepas 72 jam. Jika dicetak semula, slip terdahulu tidak sah lagi.
        </Trans>
      </p>
      {mailing && <Mailed mailing={mailing} />}
      <div className="flex flex-wrap gap-3">
        {!(onlyRest && mailing.not_mailed === 0) && (
          <Button data-testid="officer-import-slips" busy={busy} onClick={slips}>
            <Icon name="print" />
            <Trans>Muat turun slip (PDF)</Trans>
          </Button>
        )}
        {one.password_by_mail && !mailing && (
          <Button variant="default-outline" data-testid="officer-import-mail" busy={busy} onClick={() => void mail()}>
            <Trans>Hantar melalui e-mel</Trans>
          </Button>
        )}
      </div>
    </Card>
  );
}

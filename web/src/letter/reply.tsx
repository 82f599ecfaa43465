// The officer's reply to a letter, with what shows that it is so. It is sent once.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { useAttachments } from '../attachment/attachments';
import { AttachmentField } from '../attachment/field';
import { Unready } from '../attachment/unready';
import { pick, useLang } from '../i18n';
import { currentOfficer } from '../session/session';
import { Card } from '../ui/card';
import { say } from '../ui/toast';
import { TextForm } from './text-form';

function Form({ id, reload }: { id: string; reload(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const attachments = useAttachments();
  const [error, setError] = useState<string>();
  async function send(text: string): Promise<boolean> {
    if (attachments.unready) return false;
    setError(undefined);
    try {
      await ask(api.POST('/letters/{id}/reply', { params: { path: { id } }, body: { text, attachments: attachments.ids } }));
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.field?.startsWith('attachments'))) throw failure;
      setError(pick(failure.text, lang));
      return false;
    }
    say('success', t`Jawapan telah dihantar kepada Ketua Jabatan.`);
    reload();
    return true;
  }
  return (
    <TextForm
      label={<Trans>Jawapan anda</Trans>}
      hint={<Trans>Sehingga 4,000 aksara. Jawapan dihantar sekali sahaja.</Trans>}
      yes={<Trans>Hantar jawapan</Trans>}
      testid="letter-reply"
      most={4000}
      send={send}
    >
      <AttachmentField attachments={attachments} error={error} />
      <Unready attachments={attachments} />
    </TextForm>
  );
}

export function Reply({ letter, reload }: { letter: Schemas['Letter']; reload(): void }) {
  if (currentOfficer()?.id !== letter.officer_id || letter.state !== 'issued') return null;
  return (
    <Card className="print:hidden">
      <Form id={letter.id} reload={reload} />
    </Card>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Refusal } from '../api/client';
import { pick, useLang } from '../i18n';
import { Button } from '../ui/button';
import { TextAreaField } from '../ui/field';
import { say } from '../ui/toast';

interface TextFormProps {
  label: ReactNode;
  hint: ReactNode;
  yes: ReactNode;
  testid: string;
  most: number;
  danger?: boolean;
  /** What stands between the text and the button. */
  children?: ReactNode;
  /** Sends it; the form is emptied when it has gone well. False: it was not sent, and the caller has said why. */
  send(text: string): Promise<unknown>;
}

/** One text that goes into the record of a letter: the reply, a note, a reason. */
export function TextForm({ label, hint, yes, testid, most, danger, children, send }: TextFormProps) {
  const { t } = useLingui();
  const lang = useLang();
  const [text, setText] = useState('');
  const [error, setError] = useState<ReactNode>();
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (text.trim() === '') {
      setError(<Trans>Sila isi medan ini.</Trans>);
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      if ((await send(text.trim())) !== false) setText('');
    } catch (failure) {
      if (failure instanceof Refusal && failure.field) setError(pick(failure.text, lang));
      else say('error', failure instanceof Refusal ? pick(failure.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="space-y-3 print:hidden">
      <TextAreaField label={label} hint={hint} error={error} testid={testid} most={most} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      {children}
      <Button type="submit" variant={danger ? 'danger-outline' : 'primary-fill'} busy={busy} data-testid={`${testid}-send`} className="!w-full sm:!w-auto">
        {yes}
      </Button>
    </form>
  );
}

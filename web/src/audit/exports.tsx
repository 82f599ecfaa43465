// Taking the entries out as a file: for what purpose, for whom; and what was taken before, each with its certificate.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { FailureMessage } from '../session/parts';
import { Button, linkButton } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { SelectField, TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { say } from '../ui/toast';
import { type Question, queryOf } from './question';
import { saveFile } from '../ui/save-file';

function useRelease(question: Question, taken: () => void) {
  const { t } = useLingui();
  const { form, showFirst } = useFirstError();
  const [fields, setFields] = useState({ purpose: '', recipient: '', format: 'csv' as 'csv' | 'jsonl' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy) return;
    if (!fields.purpose.trim() || !fields.recipient.trim()) return showFirst();
    setBusy(true);
    setFailure(undefined);
    try {
      const query = { ...queryOf(question), ...fields };
      const request = api.GET('/audit/export', { params: { query }, parseAs: 'blob' });
      const file = (await ask(request as never)) as Blob;
      const ending = fields.format;
      saveFile(file, `jejak-audit-${question.from}-${question.to}.${ending}`);
      say('success', t`Fail telah dimuat turun. Tujuan dan penerima dicatat.`);
      taken();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }
  const missing = (text: string): string | undefined => (tried && !text.trim() ? t`Sila lengkapkan.` : undefined);
  return { form, fields, set: (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part })), busy, failure, submit, missing };
}

function Release({ question, onTaken }: { question: Question; onTaken(): void }) {
  const { form, fields, set, busy, failure, submit, missing } = useRelease(question, onTaken);
  return (
    <Card className="print:hidden">
      <CardTitle>
        <Trans>Eksport catatan di atas</Trans>
      </CardTitle>
      <p className="mt-1 text-body-md text-txt-black-700">
        <Trans>Tujuan dan penerima wajib dinyatakan dan dicatat bersama cincangan SHA-256 fail itu.</Trans>
      </p>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="mt-4 space-y-4">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label={<Trans>Tujuan</Trans>} testid="export-purpose" maxLength={200} value={fields.purpose} error={missing(fields.purpose)} onInput={(event) => set({ purpose: event.currentTarget.value })} />
          <TextField label={<Trans>Penerima</Trans>} testid="export-recipient" maxLength={200} value={fields.recipient} error={missing(fields.recipient)} onInput={(event) => set({ recipient: event.currentTarget.value })} />
        </div>
        <SelectField label={<Trans>Bentuk fail</Trans>} testid="export-format" value={fields.format} onChange={(event) => set({ format: event.currentTarget.value as 'csv' | 'jsonl' })}>
          <option value="csv">CSV</option>
          <option value="jsonl">JSON Lines</option>
        </SelectField>
        {failure !== undefined && <FailureMessage failure={failure} testid="export-error" />}
        <Button type="submit" busy={busy} data-testid="export-send">
          <Trans>Muat turun</Trans>
        </Button>
      </form>
    </Card>
  );
}

function Row({ made }: { made: Schemas['AuditExport'] }) {
  const lang = useLang();
  return (
    <li data-testid="audit-export" className="space-y-1 py-4">
      <p className="break-words text-body-md font-medium text-txt-black-900">{made.file_name}</p>
      <p className="break-words text-body-md text-txt-black-700">
        {made.purpose} → {made.recipient}
      </p>
      <p className="text-body-sm tabular-nums text-txt-black-500">
        {dateTime(made.made_at, lang)} · {made.made_by} · <Trans>{made.entries} catatan</Trans>
      </p>
      <p className="break-all font-mono text-body-xs text-txt-black-500">SHA-256 {made.sha256}</p>
      <a href={`/api/v1/audit/exports/${made.id}/certificate?language=${lang}`} download data-testid="audit-certificate" className={`${linkButton('outline')} mt-1`}>
        <Trans>Perakuan seksyen 90A</Trans>
      </a>
    </li>
  );
}

export function Exports({ question, taken, onTaken }: { question: Question; taken: number; onTaken(): void }) {
  const list = usePaged(
    `exports ${taken}`,
    (before) => ask(api.GET('/audit/exports', { params: { query: { limit: 10, ...(before && { before }) } } })),
    (page) => page.exports,
  );
  return (
    <>
      <Release question={question} onTaken={onTaken} />
      <section className="space-y-2 print:hidden" data-testid="audit-exports-list">
        <h2 className="font-heading text-body-lg font-semibold">
          <Trans>Fail yang telah dieksport</Trans>
        </h2>
        <p className="text-body-md text-txt-black-700">
          <Trans>Perakuan ialah templat: hendaklah disahkan oleh penasihat undang-undang agensi sebelum digunakan.</Trans>
        </p>
        <PagedList list={list} testid="audit-exports" empty={<Trans>Belum ada fail yang dieksport.</Trans>} row={(made) => <Row key={made.id} made={made} />} />
      </section>
    </>
  );
}

// Leave from a file of the system that keeps it: what each line comes to, and then all of it or nothing.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardTitle } from '../ui/card';
import { FilePicker } from '../ui/file-picker';
import { saveFile } from '../ui/save-file';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { leaveColumns, leaveTemplate } from './leave-columns';
import { daysText, partWords } from './words';

type Imported = Schemas['LeaveImport'];

function Faults({ found }: { found: Imported }) {
  const lang = useLang();
  const total = found.faults_total;
  return (
    <Callout
      tone="danger"
      role="alert"
      data-testid="leave-faults"
      data-total={total}
      title={<Trans>{total} kesilapan dijumpai. Tiada apa-apa disimpan.</Trans>}
    >
      <ul className="list-disc space-y-1 pl-5">
        {found.faults.map((fault) => (
          <li key={`${fault.line} ${fault.field} ${fault.code}`}>
            <Trans>Baris {fault.line}</Trans>
            {fault.field && `, ${fault.field}`}: {pick(fault.message, lang)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Lines({ found }: { found: Imported }) {
  const { i18n } = useLingui();
  const lang = useLang();
  return (
    <ul data-testid="leave-lines" className="max-h-96 divide-y divide-otl-gray-200 overflow-y-auto rounded-lg border border-otl-gray-200">
      {found.lines.map((line) => (
        <li key={line.line} className="flex flex-wrap items-center gap-2 px-4 py-2 text-body-sm" data-same={String(line.same)}>
          <Tag tone={line.same ? 'default' : 'success'}>{line.same ? <Trans>Sama</Trans> : <Trans>Baharu</Trans>}</Tag>
          <span className="font-medium text-txt-black-900">{line.name}</span>
          <span className="text-txt-black-700">
            {daysText(line.form, lang)}, {line.form.code}
            {line.form.part && line.form.part !== 'day' && `, ${i18n._(partWords[line.form.part])}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function About() {
  const { t, i18n } = useLingui();
  return (
    <div className="space-y-3 text-body-md text-txt-black-700">
      <p>
        <Trans>
          Baris pertama fail menamakan lajur di bawah mengikut urutan ini; setiap baris selepasnya satu cuti. Lajur dipisahkan dengan koma atau
          koma bertitik. Fail disemak dahulu; tiada apa-apa disimpan.
        </Trans>
      </p>
      <dl data-testid="leave-columns" className="divide-y divide-otl-gray-200 rounded-lg border border-otl-gray-200 text-body-sm">
        {Object.entries(leaveColumns).map(([column, words]) => (
          <div key={column} className="grid gap-x-4 px-4 py-2 sm:grid-cols-[8rem_1fr]">
            <dt className="font-medium text-txt-black-900">
              <code>{column}</code>
            </dt>
            <dd>{i18n._(words)}</dd>
          </div>
        ))}
      </dl>
      <Button
        variant="default-outline"
        size="small"
        data-testid="leave-template"
        onClick={() => saveFile(new Blob([leaveTemplate], { type: 'text/csv' }), t`templat-cuti.csv`)}
      >
        <Trans>Muat turun templat</Trans>
      </Button>
    </div>
  );
}

export function LeaveFile() {
  const { t } = useLingui();
  const [text, setText] = useState<string>();
  const [found, setFound] = useState<Imported>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  usePage('officer-grants', t`Cuti daripada fail`);
  const send = async (content: string, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const outcome = await ask(api.POST('/officer-grants/import', { body: { text: content, dry_run: dryRun } }));
      setFound(dryRun || outcome.faults_total > 0 ? outcome : undefined);
      const count = outcome.stored;
      if (!dryRun && outcome.faults_total === 0) say('success', t`${count} cuti disimpan.`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const added = found?.lines.filter((line) => !line.same).length ?? 0;
  return (
    <Card className="mx-auto max-w-3xl space-y-5">
      <CardTitle>
        <Trans>Cuti yang telah diluluskan, daripada fail CSV</Trans>
      </CardTitle>
      <About />
      <FilePicker
        testid="leave-file"
        accept=".csv,text/csv"
        variant="primary-outline"
        busy={busy}
        onChosen={([file]) => {
          if (!file) return;
          setFound(undefined);
          void file.text().then((content) => {
            setText(content);
            return send(content, true);
          });
        }}
      >
        {busy && !found ? <Trans>Sedang menyemak…</Trans> : <Trans>Pilih fail CSV</Trans>}
      </FilePicker>
      {failure !== undefined && <FailureMessage failure={failure} testid="leave-error" />}
      {found && found.faults_total > 0 && <Faults found={found} />}
      {found && found.faults_total === 0 && (
        <>
          <Lines found={found} />
          {added > 0 && text !== undefined && (
            <Button data-testid="leave-store" busy={busy} onClick={() => void send(text, false)}>
              {busy ? <Trans>Sedang menyimpan…</Trans> : <Trans>Simpan {added} cuti</Trans>}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

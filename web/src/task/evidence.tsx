// What proves a task: links and files, added by its officer.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, api, ask } from '../api/client';
import { useAttachments } from '../attachment/attachments';
import { AttachmentField } from '../attachment/field';
import { AttachmentList } from '../attachment/list';
import { Unready } from '../attachment/unready';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { say } from '../ui/toast';
import { type Task, may, most } from './words';

function Links({ task }: { task: Task }) {
  if (task.links.length === 0) return null;
  return (
    <ul data-testid="task-links" className="space-y-1">
      {task.links.map((link) => (
        <li key={link.url}>
          <a
            href={link.url}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-md text-body-md font-medium text-txt-primary underline"
          >
            <Icon name="right" className="size-4" />
            <span className="min-w-0 break-all">{link.label || link.url}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Add({ task, close, added }: { task: Task; close(): void; added(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const attachments = useAttachments();
  const [link, setLink] = useState({ url: '', label: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const url = link.url.trim();
  const refused = failure instanceof Refusal && failure.field?.startsWith('links') ? pick(failure.text, lang) : undefined;
  async function send(): Promise<void> {
    if (busy || attachments.unready) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const links = url ? [{ url, ...(link.label.trim() && { label: link.label.trim() }) }] : [];
      const body = { revision: task.revision, links, attachments: attachments.ids };
      await ask(api.POST('/tasks/{id}/evidence', { params: { path: { id: task.id } }, body }));
      say('success', t`Bukti ditambah.`);
      close();
      added();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return (
    <div data-testid="evidence-form" className="space-y-4 print:hidden">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={<Trans>Pautan</Trans>}
          optional
          testid="evidence-url"
          type="url"
          inputMode="url"
          placeholder="https://"
          maxLength={most.url}
          value={link.url}
          error={refused}
          onInput={(event) => setLink({ ...link, url: event.currentTarget.value })}
        />
        <TextField label={<Trans>Nama pautan</Trans>} optional testid="evidence-label" maxLength={most.label} value={link.label} onInput={(event) => setLink({ ...link, label: event.currentTarget.value })} />
      </div>
      <AttachmentField attachments={attachments} plain />
      {failure !== undefined && !refused && <FailureMessage failure={failure} testid="evidence-error" />}
      <div className="flex flex-wrap gap-3">
        <Unready attachments={attachments} />
        <Button busy={busy || attachments.busy} data-testid="evidence-send" onClick={() => void send()}>
          <Trans>Simpan bukti</Trans>
        </Button>
        <Button variant="default-outline" data-testid="evidence-cancel" onClick={close}>
          <Trans>Batal</Trans>
        </Button>
      </div>
    </div>
  );
}

export function Evidence({ task, added }: { task: Task; added(): void }) {
  const [adding, setAdding] = useState(false);
  const none = task.links.length === 0 && task.attachments.length === 0;
  return (
    <Card data-testid="task-evidence" data-links={task.links.length} data-files={task.attachments.length} className="space-y-3">
      <CardTitle>
        <Trans>Bukti</Trans>
      </CardTitle>
      {none && !adding && (
        <p className="text-body-md text-txt-black-500">
          <Trans>Tiada bukti setakat ini.</Trans>
        </p>
      )}
      <Links task={task} />
      <AttachmentList attachments={task.attachments} />
      {adding && <Add task={task} close={() => setAdding(false)} added={added} />}
      {!adding && may(task, 'evidence') && (
        <Button variant="default-outline" data-testid="evidence-add" className="print:hidden" onClick={() => setAdding(true)}>
          <Trans>Tambah fail atau pautan</Trans>
        </Button>
      )}
    </Card>
  );
}

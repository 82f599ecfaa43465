// A webhook, new or changed: where, and of what.
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { useFirstError } from '../ui/first-error';
import { Choices } from './choices';
import { type Event, eventWords } from './words';

interface FormProps {
  agency: string;
  events: Event[];
  /** Left out for a new one. */
  webhook: Schemas['Webhook'] | undefined;
  onClose(done?: { secret?: string; title: string }): void;
}

type Field = 'title' | 'url' | 'events';

function useForm({ agency, webhook, onClose }: FormProps) {
  const { t } = useLingui();
  const lang = useLang();
  const { form, showFirst } = useFirstError();
  const [entry, setEntry] = useState({ title: webhook?.title ?? '', url: webhook?.url ?? '', events: webhook?.events ?? ([] as Event[]) });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refused = failure instanceof Refusal && failure.field !== undefined ? failure : undefined;
  const missing: Record<Field, string | undefined> = {
    title: entry.title.trim() ? undefined : t`Namakan penerimanya.`,
    url: entry.url.trim() ? undefined : t`Masukkan alamat https penerima.`,
    events: entry.events.length > 0 ? undefined : t`Pilih sekurang-kurangnya satu peristiwa.`,
  };
  const errorOf = (field: Field): string | undefined => {
    if (refused?.field === field) return pick(refused.text, lang);
    return tried ? missing[field] : undefined;
  };
  const set = (change: Partial<typeof entry>): void => {
    setEntry((before) => ({ ...before, ...change }));
    setFailure(undefined);
  };
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (Object.values(missing).some(Boolean)) return showFirst();
    setBusy(true);
    const body = { ...entry, title: entry.title.trim(), url: entry.url.trim() };
    try {
      const { title } = body;
      if (webhook) {
        await ask(api.PUT('/agencies/{id}/webhooks/{webhook_id}', { params: { path: { id: agency, webhook_id: webhook.id } }, body }));
        onClose({ title });
      } else {
        const { secret } = await ask(api.POST('/agencies/{id}/webhooks', { params: { path: { id: agency } }, body }));
        onClose({ title, secret });
      }
    } catch (why) {
      setFailure(why);
      setBusy(false);
      showFirst();
    }
  }
  return { form, entry, set, busy, errorOf, submit, failure: refused ? undefined : failure };
}

export function WebhookForm(props: FormProps) {
  const { i18n } = useLingui();
  const { events, webhook, onClose } = props;
  const { form, entry, set, busy, errorOf, submit, failure } = useForm(props);
  return (
    <Dialog testid="webhook-form" title={webhook ? <Trans>Ubah webhook</Trans> : <Trans>Webhook baharu</Trans>} onClose={() => onClose()}>
      <form ref={form} noValidate onSubmit={submit} className="space-y-5">
        <TextField
          label={<Trans>Nama penerima</Trans>}
          testid="webhook-title"
          maxLength={100}
          value={entry.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
          error={errorOf('title')}
        />
        <TextField
          label={<Trans>Alamat</Trans>}
          hint={<Trans>Bermula dengan https://</Trans>}
          testid="webhook-url"
          type="url"
          inputMode="url"
          maxLength={500}
          value={entry.url}
          onInput={(event) => set({ url: event.currentTarget.value })}
          error={errorOf('url')}
        />
        <Choices
          legend={<Trans>Peristiwa</Trans>}
          testid="webhook-event"
          choices={events.map((value) => ({ value, label: i18n._(eventWords[value]), hint: value }))}
          chosen={entry.events}
          set={(chosen) => set({ events: chosen })}
          error={errorOf('events')}
        />
        {failure !== undefined && <FailureMessage failure={failure} testid="webhook-error" />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="default-outline" data-testid="webhook-cancel" onClick={() => onClose()}>
            <Trans>Batal</Trans>
          </Button>
          <Button type="submit" data-testid="webhook-save" busy={busy}>
            <Trans>Simpan</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

// Where the agency's other systems want to be told: how each does, a trial, a new secret, the end.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, Skeleton } from '../ui/card';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { SecretDialog } from './secret';
import { WebhookForm } from './webhook-form';
import { eventWords } from './words';

type Webhook = Schemas['Webhook'];
type Action = 'edit' | 'ping' | 'resumption' | 'secret' | 'ending';

function State({ webhook }: { webhook: Webhook }) {
  if (webhook.state === 'paused') {
    return (
      <Tag tone="danger">
        <Trans>Dihentikan sementara</Trans>
      </Tag>
    );
  }
  if (webhook.failures > 0) {
    return (
      <Tag tone="warning">
        <Trans>Dicuba semula</Trans>
      </Tag>
    );
  }
  return (
    <Tag tone="success">
      <Trans>Aktif</Trans>
    </Tag>
  );
}

/** How it does, in a line. */
function Health({ webhook }: { webhook: Webhook }) {
  const lang = useLang();
  const delivered = webhook.delivered_at && dateTime(webhook.delivered_at, lang);
  const retry = webhook.retry_at && dateTime(webhook.retry_at, lang);
  const old =
    webhook.previous_secret_until && new Date(webhook.previous_secret_until) > new Date() && dateTime(webhook.previous_secret_until, lang);
  const waiting = webhook.waiting ?? 0;
  const failed = webhook.failed ?? 0;
  const parts: ReactNode[] = [
    delivered ? <Trans key="d">terakhir berjaya {delivered}</Trans> : <Trans key="d">belum pernah berjaya</Trans>,
    waiting > 0 && <Trans key="w">{waiting} menunggu</Trans>,
    failed > 0 && <Trans key="f">{failed} gagal</Trans>,
    retry && <Trans key="r">cubaan seterusnya {retry}</Trans>,
    old && <Trans key="s">rahsia lama sah hingga {old}</Trans>,
  ];
  return (
    <p className="text-body-sm text-txt-black-500">
      {parts.filter(Boolean).map((part, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
    </p>
  );
}

function Row({ webhook, onAction }: { webhook: Webhook; onAction(action: Action): void }) {
  const { i18n } = useLingui();
  const button = (action: Action, word: ReactNode): ReactNode => (
    <Button
      size="small"
      variant={action === 'ending' ? 'danger-outline' : 'default-outline'}
      data-testid={`webhook-${action}`}
      onClick={() => onAction(action)}
    >
      {word}
      <span className="sr-only">{webhook.title}</span>
    </Button>
  );
  return (
    <li data-testid="webhook" data-state={webhook.state} className="space-y-3 py-4">
      <div className="space-y-1.5">
        <p className="flex flex-wrap items-center gap-2 break-words font-medium text-txt-black-900">
          {webhook.title} <State webhook={webhook} />
        </p>
        <p className="break-all font-mono text-body-sm text-txt-black-700">{webhook.url}</p>
        <p className="text-body-md text-txt-black-700">{webhook.events.map((event) => i18n._(eventWords[event])).join(' · ')}</p>
        <Health webhook={webhook} />
      </div>
      {webhook.state === 'paused' && (
        <Callout tone="warning">
          <Trans>Penerima tidak menjawab terlalu lama. Penghantaran yang tertunggak disimpan dan dihantar apabila disambung semula.</Trans>
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        {webhook.state === 'paused' || webhook.failures > 0 ? button('resumption', <Trans>Sambung semula</Trans>) : null}
        {webhook.state === 'active' && button('ping', <Trans>Uji sambungan</Trans>)}
        {button('edit', <Trans>Ubah</Trans>)}
        {button('secret', <Trans>Tukar rahsia</Trans>)}
        {button('ending', <Trans>Tamatkan</Trans>)}
      </div>
    </li>
  );
}

function askEnd(title: string): Promise<boolean> {
  return askFirst({
    title: <Trans>Tamatkan webhook {title}?</Trans>,
    body: <Trans>Penghantaran yang menunggu dibatalkan.</Trans>,
    yes: <Trans>Tamatkan</Trans>,
    no: <Trans>Batal</Trans>,
    danger: true,
  });
}

function askSecret(title: string): Promise<boolean> {
  return askFirst({
    title: <Trans>Tukar rahsia {title}?</Trans>,
    body: <Trans>Rahsia lama masih sah selama sehari, supaya penerima sempat menukarnya.</Trans>,
    yes: <Trans>Tukar rahsia</Trans>,
    no: <Trans>Batal</Trans>,
  });
}

function useWebhooks(agency: string) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const [loaded, reload] = useLoaded(`webhooks ${agency}`, () => ask(api.GET('/agencies/{id}/webhooks', { params: { path: { id: agency } } })));
  const [editing, setEditing] = useState<{ webhook: Webhook | undefined }>();
  const [secret, setSecret] = useState<{ title: string; secret: string }>();
  async function send(webhook: Webhook, action: Exclude<Action, 'edit'>): Promise<void> {
    const params = { path: { id: agency, webhook_id: webhook.id } };
    if (action === 'secret') {
      setSecret({ title: webhook.title, secret: (await ask(api.POST('/agencies/{id}/webhooks/{webhook_id}/secret', { params }))).secret });
    } else if (action === 'ping') {
      await ask(api.POST('/agencies/{id}/webhooks/{webhook_id}/ping', { params }));
      go(`/integrasi/penghantaran?webhook=${webhook.id}`);
    } else if (action === 'resumption') {
      await ask(api.POST('/agencies/{id}/webhooks/{webhook_id}/resumption', { params }));
      say('success', t`Webhook disambung semula.`);
    } else {
      await ask(api.POST('/agencies/{id}/webhooks/{webhook_id}/ending', { params }));
      say('success', t`Webhook ditamatkan.`);
    }
  }
  async function act(webhook: Webhook, action: Action): Promise<void> {
    if (action === 'edit') return setEditing({ webhook });
    if (action === 'ending' && !(await askEnd(webhook.title))) return;
    if (action === 'secret' && !(await askSecret(webhook.title))) return;
    try {
      await send(webhook, action);
    } catch {
      say('error', t`Tindakan ini tidak dapat dilakukan. Muat semula halaman dan cuba lagi.`);
    }
    reload();
  }
  function edited(done?: { secret?: string; title: string }): void {
    setEditing(undefined);
    if (!done) return;
    if (done.secret) setSecret({ title: done.title, secret: done.secret });
    else say('success', t`Webhook disimpan.`);
    reload();
  }
  return { loaded, editing, setEditing, secret, setSecret, act, edited };
}

function List({ webhooks, onAction }: { webhooks: Webhook[]; onAction(webhook: Webhook, action: Action): void }) {
  return (
    <Card>
      {webhooks.length === 0 ? (
        <p data-testid="webhooks-empty" className="py-6 text-center text-body-md text-txt-black-700">
          <Trans>Belum ada webhook.</Trans>
        </p>
      ) : (
        <ul className="divide-y divide-otl-gray-200">
          {webhooks.map((webhook) => (
            <Row key={webhook.id} webhook={webhook} onAction={(action) => onAction(webhook, action)} />
          ))}
        </ul>
      )}
    </Card>
  );
}

export function Webhooks({ agency }: { agency: string }) {
  const { loaded, editing, setEditing, secret, setSecret, act, edited } = useWebhooks(agency);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-body-md text-txt-black-700">
          <Trans>Webhook memaklumkan sistem lain sebaik sahaja sesuatu berlaku. Hanya nombor rujukan dihantar, bukan data pegawai.</Trans>
        </p>
        {loaded.status === 'here' && (
          <Button data-testid="webhook-add" onClick={() => setEditing({ webhook: undefined })}>
            <Trans>Webhook baharu</Trans>
          </Button>
        )}
      </div>
      {loaded.status === 'failed' && <FailureMessage failure={loaded.failure} testid="webhooks-error" />}
      {loaded.status === 'loading' && <Skeleton lines={6} />}
      {loaded.status === 'here' && <List webhooks={loaded.data.webhooks} onAction={(webhook, action) => void act(webhook, action)} />}
      {editing && loaded.status === 'here' && <WebhookForm agency={agency} events={loaded.data.events} webhook={editing.webhook} onClose={edited} />}
      {secret && (
        <SecretDialog
          title={<Trans>Rahsia {secret.title}</Trans>}
          text={secret.secret}
          about={<Trans>Penerima menggunakan rahsia ini untuk menyemak tandatangan setiap penghantaran.</Trans>}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}

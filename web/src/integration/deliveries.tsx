// The log of deliveries: what was told, how it went, and once more.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { deliveryWords, eventName, faultWords } from './words';

type Delivery = Schemas['Delivery'];

/** What came back, in words or as the receiver wrote it. */
function Outcome({ delivery }: { delivery: Delivery }) {
  const { i18n } = useLingui();
  const { status, answer } = delivery;
  if (delivery.fault !== '') {
    return (
      <p data-testid="delivery-fault" className="break-words text-body-md font-medium text-danger-700">
        {i18n._(faultWords[delivery.fault])} {answer && <span className="font-mono text-body-sm font-normal">{answer}</span>}
      </p>
    );
  }
  if (status === 0) return null;
  return (
    <div className="space-y-1 text-body-md text-txt-black-700">
      <p>
        <Trans>Jawapan penerima: {status}</Trans>
      </p>
      {answer && (
        <pre className="whitespace-pre-wrap break-words rounded-md bg-bg-washed p-3 text-body-sm">{answer}</pre>
      )}
    </div>
  );
}

function Row({ delivery, title, onAgain }: { delivery: Delivery; title: string; onAgain(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { attempts } = delivery;
  const made = dateTime(delivery.made_at, lang);
  const tried = delivery.tried_at && dateTime(delivery.tried_at, lang);
  const { word, tone } = deliveryWords[delivery.state];
  return (
    <li data-testid="delivery" data-state={delivery.state} className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="min-w-0 flex-1 basis-full space-y-1.5 sm:basis-0">
        <p className="flex flex-wrap items-center gap-2 font-medium text-txt-black-900">
          {i18n._(eventName(delivery.event))} <Tag tone={tone}>{i18n._(word)}</Tag>
        </p>
        <p className="text-body-sm text-txt-black-500">
          {title} · {made}
          {tried && (
            <>
              {' · '}
              <Trans>
                {attempts} cubaan, terakhir {tried}
              </Trans>
            </>
          )}
        </p>
        <Outcome delivery={delivery} />
        <details>
          <summary className="min-h-11 cursor-pointer py-2.5 text-body-sm font-medium text-txt-primary">
            <Trans>Lihat kandungan</Trans>
          </summary>
          <pre className="whitespace-pre-wrap break-all rounded-md bg-bg-washed p-3 text-body-sm">
            {delivery.payload}
          </pre>
        </details>
      </div>
      {delivery.state !== 'waiting' && (
        <Button variant="default-outline" size="small" data-testid="delivery-again" onClick={onAgain}>
          <Trans>Hantar semula</Trans>
        </Button>
      )}
    </li>
  );
}

/** Looks again while something that was just sent has not been tried yet, and stops when it was. */
function useFresh(rows: readonly Delivery[], renew: () => void): void {
  const untried = rows.some((one) => one.state === 'waiting' && one.tried_at === null);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (!untried || looks >= 20) return undefined;
    const timer = setTimeout(() => {
      setLooks((before) => before + 1);
      renew();
    }, 1500);
    return () => clearTimeout(timer);
  }, [untried, looks, renew]);
}

type State = Schemas['DeliveryState'] | '';

function Filters({ webhooks, webhook, setWebhook, state, setState }: {
  webhooks: readonly Schemas['Webhook'][];
  webhook: string;
  setWebhook(id: string): void;
  state: State;
  setState(state: State): void;
}) {
  const { t, i18n } = useLingui();
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      <SelectField label={<Trans>Webhook</Trans>} testid="delivery-webhook" value={webhook} onChange={(event) => setWebhook(event.currentTarget.value)}>
        <option value="">{t`Semua`}</option>
        {webhooks.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <SelectField label={<Trans>Keadaan</Trans>} testid="delivery-state" value={state} onChange={(event) => setState(event.currentTarget.value as State)}>
        <option value="">{t`Semua`}</option>
        {Object.entries(deliveryWords).map(([name, { word }]) => (
          <option key={name} value={name}>
            {i18n._(word)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Sends one, or all of a webhook that failed, once more. */
function useAgain(agency: string, renew: () => void) {
  const { t } = useLingui();
  async function again(sent: Promise<unknown>): Promise<void> {
    try {
      await sent;
      say('success', t`Akan dihantar semula.`);
    } catch {
      say('error', t`Tidak dapat dihantar semula. Muat semula halaman dan cuba lagi.`);
    }
    renew();
  }
  return {
    one: (id: string) =>
      void again(ask(api.POST('/agencies/{id}/webhook-deliveries/{delivery_id}/redelivery', { params: { path: { id: agency, delivery_id: id } } }))),
    failed: (webhook: string) =>
      void again(ask(api.POST('/agencies/{id}/webhooks/{webhook_id}/redelivery', { params: { path: { id: agency, webhook_id: webhook } } }))),
  };
}

export function Deliveries({ agency }: { agency: string }) {
  const asked = new URLSearchParams(useSearch()).get('webhook') ?? '';
  const [webhook, setWebhook] = useState(asked);
  const [state, setState] = useState<State>('');
  const [loaded, reload] = useLoaded(`webhooks ${agency}`, () => ask(api.GET('/agencies/{id}/webhooks', { params: { path: { id: agency } } })));
  const webhooks = loaded.status === 'here' ? loaded.data.webhooks : [];
  const query = { ...(webhook && { webhook }), ...(state && { state }) };
  const list = usePaged(
    JSON.stringify(['deliveries', agency, query]),
    (after) => ask(api.GET('/agencies/{id}/webhook-deliveries', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page): Delivery[] => page.deliveries,
  );
  useFresh(list.rows, list.renew);
  const again = useAgain(agency, () => {
    list.renew();
    reload();
  });
  const chosen = webhooks.find((one) => one.id === webhook);
  return (
    <>
      <Filters {...{ webhooks, webhook, setWebhook, state, setState }} />
      {chosen && (chosen.failed ?? 0) > 0 && (
        <Button variant="default-outline" data-testid="delivery-all-again" onClick={() => again.failed(chosen.id)}>
          <Trans>Hantar semula semua yang gagal</Trans>
        </Button>
      )}
      <PagedList
        list={list}
        testid="deliveries"
        empty={<Trans>Belum ada penghantaran.</Trans>}
        row={(delivery) => (
          <Row
            key={delivery.id}
            delivery={delivery}
            title={webhooks.find(({ id }) => id === delivery.webhook_id)?.title ?? ''}
            onAgain={() => again.one(delivery.id)}
          />
        )}
      />
    </>
  );
}

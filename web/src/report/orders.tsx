// The reports that one ordered: how far they are, and the files that are ready.
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Refusal, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Button, linkButton } from '../ui/button';
import { askFirst } from '../ui/ask';
import { Icon } from '../ui/icon';
import { Tag, type Tone } from '../ui/tag';
import { say } from '../ui/toast';
import { ReportTabs } from './reports';
import { type Order, kindIcons, sizeOf, stateWords } from './words';

/** How often what is still made is asked for again. */
const everyMs = 2_000;

const tones: Record<Order['state'], Tone> = { waiting: 'default', running: 'primary', done: 'success', failed: 'danger', cancelled: 'default', expired: 'default' };

const open = (order: Order): boolean => order.state === 'waiting' || order.state === 'running';

function Bar({ order }: { order: Order }) {
  const { t } = useLingui();
  const percent = Math.floor(order.progress / 10);
  return (
    <div className="mt-2 flex items-center gap-3">
      <div
        role="progressbar"
        aria-label={t`Kemajuan laporan`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        data-testid="report-progress"
        className="h-2.5 flex-1 overflow-hidden rounded-full bg-gray-200"
      >
        <svg aria-hidden="true" width="100%" height="10" className="block text-primary-600">
          <rect width={`${percent}%`} height="10" fill="currentColor" />
        </svg>
      </div>
      <span className="w-12 text-right text-body-sm tabular-nums text-txt-black-700">{percent}%</span>
    </div>
  );
}

function Row({ order, renew }: { order: Order; renew(): void }) {
  const { t, i18n } = useLingui();
  const lang = useLang();
  const at = dateTime(order.ordered_at, lang);
  const until = order.expires_at && dateTime(order.expires_at, lang);
  const size = sizeOf(order.size);
  async function cancel(): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Batalkan laporan ini?</Trans>,
      body: <Trans>Apa yang telah disediakan akan dibuang.</Trans>,
      yes: <Trans>Batalkan</Trans>,
      no: <Trans>Tidak</Trans>,
      danger: true,
    });
    if (!sure) return;
    try {
      await ask(api.POST('/report-orders/{id}/cancellation', { params: { path: { id: order.id } }, body: {} }));
      say('success', t`Laporan dibatalkan.`);
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
    }
    renew();
  }
  return (
    <li data-testid="report-order" data-id={order.id} data-state={order.state} data-form={order.form} data-officer={order.officer?.id} className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-bg-primary-50 text-txt-primary">
        <Icon name={kindIcons[order.kind]} />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="text-body-md font-medium text-txt-black-900">{pick(order.title, lang)}</p>
        <p className="text-body-sm text-txt-black-500">
          {order.form.toUpperCase()} · {order.officer?.name || order.unit || <Trans>semua unit</Trans>} · {at}
          {order.scheduled && (
            <>
              {' '}
              · <Trans>mengikut jadual</Trans>
            </>
          )}
        </p>
        <p className="mt-1">
          <Tag tone={tones[order.state]}>{i18n._(stateWords[order.state])}</Tag>
        </p>
        {open(order) && <Bar order={order} />}
        {order.failure && <p className="mt-1 text-body-sm text-txt-danger">{pick(order.failure, lang)}</p>}
        {order.state === 'done' && (
          <p className="mt-1 text-body-sm text-txt-black-500">
            <Trans>
              {size}; disimpan hingga {until}.
            </Trans>
          </p>
        )}
      </div>
      {open(order) && (
        <Button variant="default-outline" className="!w-full sm:!w-auto" data-testid="report-cancel" onClick={() => void cancel()}>
          <Trans>Batalkan</Trans>
        </Button>
      )}
      {order.state === 'done' && (
        <a href={`/api/v1/report-orders/${order.id}/file`} download={order.file_name} data-testid="report-fetch" className={`${linkButton('fill')} w-full sm:w-auto`}>
          <Trans>Muat turun</Trans>
        </a>
      )}
    </li>
  );
}

export function ReportOrders() {
  const { t } = useLingui();
  usePage('report-orders', t`Laporan saya`);
  const list = usePaged(
    'report-orders',
    (before) => ask(api.GET('/report-orders', { params: { query: { limit: 20, ...(before && { before }) } } })),
    (page) => page.orders,
  );
  const waiting = list.rows.some(open);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(list.renew, everyMs);
    return () => clearInterval(timer);
  }, [waiting]);
  return (
    <div className="space-y-6">
      <h1>
        <Trans>Laporan saya</Trans>
      </h1>
      <ReportTabs current="/laporan/saya" />
      <PagedList
        list={list}
        testid="report-orders"
        empty={<Trans>Belum ada laporan yang dipesan. Pilih satu laporan, kemudian tekan Pesan laporan.</Trans>}
        row={(order) => <Row key={order.id} order={order} renew={list.renew} />}
      />
    </div>
  );
}

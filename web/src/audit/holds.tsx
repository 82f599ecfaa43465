// Legal holds: whose records nothing destroys, why, and until when.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { usePage } from '../frame/page';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { Button } from '../ui/button';
import { ReasonDialog } from '../ui/reason-dialog';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { HoldForm } from './hold-form';

type Hold = Schemas['Hold'];

function Scope({ hold }: { hold: Hold }) {
  if (hold.officer) return <>{hold.officer.name}</>;
  if (hold.unit) {
    return (
      <>
        {hold.unit.name || hold.unit.path} ({hold.unit.path})
      </>
    );
  }
  return <Trans>Seluruh agensi</Trans>;
}

function Row({ hold, onEnd }: { hold: Hold; onEnd: (() => void) | undefined }) {
  const lang = useLang();
  const { officers } = hold;
  return (
    <li data-testid="hold" data-scope={hold.scope} data-officers={officers} data-ended={hold.ended !== null} className="space-y-1.5 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 break-words text-body-md font-medium text-txt-black-900">{hold.title}</p>
        {hold.ended ? (
          <Tag>
            <Trans context="keadaan">Tamat</Trans>
          </Tag>
        ) : (
          <Tag tone="warning">
            <Trans>{officers} pegawai</Trans>
          </Tag>
        )}
      </div>
      <p className="break-words text-body-md text-txt-black-900">
        <Scope hold={hold} />
      </p>
      <p className="break-words text-body-md text-txt-black-700">{hold.reason}</p>
      <p className="break-words text-body-sm text-txt-black-500">
        <Trans>
          Rujukan {hold.reference}, atas permintaan {hold.ordered_by}
        </Trans>
      </p>
      <p className="text-body-sm text-txt-black-500">
        <Trans>Dibuat oleh {hold.placed_by}</Trans> · {dateTime(hold.placed_at, lang)}
      </p>
      {hold.ended && (
        <p className="break-words text-body-sm text-txt-black-500">
          <Trans>Ditamatkan oleh {hold.ended.by}</Trans> · {dateTime(hold.ended.at, lang)} · {hold.ended.reason}
        </p>
      )}
      {onEnd && !hold.ended && (
        <Button variant="default-outline" size="small" data-testid="hold-end" onClick={onEnd}>
          <Trans>Tamatkan</Trans>
          <span className="sr-only">{hold.title}</span>
        </Button>
      )}
    </li>
  );
}

export function Holds() {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Hold>();
  const list = usePaged(
    'holds',
    (before) => ask(api.GET('/holds', { params: { query: { limit: 50, ...(before && { before }) } } })),
    (page) => page.holds,
  );
  usePage('holds', t`Penahanan rekod`, list.first.status !== 'loading');
  const mayKeep = list.first.status === 'here' && list.first.data.may_keep;
  const end = async (reason: string): Promise<void> => {
    if (!ending) return;
    await ask(api.POST('/holds/{id}/ending', { params: { path: { id: ending.id } }, body: { reason } }));
    setEnding(undefined);
    say('success', t`Penahanan ditamatkan.`);
    list.renew();
  };
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="space-y-1">
          <h1>
            <Trans>Penahanan rekod</Trans>
          </h1>
          <p className="text-body-md text-txt-black-700">
            <Trans>Rekod yang ditahan tidak dilupuskan atau dipadam, walaupun telah melepasi tempoh simpanan, sehingga penahanan ditamatkan. Pegawai berkenaan tidak dimaklumkan.</Trans>
          </p>
        </div>
        {mayKeep && !adding && (
          <Button data-testid="hold-add" onClick={() => setAdding(true)}>
            <Trans>Tahan rekod</Trans>
          </Button>
        )}
      </div>
      {adding && (
        <HoldForm
          onClose={(done) => {
            setAdding(false);
            if (!done) return;
            say('success', t`Rekod ditahan.`);
            list.renew();
          }}
        />
      )}
      <PagedList list={list} testid="holds" empty={<Trans>Tiada rekod yang ditahan.</Trans>} row={(hold) => <Row key={hold.id} hold={hold} onEnd={mayKeep ? () => setEnding(hold) : undefined} />} />
      {ending && (
        <ReasonDialog
          title={<Trans>Tamatkan penahanan?</Trans>}
          body={<Trans>Mulai malam ini rekod yang ditahan akan mengikut tempoh simpanan seperti biasa.</Trans>}
          yes={<Trans>Tamatkan</Trans>}
          danger
          onReason={end}
          onClose={() => setEnding(undefined)}
        />
      )}
    </div>
  );
}

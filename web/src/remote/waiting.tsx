// Places of my people that wait for my decision.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { pick, useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { More } from '../list/paged-list';
import { usePaged } from '../list/paged';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Card, CardTitle } from '../ui/card';
import { ReasonDialog } from '../ui/reason-dialog';
import { say } from '../ui/toast';
import { placeKindWords } from './words';

type Waiting = Schemas['WaitingRemotePlace'];

function Row({ place, onApprove, onReject }: { place: Waiting; onApprove(): Promise<void>; onReject(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const [busy, setBusy] = useState(false);
  const about = `${place.latitude.toFixed(2)}, ${place.longitude.toFixed(2)}`;
  const at = dateTime(place.registered_at, lang);
  return (
    <li data-testid="waiting-place" data-officer={place.officer.name} className="space-y-2 py-4">
      <p className="font-medium text-txt-black-900">
        {place.officer.name} · {i18n._(placeKindWords[place.kind])}
      </p>
      <p className="break-words text-body-md text-txt-black-900">{place.address}</p>
      <p className="text-body-sm text-txt-black-700">
        <Trans>Kedudukan kasar {about} (kira-kira 1 km); didaftarkan {at}.</Trans> {place.measured ? <Trans>Diambil di tempat itu.</Trans> : <Trans>Ditaip.</Trans>}
      </p>
      <div className="flex flex-wrap gap-3 print:hidden">
        <Button
          size="small"
          busy={busy}
          data-testid="place-approve"
          onClick={() => {
            setBusy(true);
            void onApprove().finally(() => setBusy(false));
          }}
        >
          <Trans>Luluskan</Trans>
        </Button>
        <Button size="small" variant="danger-outline" data-testid="place-reject" onClick={onReject}>
          <Trans>Jangan luluskan</Trans>
        </Button>
      </div>
    </li>
  );
}

export function WaitingPlaces({ onChange }: { onChange(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [rejecting, setRejecting] = useState<Waiting>();
  const list = usePaged(
    'waiting-places',
    (after) => ask(api.GET('/team/remote-places', { params: { query: { ...(after && { after }) } } })),
    (page): Waiting[] => page.places,
  );
  const decide = async (place: Waiting, decision: 'approve' | 'reject', reason = ''): Promise<void> => {
    await ask(api.POST('/team/remote-places/{id}/decision', { params: { path: { id: place.id } }, body: { decision, reason } }));
    list.renew();
    onChange();
  };
  const approve = async (place: Waiting): Promise<void> => {
    try {
      await decide(place, 'approve');
      say('success', t`Tempat diluluskan.`);
    } catch (error) {
      say('error', error instanceof Refusal ? pick(error.text, lang) : t`Keputusan tidak dapat disimpan. Sila cuba lagi.`);
      list.renew();
    }
  };
  if (list.first.status === 'failed') return <FailureMessage failure={list.first.failure} testid="waiting-places-error" />;
  if (list.rows.length === 0) return null;
  return (
    <Card data-testid="waiting-places">
      <CardTitle>
        <Trans>Tempat menunggu kelulusan anda</Trans>
      </CardTitle>
      <ul className="divide-y divide-otl-gray-200">
        {list.rows.map((place) => (
          <Row key={place.id} place={place} onApprove={() => approve(place)} onReject={() => setRejecting(place)} />
        ))}
      </ul>
      <More list={list} testid="waiting-places-more" />
      {rejecting && (
        <ReasonDialog
          title={<Trans>Tidak meluluskan tempat</Trans>}
          body={<Trans>Pegawai membaca sebab ini dan boleh mendaftar semula.</Trans>}
          yes={<Trans>Jangan luluskan</Trans>}
          danger
          onClose={() => setRejecting(undefined)}
          onReason={async (reason) => {
            await decide(rejecting, 'reject', reason);
            say('success', t`Keputusan disimpan.`);
            setRejecting(undefined);
          }}
        />
      )}
    </Card>
  );
}

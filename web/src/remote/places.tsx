// The places at which I work on remote days: the ones that count, what waits, and what was before.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { today } from '../day/calendar';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Card, CardTitle, Skeleton } from '../ui/card';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { PlacePicture } from './picture';
import { PlaceForm } from './place-form';
import { placeKindWords, placeStateWords } from './words';

type Place = Schemas['RemotePlace'];

const stands = (place: Place): boolean =>
  place.state === 'waiting' || (place.state === 'approved' && (place.last_day === null || place.last_day >= today()));

function Line({ place, onEnd }: { place: Place; onEnd(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const { word, tone } = placeStateWords[place.state];
  const over = !stands(place);
  const from = place.first_day ? date(place.first_day, lang) : '';
  const to = place.last_day ? date(place.last_day, lang) : '';
  const point = `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)}`;
  return (
    <li data-testid="place" data-state={place.state} className="flex gap-4 py-4">
      {!over && <PlacePicture radius={place.radius_m} />}
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-txt-black-900">
          {i18n._(placeKindWords[place.kind])}
          {over && place.state === 'approved' ? (
            <Tag>
              <Trans context="keadaan">Tamat</Trans>
            </Tag>
          ) : (
            <Tag tone={tone}>{i18n._(word)}</Tag>
          )}
        </p>
        <p className="break-words text-body-md text-txt-black-900">{place.address}</p>
        <p className="text-body-sm tabular-nums text-txt-black-700">
          {point} · {place.measured ? <Trans>diambil di tempat itu</Trans> : <Trans>ditaip</Trans>}
        </p>
        {from && (
          <p className="text-body-sm text-txt-black-700">{to ? <>{from} – {to}</> : <Trans>Berkuat kuasa mulai {from}</Trans>}</p>
        )}
        {place.state === 'rejected' && place.decided_reason && <p className="break-words text-body-sm text-danger-700">{place.decided_reason}</p>}
        {!over && (
          <Button variant="default-outline" size="small" data-testid="place-end" className="print:hidden" onClick={onEnd}>
            {place.state === 'waiting' ? <Trans>Tarik balik</Trans> : <Trans>Tamatkan</Trans>}
          </Button>
        )}
      </div>
    </li>
  );
}

function useEnding(onEnded: () => void): (place: Place) => Promise<void> {
  const { t } = useLingui();
  return async (place) => {
    const sure = await askFirst({
      title: place.state === 'waiting' ? t`Tarik balik tempat ini?` : t`Tamatkan tempat ini?`,
      body: t`Jawapan nadi tidak lagi dibandingkan dengan tempat ini.`,
      yes: place.state === 'waiting' ? t`Tarik balik` : t`Tamatkan`,
      no: t`Batal`,
      danger: true,
    });
    if (!sure) return;
    try {
      await ask(api.POST('/remote-places/{id}/ending', { params: { path: { id: place.id } } }));
      onEnded();
    } catch {
      say('error', t`Tempat tidak dapat diubah. Sila cuba lagi.`);
    }
  };
}

export function Places({ onChange }: { onChange(): void }) {
  const [adding, setAdding] = useState(false);
  const [places, renew] = useLoaded('remote-places', () => ask(api.GET('/remote-places')));
  const changed = (): void => {
    renew();
    onChange();
  };
  const end = useEnding(changed);
  const all = places.status === 'here' ? places.data.places : [];
  const standing = all.filter(stands);
  const past = all.filter((place) => !stands(place));
  return (
    <Card className="space-y-3" data-testid="places">
      <CardTitle>
        <Trans>Tempat bekerja saya</Trans>
      </CardTitle>
      {places.status === 'loading' && <Skeleton lines={3} />}
      {places.status === 'failed' && <FailureMessage failure={places.failure} testid="places-error" />}
      {places.status === 'here' && standing.length === 0 && !adding && (
        <p data-testid="places-empty" className="text-body-md text-txt-black-700">
          <Trans>Belum ada tempat didaftarkan. Daftarkan rumah anda sekali sahaja; penyelia akan meluluskannya.</Trans>
        </p>
      )}
      {standing.length > 0 && (
        <ul className="divide-y divide-otl-gray-200">
          {standing.map((place) => (
            <Line key={place.id} place={place} onEnd={() => void end(place)} />
          ))}
        </ul>
      )}
      {adding ? (
        <PlaceForm
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            changed();
          }}
        />
      ) : (
        places.status === 'here' && (
          <Button variant={standing.length === 0 ? 'primary-fill' : 'default-outline'} data-testid="place-add" className="print:hidden" onClick={() => setAdding(true)}>
            <Trans>Daftar tempat</Trans>
          </Button>
        )
      )}
      {past.length > 0 && (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-body-md font-medium text-txt-primary">
            <Trans>Tempat terdahulu</Trans>
          </summary>
          <ul className="divide-y divide-otl-gray-200">
            {past.map((place) => (
              <Line key={place.id} place={place} onEnd={() => undefined} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

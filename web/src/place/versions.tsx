// What a place or a network was before: from when until when, who changed it, and why.
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { date, dateTime } from '../i18n/format';
import { FailureMessage } from '../session/parts';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/card';
import { Dialog } from '../ui/dialog';

type Kept = Schemas['KeptPlace'] | Schemas['KeptNetwork'];

/** What it is, in a few words: an address, a circle, a polygon. */
export function Extent({ of }: { of: Kept }) {
  if ('prefix' in of) return <>{of.prefix}</>;
  const corners = of.ring?.length ?? 0;
  const size = of.radius_m ?? 0;
  return of.ring ? <Trans>poligon, {corners} bucu</Trans> : <Trans>bulatan, {size} m</Trans>;
}

function Act({ act, ended = false }: { act: Schemas['KeepingAct']; ended?: boolean }) {
  const lang = useLang();
  const at = dateTime(act.at, lang);
  const { by, reason } = act;
  return (
    <p className="break-words text-body-sm text-txt-black-700">
      {ended ? (
        <Trans>
          Ditamatkan oleh {by} pada {at}
        </Trans>
      ) : (
        <Trans>
          Disimpan oleh {by} pada {at}
        </Trans>
      )}
      {reason && (
        <>
          <br />
          <Trans>Sebab: {reason}</Trans>
        </>
      )}
    </p>
  );
}

function Version({ of }: { of: Kept }) {
  const lang = useLang();
  const from = date(of.from, lang);
  const to = of.to ? date(of.to, lang) : '';
  return (
    <li data-testid="version" data-from={of.from} data-to={of.to ?? ''} className="space-y-1 py-3">
      <p className="break-words text-body-md font-medium text-txt-black-900">{of.name}</p>
      <p className="break-words text-body-sm text-txt-black-700">
        {of.unit.name} · <Extent of={of} />
      </p>
      <p className="text-body-sm text-txt-black-700">
        <Trans>Mulai {from}</Trans>
        {to && (
          <>
            {' '}
            <Trans>hingga {to}</Trans>
          </>
        )}
      </p>
      {of.made?.by && <Act act={of.made} />}
      {of.ended?.by && <Act act={of.ended} ended />}
    </li>
  );
}

/** The latest first. `load` asks for all versions of the one that `id` names. */
export function Versions({ id, name, load, onClose }: { id: string; name: ReactNode; load(): Promise<{ versions: Kept[] }>; onClose(): void }) {
  const [found] = useLoaded(`versions ${id}`, load);
  return (
    <Dialog testid="versions" title={<Trans>Versi lalu: {name}</Trans>} onClose={onClose}>
      {found.status === 'loading' && <Skeleton lines={3} />}
      {found.status === 'failed' && <FailureMessage failure={found.failure} testid="versions-error" />}
      {found.status === 'here' && (
        <ul className="divide-y divide-otl-gray-200">
          {[...found.data.versions].reverse().map((one) => (
            <Version key={one.from} of={one} />
          ))}
        </ul>
      )}
      <div className="flex justify-end">
        <Button variant="default-outline" data-testid="versions-close" onClick={onClose}>
          <Trans>Tutup</Trans>
        </Button>
      </div>
    </Dialog>
  );
}

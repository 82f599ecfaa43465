// A zone as numbers: what the map does by dragging, for the keyboard and for those who have the coordinates on paper.
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { findPosition } from '../clock/position';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { SelectField, TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { type Coordinate, type Shape, type Zone, coordinate, degrees, mostCorners, withCorner, withPoint, withoutCorner } from './zone';

interface Part {
  zone: Zone;
  set(zone: Zone): void;
  /** The text of a refusal of that field, or of one that was left empty. */
  errorOf(field: string): string | undefined;
}

/** Where the device is; says so when it cannot be found. */
export function UseMyPosition({ testid, children, onFound }: { testid: string; children: ReactNode; onFound(at: Coordinate, accuracy: number): void }) {
  const [busy, setBusy] = useState(false);
  const [absent, setAbsent] = useState(false);
  const locate = async (): Promise<void> => {
    setBusy(true);
    const found = await findPosition();
    setBusy(false);
    setAbsent(!('position' in found));
    if ('position' in found) onFound(coordinate(found.position.latitude, found.position.longitude), found.position.accuracy_m);
  };
  return (
    <>
      <Button variant="default-outline" busy={busy} data-testid={testid} onClick={() => void locate()}>
        <Icon name="place" className="size-5" />
        {busy ? <Trans>Mengesan kedudukan…</Trans> : children}
      </Button>
      {absent && (
        <Callout tone="warning" role="status">
          <Trans>Kedudukan peranti ini tidak dapat dikesan. Sila pilih titik pada peta, atau taip koordinatnya.</Trans>
        </Callout>
      )}
    </>
  );
}

/** Latitude and longitude; what is typed stays as it is typed until it is a number, which onNoPoint may tell. */
export function PointFields({ at, testid, onPoint, onNoPoint, latitudeError, longitudeError }: { at: Coordinate | undefined; testid: string; onPoint(at: Coordinate): void; onNoPoint?(): void; latitudeError?: string | undefined; longitudeError?: string | undefined }) {
  const [typed, setTyped] = useState<{ latitude: string; longitude: string; of: Coordinate | undefined }>();
  const shown = typed && typed.of === at ? typed : { latitude: at ? String(at.latitude) : '', longitude: at ? String(at.longitude) : '' };
  const type = (part: 'latitude' | 'longitude', text: string): void => {
    const next = { latitude: shown.latitude, longitude: shown.longitude, [part]: text };
    const found = { latitude: degrees(next.latitude), longitude: degrees(next.longitude) };
    if (Number.isFinite(found.latitude) && Number.isFinite(found.longitude)) {
      onPoint(found);
      setTyped({ ...next, of: found });
    } else {
      onNoPoint?.();
      setTyped({ ...next, of: onNoPoint ? undefined : at });
    }
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={<Trans>Latitud</Trans>}
        testid={`${testid}-latitude`}
        inputMode="text"
        value={shown.latitude}
        onInput={(event) => type('latitude', event.currentTarget.value)}
        error={latitudeError}
      />
      <TextField
        label={<Trans>Longitud</Trans>}
        testid={`${testid}-longitude`}
        inputMode="text"
        value={shown.longitude}
        onInput={(event) => type('longitude', event.currentTarget.value)}
        error={longitudeError}
      />
    </div>
  );
}

function CircleFields({ zone, set, errorOf }: Part) {
  return (
    <div className="space-y-4">
      <p className="text-body-sm text-txt-black-500">
        <Trans>Tekan pada peta untuk meletakkan pusat bulatan, atau taip koordinatnya.</Trans>
      </p>
      <PointFields at={zone.centre} testid="zone" onPoint={(centre) => set({ ...zone, centre })} latitudeError={errorOf('centre.latitude') ?? errorOf('centre')} longitudeError={errorOf('centre.longitude')} />
      <UseMyPosition testid="zone-here" onFound={(centre) => set({ ...zone, centre })}>
        <Trans>Gunakan kedudukan saya</Trans>
      </UseMyPosition>
      <TextField
        label={<Trans>Jejari (meter)</Trans>}
        hint={<Trans>Jarak dari pusat hingga ke tepi zon, 10 hingga 50,000 m.</Trans>}
        testid="zone-radius"
        type="number"
        min={10}
        max={50_000}
        value={Number.isFinite(zone.radius) ? String(zone.radius) : ''}
        onInput={(event) => set({ ...zone, radius: event.currentTarget.valueAsNumber })}
        error={errorOf('radius_m')}
      />
    </div>
  );
}

function Corner({ zone, set, errorOf, index }: Part & { index: number }) {
  const { t } = useLingui();
  const number = index + 1;
  const at = zone.ring[index] as Coordinate;
  return (
    <li className="space-y-2 rounded-lg border border-otl-gray-200 p-3" data-testid="zone-corner">
      <div className="flex items-center justify-between">
        <span className="text-body-sm font-medium text-txt-black-900">
          <Trans>Bucu {number}</Trans>
        </span>
        <Button variant="default-ghost" size="small" aria-label={t`Buang bucu ${number}`} data-testid="zone-corner-remove" onClick={() => set(withoutCorner(zone, index))}>
          <Icon name="cross" className="size-5" />
        </Button>
      </div>
      <PointFields
        at={at}
        testid={`zone-corner-${number}`}
        onPoint={(to) => set(withCorner(zone, index, to))}
        latitudeError={errorOf(`ring[${index}].latitude`) ?? errorOf(`ring[${index}]`)}
        longitudeError={errorOf(`ring[${index}].longitude`)}
      />
    </li>
  );
}

function PolygonFields({ zone, set, errorOf }: Part) {
  const error = errorOf('ring');
  const [newest, setNewest] = useState<Coordinate>();
  const full = zone.ring.length >= mostCorners;
  const add = (at: Coordinate): void => {
    set(withPoint(zone, at));
    setNewest(undefined);
  };
  return (
    <div className="space-y-4">
      <p className="text-body-sm text-txt-black-500">
        <Trans>Tekan pada peta untuk menambah bucu mengikut urutan tepi kawasan. Seret bucu untuk mengubahnya.</Trans>
      </p>
      {error && (
        <Callout tone="danger" role="alert" data-testid="zone-ring-error">
          {error}
        </Callout>
      )}
      {zone.ring.length > 0 && (
        <ol className="max-h-80 space-y-2 overflow-y-auto p-1">
          {zone.ring.map((_, index) => (
            <Corner key={index} zone={zone} set={set} errorOf={errorOf} index={index} />
          ))}
        </ol>
      )}
      <details>
        <summary className="min-h-11 py-2 text-body-md font-medium text-txt-primary">
          <Trans>Tambah bucu dengan koordinat</Trans>
        </summary>
        <div className="space-y-3 pt-2">
          <PointFields at={newest} testid="zone-new" onPoint={setNewest} />
          <div className="flex flex-wrap gap-3">
            <Button variant="default-outline" data-testid="zone-add-corner" busy={newest === undefined || full} onClick={() => newest && add(newest)}>
              <Trans>Tambah bucu</Trans>
            </Button>
            <UseMyPosition testid="zone-corner-here" onFound={add}>
              <Trans>Bucu di kedudukan saya</Trans>
            </UseMyPosition>
          </div>
        </div>
      </details>
    </div>
  );
}

export function ZoneFields(part: Part) {
  const { t } = useLingui();
  const { zone, set } = part;
  return (
    <div className="space-y-4">
      <SelectField label={<Trans>Bentuk zon</Trans>} testid="zone-shape" value={zone.shape} onChange={(event) => set({ ...zone, shape: event.currentTarget.value as Shape })}>
        <option value="circle">{t`Bulatan: satu titik dan jejari`}</option>
        <option value="polygon">{t`Poligon: ikut sempadan kawasan`}</option>
      </SelectField>
      {zone.shape === 'circle' ? <CircleFields {...part} /> : <PolygonFields {...part} />}
    </div>
  );
}

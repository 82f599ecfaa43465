// The map as a part of the page. Everything that it can do by the mouse, the forms beside it can do by the keyboard.
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLoaded } from '../api/loaded';
import { useLang } from '../i18n';
import { FailureMessage } from '../session/parts';
import { type MapEvents, type Shown, ZoneMap } from './map';
import type { Coordinate } from './zone';

/** Where the map is to go: another object is another request. */
export type Target = { at: Coordinate } | { place: Schemas['KeptPlace'] };

interface MapProps {
  shown: Shown;
  events: MapEvents;
  target: Target | undefined;
}

/** Another language is another map: what Leaflet has written into its page stays as it is. */
export function MapView(props: MapProps) {
  return <OneMap key={useLang()} {...props} />;
}

function OneMap({ shown, events, target }: MapProps) {
  const { t } = useLingui();
  const [source] = useLoaded('map', () => ask(api.GET('/map')));
  const box = useRef<HTMLElement>(null);
  const [map, setMap] = useState<ZoneMap>();
  // The map lives longer than the functions of one drawing.
  const latest = useRef(events);
  latest.current = events;
  useEffect(() => {
    if (source.status !== 'here' || !box.current) return;
    const words = { zoomIn: t`Dekatkan`, zoomOut: t`Jauhkan`, centre: t`Pusat bulatan`, corner: (number: number) => t`Bucu ${number}` };
    const made = new ZoneMap(box.current, source.data, words, {
      onPoint: (at) => latest.current.onPoint(at),
      onCentre: (at) => latest.current.onCentre(at),
      onCorner: (index, at) => latest.current.onCorner(index, at),
    });
    setMap(made);
    return () => made.end();
  }, [source.status]);
  useEffect(() => map?.show(shown), [map, shown]);
  useEffect(() => {
    if (!map || !target) return;
    if ('at' in target) map.goTo(target.at);
    else map.goToPlace(target.place);
  }, [map, target]);
  if (source.status === 'failed') return <FailureMessage failure={source.failure} testid="map-error" />;
  return (
    <section
      ref={box}
      aria-label={t`Peta. Anak panah menggerakkannya, + dan − mengubah skala, Enter memilih titik di tengahnya.`}
      data-testid="map"
      className="isolate h-[55vh] min-h-80 w-full rounded-xl border border-otl-gray-200 lg:h-[calc(100vh-12rem)]"
    />
  );
}

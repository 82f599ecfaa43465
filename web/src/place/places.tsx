// Places of work: the list beside the map. Drawing, testing and the heat of presses all happen on the same map.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { UnitField, useUnits } from '../grant/units';
import { useLang } from '../i18n';
import { date } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { SearchField, useSettled } from '../list/search';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { Editor } from './editor';
import { EndDialog } from './end-dialog';
import { HeatPanel } from './heat';
import { MapView, type Target } from './map-view';
import { Trial, type Tried } from './trial';
import { Extent, Versions } from './versions';
import { type Coordinate, type Zone, emptyZone, withCorner, withPoint, zoneOf } from './zone';

type Place = Schemas['KeptPlace'];
/** What is done on the map at this moment. */
type Mode = { kind: 'look' } | { kind: 'edit'; place: Place | undefined } | { kind: 'try' };

function Row({ place, selected, onShow, onEdit, onVersions, onEnd }: { place: Place; selected: boolean; onShow(): void; onEdit(): void; onVersions(): void; onEnd(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const { name } = place;
  const from = date(place.from, lang);
  const to = place.to ? date(place.to, lang) : '';
  const next = place.next_from ? date(place.next_from, lang) : '';
  return (
    <li data-testid="place" data-place-id={place.id} className={`space-y-2 rounded-md px-2 py-3 ${selected ? 'bg-bg-primary-50' : ''}`}>
      <button type="button" data-testid="place-show" aria-pressed={selected} onClick={onShow} className="block min-h-11 w-full text-left">
        <span className="block break-words text-body-md font-medium text-txt-black-900">{name}</span>
        <span className="block text-body-sm text-txt-black-500">
          {place.unit.name} · <Extent of={place} />
        </span>
        <span className="block text-body-sm text-txt-black-500">
          <Trans>Mulai {from}</Trans>
          {to && (
            <>
              {' '}
              <Trans>hingga {to}</Trans>
            </>
          )}
        </span>
      </button>
      {next && (
        <Tag tone="primary">
          <Trans>Berubah pada {next}</Trans>
        </Tag>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="default-outline" size="small" data-testid="place-edit" aria-label={t`Ubah ${name}`} onClick={onEdit}>
          <Trans>Ubah</Trans>
        </Button>
        <Button variant="default-outline" size="small" data-testid="place-versions" aria-label={t`Versi lalu ${name}`} onClick={onVersions}>
          <Trans>Versi lalu</Trans>
        </Button>
        <Button variant="default-outline" size="small" data-testid="place-end" aria-label={t`Tamatkan ${name}`} onClick={onEnd}>
          <Trans>Tamatkan</Trans>
        </Button>
      </div>
    </li>
  );
}

function usePlaces(agency: string, unit: string, search: string) {
  const query = { limit: 100, ...(unit && { unit_id: unit }), ...(search && { search }) };
  return usePaged(
    JSON.stringify([agency, query]),
    (after) => ask(api.GET('/agencies/{id}/places', { params: { path: { id: agency }, query: { ...query, ...(after && { after }) } } })),
    (page): Place[] => page.places,
  );
}

/** What is drawn, tried and shown, and what a click on the map means for it. */
function useMapState() {
  const [mode, setMode] = useState<Mode>({ kind: 'look' });
  const [zone, setZone] = useState<Zone>(emptyZone);
  const [tried, setTried] = useState<Tried>();
  const [heat, setHeat] = useState<Schemas['PressHeat']>();
  const [selected, select] = useState<string>();
  const [target, setTarget] = useState<Target>();
  const moveTo = (next: Mode): void => {
    setMode(next);
    setTried(undefined);
    const place = next.kind === 'edit' ? next.place : undefined;
    setZone(place ? zoneOf(place) : emptyZone);
    if (place) setTarget({ place });
    select(place?.id);
  };
  const changeZone = (next: Zone): void => {
    // What is typed may lie anywhere: the map goes along with a new centre.
    if (next.shape === 'circle' && next.centre && next.centre !== zone.centre) setTarget({ at: next.centre });
    setZone(next);
  };
  const events = {
    onPoint: (at: Coordinate): void => {
      if (mode.kind === 'edit') setZone(withPoint(zone, at));
      if (mode.kind === 'try') setTried({ at, accuracy: tried?.accuracy ?? 20 });
    },
    onCentre: (at: Coordinate): void => setZone({ ...zone, centre: at }),
    onCorner: (index: number, at: Coordinate): void => setZone(withCorner(zone, index, at)),
  };
  const show = (place: Place): void => {
    select(place.id);
    setTarget({ place });
  };
  return { mode, moveTo, zone, changeZone, tried, setTried, heat, setHeat, selected, show, target, setTarget, events };
}

type Filter = { unit: string; search: string };

/** The list, and what may be done with it, while nothing is drawn. */
function Look({ agency, meant, filter, set, list, state, onVersions, onEnd }: { agency: string; meant: string; filter: Filter; set(filter: Filter): void; list: ReturnType<typeof usePlaces>; state: ReturnType<typeof useMapState>; onVersions(place: Place): void; onEnd(place: Place): void }) {
  const { moveTo, selected } = state;
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button data-testid="place-new" onClick={() => moveTo({ kind: 'edit', place: undefined })}>
          <Trans>Lukis lokasi baharu</Trans>
        </Button>
        <Button variant="primary-outline" data-testid="place-try" onClick={() => moveTo({ kind: 'try' })}>
          <Trans>Uji satu titik</Trans>
        </Button>
      </div>
      <UnitField testid="places-unit" value={filter.unit} set={(unit) => set({ ...filter, unit })} all />
      <HeatPanel key={meant} agency={agency} unit={meant} set={state.setHeat} />
      <SearchField label={<Trans>Cari nama lokasi</Trans>} testid="places-search" value={filter.search} set={(search) => set({ ...filter, search })} />
      <PagedList
        list={list}
        testid="places"
        empty={<Trans>Belum ada lokasi. Lukis yang pertama pada peta supaya rakaman di pejabat mendapat gred yang baik.</Trans>}
        row={(place) => <Row key={place.id} place={place} selected={place.id === selected} onShow={() => state.show(place)} onEdit={() => moveTo({ kind: 'edit', place })} onVersions={() => onVersions(place)} onEnd={() => onEnd(place)} />}
      />
    </>
  );
}

export function PlaceList({ agency }: { agency: string }) {
  const { t } = useLingui();
  const units = useUnits();
  const [filter, setFilter] = useState<Filter>({ unit: '', search: '' });
  const [ending, setEnding] = useState<Place>();
  const [looking, look] = useState<Place>();
  const list = usePlaces(agency, filter.unit, useSettled(filter.search.trim()));
  const state = useMapState();
  const { mode, moveTo, zone, tried, heat } = state;
  const meant = filter.unit || (units[0]?.id ?? '');
  const drawn = mode.kind === 'edit' ? list.rows.filter((one) => one.id !== mode.place?.id) : list.rows;
  const shown = {
    places: drawn,
    selected: state.selected,
    draft: mode.kind === 'edit' ? zone : undefined,
    heat,
    point: mode.kind === 'try' ? tried : undefined,
    self: undefined,
  };
  return (
    <div className="grid gap-5 lg:grid-cols-[24rem_minmax(0,1fr)]">
      <div className="order-2 min-w-0 space-y-5 lg:order-1">
        {mode.kind === 'edit' && (
          <Editor
            key={mode.place?.id ?? 'new'}
            agency={agency}
            place={mode.place}
            zone={zone}
            set={state.changeZone}
            onClose={() => moveTo({ kind: 'look' })}
            onDone={() => {
              moveTo({ kind: 'look' });
              list.renew();
            }}
          />
        )}
        {mode.kind === 'try' && <Trial agency={agency} unit={meant} tried={tried} set={state.setTried} onClose={() => moveTo({ kind: 'look' })} />}
        {mode.kind === 'look' && <Look agency={agency} meant={meant} filter={filter} set={setFilter} list={list} state={state} onVersions={look} onEnd={setEnding} />}
      </div>
      <div className="order-1 min-w-0 lg:order-2 lg:sticky lg:top-24 lg:self-start">
        <MapView shown={shown} events={state.events} target={state.target} />
      </div>
      {looking && (
        <Versions
          id={looking.id}
          name={looking.name}
          load={() => ask(api.GET('/agencies/{id}/places/{place_id}', { params: { path: { id: agency, place_id: looking.id } } }))}
          onClose={() => look(undefined)}
        />
      )}
      {ending && (
        <EndDialog
          name={ending.name}
          onClose={() => setEnding(undefined)}
          onEnd={async (body) => {
            await ask(api.POST('/agencies/{id}/places/{place_id}/ending', { params: { path: { id: agency, place_id: ending.id } }, body }));
            say('success', t`Hari terakhir disimpan.`);
            setEnding(undefined);
            list.renew();
          }}
        />
      )}
    </div>
  );
}

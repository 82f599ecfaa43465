// The map itself: Leaflet, which knows nothing of the screens. What it shows is given to it anew whenever it changes.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { Schemas } from '../api/client';
import { type Coordinate, type Zone, coordinate } from './zone';

export interface MapWords {
  zoomIn: string;
  zoomOut: string;
  corner(number: number): string;
  centre: string;
}

export interface MapEvents {
  /** A click on the map, or Enter while it has the focus: the point there. */
  onPoint(at: Coordinate): void;
  onCentre(at: Coordinate): void;
  onCorner(index: number, at: Coordinate): void;
}

export interface Shown {
  places: readonly Schemas['KeptPlace'][];
  selected: string | undefined;
  draft: Zone | undefined;
  heat: Schemas['PressHeat'] | undefined;
  /** A point that is tried, and the device itself, each with its accuracy in metres. */
  point: { at: Coordinate; accuracy: number } | undefined;
  self: { at: Coordinate; accuracy: number } | undefined;
}

/** Without tiles: a plain grid, so that distances and directions can still be read. */
const Grid = L.GridLayer.extend({
  createTile(): HTMLElement {
    const tile = document.createElement('div');
    tile.className = 'border-b border-r border-gray-300 bg-gray-50';
    return tile;
  },
}) as unknown as new () => L.GridLayer;

const malaysia: L.LatLngBoundsExpression = [
  [0.8, 99.5],
  [7.5, 119.4],
];

const lat = (at: Coordinate): L.LatLngExpression => [at.latitude, at.longitude];
const point = (at: L.LatLng): Coordinate => coordinate(at.lat, L.Util.wrapNum(at.lng, [-180, 180], true));

const styles = {
  place: { color: '#2563eb', weight: 2, fillOpacity: 0.12 },
  selected: { color: '#1e40af', weight: 4, fillOpacity: 0.2 },
  draft: { color: '#b45309', weight: 3, dashArray: '6 4', fillOpacity: 0.15 },
  tried: { color: '#b91c1c', weight: 2, fillOpacity: 0.1 },
  self: { color: '#15803d', weight: 2, fillOpacity: 0.1 },
} satisfies Record<string, L.PathOptions>;

function shapeOf(place: Schemas['KeptPlace'], style: L.PathOptions): L.Path | undefined {
  if (place.ring) return L.polygon(place.ring.map(lat) as L.LatLngExpression[], style);
  return place.centre ? L.circle(lat(place.centre), { ...style, radius: place.radius_m ?? 0 }) : undefined;
}

/** A dot that can be dragged, and moved by the arrow keys through the table beside the map. */
function handle(at: Coordinate, title: string, onMove: (to: Coordinate) => void): L.Marker {
  const icon = L.divIcon({ className: 'rounded-full border-2 border-white bg-gray-900 shadow-button', iconSize: [22, 22] });
  const marker = L.marker(lat(at), { icon, draggable: true, title, alt: title });
  marker.on('dragend', () => onMove(point(marker.getLatLng())));
  return marker;
}

function dot(at: Coordinate, accuracy: number, style: L.PathOptions): L.Layer[] {
  return [L.circle(lat(at), { ...style, radius: accuracy, interactive: false }), L.circleMarker(lat(at), { ...style, radius: 7, fillOpacity: 1, interactive: false })];
}

export class ZoneMap {
  private readonly map: L.Map;
  private readonly layers = L.layerGroup();
  private moved = false;

  constructor(
    box: HTMLElement,
    source: Schemas['MapSource'],
    private readonly words: MapWords,
    private readonly events: MapEvents,
  ) {
    this.map = L.map(box, { zoomControl: false, zoomSnap: 0.5, attributionControl: source.attribution !== '', maxZoom: 20, minZoom: 3 });
    this.map.attributionControl?.setPrefix(false);
    this.map.fitBounds(malaysia);
    const base = source.tiles ? L.tileLayer(source.tiles, { maxZoom: 20, maxNativeZoom: 19, attribution: escaped(source.attribution), referrerPolicy: 'no-referrer' }) : new Grid();
    base.addTo(this.map);
    L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(this.map);
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(this.map);
    this.layers.addTo(this.map);
    this.map.on('click', (event) => this.events.onPoint(point(event.latlng)));
    // The middle of the map stands for the mouse of those who have none.
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === box) this.events.onPoint(point(this.map.getCenter()));
    });
    this.map.on('dragstart zoomstart', () => {
      this.moved = true;
    });
  }

  show(shown: Shown): void {
    this.layers.clearLayers();
    const all = [...this.heatOf(shown.heat), ...this.placesOf(shown), ...this.draftOf(shown.draft)];
    if (shown.point) all.push(...dot(shown.point.at, shown.point.accuracy, styles.tried));
    if (shown.self) all.push(...dot(shown.self.at, shown.self.accuracy, styles.self));
    for (const layer of all) this.layers.addLayer(layer);
    // Once: from then on the map stays where its reader looks.
    if (!this.moved && shown.places.length > 0) this.fit(all);
  }

  /** Goes there, close enough to see an office. */
  goTo(at: Coordinate): void {
    this.map.setView(lat(at), Math.max(this.map.getZoom(), 16), { animate: false });
    this.moved = true;
  }

  /** Goes to a zone. */
  goToPlace(place: Schemas['KeptPlace']): void {
    const shape = shapeOf(place, styles.selected);
    if (shape) this.fit([shape]);
  }

  end(): void {
    this.map.remove();
  }

  private fit(layers: readonly L.Layer[]): void {
    const bounds = L.latLngBounds([]);
    for (const layer of layers) {
      if (layer instanceof L.Circle) bounds.extend(layer.getLatLng().toBounds(layer.getRadius() * 2));
      else if (layer instanceof L.Polyline) bounds.extend(layer.getBounds());
    }
    if (!bounds.isValid()) return;
    this.map.fitBounds(bounds.pad(0.2), { maxZoom: 18, animate: false });
    this.moved = true;
  }

  private placesOf({ places, selected }: Shown): L.Layer[] {
    return places.flatMap((place) => {
      const shape = shapeOf(place, { ...(place.id === selected ? styles.selected : styles.place), interactive: false });
      // Bound as text: a name is what somebody typed.
      return shape ? [shape, label(place)] : [];
    });
  }

  private draftOf(draft: Zone | undefined): L.Layer[] {
    if (!draft) return [];
    const style = { ...styles.draft, interactive: false };
    if (draft.shape === 'circle') {
      if (!draft.centre) return [];
      return [L.circle(lat(draft.centre), { ...style, radius: Math.max(draft.radius, 1) }), handle(draft.centre, this.words.centre, this.events.onCentre)];
    }
    const corners = draft.ring.map(lat) as L.LatLngExpression[];
    const edge = corners.length > 2 ? L.polygon(corners, style) : L.polyline(corners, style);
    return [edge, ...draft.ring.map((corner, index) => handle(corner, this.words.corner(index + 1), (to) => this.events.onCorner(index, to)))];
  }

  private heatOf(heat: Schemas['PressHeat'] | undefined): L.Layer[] {
    if (!heat) return [];
    const most = Math.max(1, ...heat.cells.map((cell) => cell.presses));
    const half = heat.step / 2;
    return heat.cells.map(({ latitude, longitude, presses }) =>
      L.rectangle(
        [
          [latitude - half, longitude - half],
          [latitude + half, longitude + half],
        ],
        { stroke: false, fillColor: '#be123c', fillOpacity: 0.2 + 0.6 * Math.sqrt(presses / most), interactive: false },
      ),
    );
  }
}

function label(place: Schemas['KeptPlace']): L.Marker {
  const text = document.createElement('span');
  text.textContent = place.name;
  text.className = 'pointer-events-none absolute -translate-x-1/2 -translate-y-1/2 whitespace-nowrap rounded-sm bg-white/90 px-1 text-body-xs font-medium text-txt-black-900';
  const at = place.centre ?? middle(place.ring ?? []);
  return L.marker(lat(at), { icon: L.divIcon({ className: '', html: text, iconSize: [0, 0] }), interactive: false, keyboard: false });
}

function middle(ring: readonly Coordinate[]): Coordinate {
  const sum = ring.reduce((held, corner) => ({ latitude: held.latitude + corner.latitude, longitude: held.longitude + corner.longitude }), { latitude: 0, longitude: 0 });
  return { latitude: sum.latitude / Math.max(ring.length, 1), longitude: sum.longitude / Math.max(ring.length, 1) };
}

/** Leaflet takes an attribution as HTML; ours is plain text. */
function escaped(text: string): string {
  const box = document.createElement('span');
  box.textContent = text;
  return box.innerHTML;
}

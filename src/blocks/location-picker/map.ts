import * as leaflet from 'leaflet/dist/leaflet-src.esm.js';
import type { Point } from '../../contract/council.ts';
import { clampPoint } from './map.model.ts';

/** What a map shows at the moment. */
export interface MapView {
  /** The point under the cross. */
  readonly centre: Point;
  readonly canZoomIn: boolean;
  readonly canZoomOut: boolean;
  /** It came nearer or went farther, about its cross. */
  readonly zoomed: boolean;
}

export interface MapOptions {
  readonly centre: Point;
  readonly zoom: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** South-west and north-east corners that the cross cannot leave. */
  readonly bounds: readonly [Point, Point];
  /** One closed ring, drawn as a line. */
  readonly boundary: readonly Point[];
  /** Address with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  /** The map came to rest. */
  readonly moved: (view: MapView) => void;
  /** No picture could be loaded, and none was. */
  readonly blank: () => void;
}

/** Something on the map: a button that has its own name, or what is only to be seen. */
export interface MapMark {
  readonly point: Point;
  readonly element: HTMLElement;
}

export interface PickerMap {
  /** Shows these marks in place of those before, and as much of the map as has them all. */
  mark(marks: readonly MapMark[]): void;
  /** Moves the view by pixels, to the east and to the south. */
  pan(east: number, south: number): void;
  zoom(by: number): void;
  /** Goes back to where it was opened. */
  restart(): void;
  /** Shows other pictures of the same place. */
  show(tiles: string): void;
  remove(): void;
}

/** A finger trembles more than a mouse; less than this is a press, not a drag. */
const trembling = 8;
const keyStep = 80;
const wheelStep = 60;
/** Between a mark and the edge. */
const markRoom = 40;
const still = { animate: false };

const keys: Readonly<Record<string, (map: PickerMap) => void>> = {
  ArrowUp: (map) => map.pan(0, -keyStep),
  ArrowDown: (map) => map.pan(0, keyStep),
  ArrowLeft: (map) => map.pan(-keyStep, 0),
  ArrowRight: (map) => map.pan(keyStep, 0),
  '+': (map) => map.zoom(1),
  '=': (map) => map.zoom(1),
  '-': (map) => map.zoom(-1),
  _: (map) => map.zoom(-1),
};

/**
 * A map to move under a fixed cross. Leaflet draws it; moving it is ours: Leaflet's own handlers set styles on the
 * page's `<html>` and classes on its `<body>`, scroll the page to the map, and take the wheel and the finger of
 * somebody who only scrolls past. Here the wheel zooms and a finger moves the map once it has the focus.
 */
export function openMap(container: HTMLElement, options: MapOptions): PickerMap {
  const { centre, zoom, minZoom, maxZoom, bounds, boundary, tiles } = options;
  const map = leaflet.map(container, {
    center: centre,
    zoom,
    minZoom,
    maxZoom,
    // Both are made from strings of markup, which a page's Trusted Types refuse.
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fadeAnimation: false,
    bounceAtZoomLimits: false,
    // A pinch is about the cross.
    touchZoom: 'center',
    dragging: false,
    keyboard: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    tapHold: false,
    trackResize: false,
  });
  map.touchZoom.disable();

  const marked = leaflet.layerGroup().addTo(map);
  const moveTo = (point: Point) => map.panTo(clampPoint(point, bounds), still);
  const picker: PickerMap = {
    pan: (east, south) => moveTo(map.unproject(map.project(map.getCenter()).add([east, south]))),
    zoom: (by) => map.setZoom(map.getZoom() + by),
    restart: () => map.setView(centre, zoom, still),
    show: (pictures) => void layer.setUrl(pictures),
    mark(marks) {
      marked.clearLayers();
      for (const { point, element } of marks) {
        // A press on it is not one on the map behind it.
        element.addEventListener('pointerdown', (event) => event.stopPropagation());
        // Who comes to it with Tab sees it; under a press it stays where it is.
        element.addEventListener('focus', () => {
          if (element.matches(':focus-visible')) map.panInside(point, { padding: [markRoom, markRoom], ...still });
        });
        const icon = leaflet.divIcon({ className: 'place-mark', html: element, iconSize: [0, 0] });
        leaflet.marker(point, { icon, interactive: false, keyboard: false }).addTo(marked);
      }
      const points = marks.map(({ point }) => [point.lat, point.lng] as [number, number]);
      if (points.length > 0) map.fitBounds(points, { padding: [markRoom, markRoom], maxZoom: zoom, ...still });
    },
    remove() {
      listeners.abort();
      observer.disconnect();
      map.off('moveend', tell);
      // Leaflet ends a zoom by a timer that its own `remove` forgets, and that would find nothing left.
      if (zooming) map.once('moveend', () => map.remove());
      else map.remove();
    },
  };

  const listeners = new AbortController();
  listen(container, map, picker, moveTo, listeners.signal);
  const observer = new ResizeObserver(() => map.invalidateSize({ pan: true, ...still }));
  observer.observe(container);

  const layer = leaflet.tileLayer(tiles, { minZoom, maxZoom });
  // One of many may be lost. The pictures themselves are asked: the library's own `load` comes for some that it has dropped.
  // What it drops becomes one dot.
  const isLost = ({ complete, naturalWidth }: HTMLImageElement) => complete && naturalWidth <= 1;
  const look = () => {
    const pictures = [...container.querySelectorAll<HTMLImageElement>('img.leaflet-tile')];
    if (pictures.length > 0 && pictures.every(isLost)) options.blank();
  };
  layer.on('tileerror', look).on('tileload', look);
  layer.addTo(map);
  leaflet.polygon([...boundary], { className: 'place-boundary', fill: false, interactive: false }).addTo(map);
  let toldZoom = zoom;
  const tell = () => {
    const now = map.getZoom();
    options.moved({
      centre: map.getCenter(),
      canZoomIn: now < maxZoom,
      canZoomOut: now > minZoom,
      zoomed: now !== toldZoom,
    });
    toldZoom = now;
  };
  let zooming = false;
  map.on('zoomstart', () => (zooming = true)).on('zoomend', () => (zooming = false));
  map.on('moveend', tell);
  tell();
  return picker;
}

function listen(
  container: HTMLElement,
  map: leaflet.Map,
  picker: PickerMap,
  moveTo: (point: Point) => void,
  signal: AbortSignal,
): void {
  const hasFocus = () => container.matches(':focus');

  let drag: { pointer: number; x: number; y: number; centre: leaflet.Point; moved: boolean } | undefined;
  const down = (event: PointerEvent) => {
    // A second finger makes it a pinch.
    drag =
      event.isPrimary && event.button === 0
        ? {
            pointer: event.pointerId,
            x: event.clientX,
            y: event.clientY,
            centre: map.project(map.getCenter()),
            moved: false,
          }
        : undefined;
  };
  const move = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return;
    const x = event.clientX - drag.x;
    const y = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(x, y) < trembling) return;
    // A finger on a map that nobody has taken up scrolls the page.
    if (event.pointerType === 'touch' && !hasFocus()) return void (drag = undefined);
    // Not before it is a drag, so that a press stays the page's to scroll with.
    if (!drag.moved) container.setPointerCapture(event.pointerId);
    drag.moved = true;
    moveTo(map.unproject(drag.centre.subtract([x, y])));
  };
  const up = (event: PointerEvent) => {
    if (drag?.pointer === event.pointerId && !drag.moved) moveTo(map.mouseEventToLatLng(event));
    drag = undefined;
  };
  container.addEventListener('pointerdown', down, { signal });
  container.addEventListener('pointermove', move, { signal });
  container.addEventListener('pointerup', up, { signal });
  container.addEventListener('pointercancel', () => (drag = undefined), { signal });

  let wheeled = 0;
  const wheel = (event: WheelEvent) => {
    if (!hasFocus() && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    wheeled += leaflet.DomEvent.getWheelDelta(event);
    if (Math.abs(wheeled) < wheelStep) return;
    picker.zoom(Math.sign(wheeled));
    wheeled = 0;
  };
  container.addEventListener('wheel', wheel, { signal, passive: false });

  const key = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(picker);
  };
  container.addEventListener('keydown', key, { signal });
  container.addEventListener('focus', () => map.touchZoom.enable(), { signal });
  container.addEventListener('blur', () => map.touchZoom.disable(), { signal });
}

/** The one file of Leaflet that is a module; its package's `main` is not, and sets a global `L` besides. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}

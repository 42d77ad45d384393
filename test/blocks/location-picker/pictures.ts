/** Address of map pictures that there are: always the same one. */
export const pictures = new URL('/node_modules/leaflet/dist/images/layers.png?{z}/{x}/{y}', import.meta.url).href;

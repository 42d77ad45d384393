export const words = {
  help: 'The numbers are those of the list. Press one to choose it. The ring is around the place that you chose.',
  touch: 'Tap the map before you drag it with a finger.',
  keys: 'Map. The arrow keys move it; plus and minus zoom.',
  in: 'Zoom in',
  out: 'Zoom out',
  start: 'Back to where the map started',
  blank: 'The pictures of the map could not be loaded. You can still choose from the list.',
  chosen: 'You have chosen',
  none: 'You have chosen none',
} as const;

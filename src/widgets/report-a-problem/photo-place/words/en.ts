export const words = {
  help: 'Your device looks in the photo for where it was taken, and we look up the address. The photo goes with your report; its position and other hidden details are removed before it is sent.',
  looking: 'Finding the place of your photo',
  found: 'By its position, your photo was taken here',
  nothing: 'There is no address near this point',
  use: 'Use this place',
  none: 'This photo does not say where it was taken. Many phones leave that out. Say where it is in another way: the photo stays with your report.',
  'none.several':
    'None of these photos says where it was taken. Many phones leave that out. Say where it is in another way: the photos stay with your report.',
} as const;

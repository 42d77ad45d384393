export const words = {
  'search.label': 'Street, postcode or place',
  'search.hint': 'For example, Mill Lane, a postcode or the name of a park',
  'search.button': 'Search',
  'search.empty': 'Type a street, postcode or place, then search',
  found_one: '{{count}} place found for “{{text}}”',
  found_other: '{{count}} places found for “{{text}}”',
  'found.more': 'There are more places than these. Type more to find yours.',
  'found.outside': 'Not in the area of {{council}}',
  none: 'No place found for “{{text}}”',
  'none.help': 'Check the spelling, or try only the street or the postcode. Or say where it is in another way.',
  reference: '{{reference}} looks like the reference of something already reported',
  'reference.help': 'Search only if it is the name of a place.',
  'reference.link': 'See what has happened to it',

  ways: 'Other ways to say where it is',
  'ways.failed': 'This could not be loaded. Say where it is in another way.',

  'device.button': 'Use my location',
  'device.busy': 'Finding where you are',
  'device.refused':
    'Your browser did not let this page see where you are. You can allow it in the browser’s settings, or say where it is in another way.',
  'device.unavailable': 'Your device could not find out where you are. Say where it is in another way.',
  'device.timeout':
    'Your device took too long to find out where you are. Try again, or say where it is in another way.',
  'device.vague':
    'Your device is only sure of this to within {{metres}} m. If it is not right, say where it is in another way.',

  'map.button': 'Choose on a map',
  'photo.button': 'Take the place from a photo',

  chosen: 'You have chosen',
  'chosen.point': 'A point with no address near it',
  'chosen.about': 'where it is',

  council: 'this council',
  outside: 'This place is not in the area of {{council}}',
  'outside.known': '{{name}} looks after this place, so {{council}} cannot deal with it.',
  'outside.unknown': 'We do not know who looks after this place, and {{council}} cannot deal with it.',
  'outside.link': 'Go to {{name}}',
  'outside.call': 'Call them on',

  'describe.button': 'I can’t find the place on the list',
  'describe.label': 'Describe where it is',
  'describe.hint':
    'Give the street or the nearest one, and something to look for. For example: Mill Lane, opposite the school gate',
  'describe.more': 'Help us find it',
  'describe.more-hint': 'For example: behind the bus shelter',

  'error.required': 'Choose where it is, or describe it',
  'error.describe': 'Enter a description of where it is',
} as const;

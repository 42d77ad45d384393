/** Five invented councils, each with the five tokens that brand the widgets. */
export const brands = [
  {
    name: 'Exampleton Borough',
    tokens: {
      '--council-brand': '#14507a',
      '--council-on-brand': '#ffffff',
      '--council-link': '#14507a',
      '--council-font': 'Georgia, serif',
      '--council-radius': '0px',
    },
  },
  {
    name: 'Northmoor District',
    tokens: {
      '--council-brand': '#00703c',
      '--council-on-brand': '#ffffff',
      '--council-link': '#005a30',
      '--council-font': 'Verdana, sans-serif',
      '--council-radius': '0.25em',
    },
  },
  {
    name: 'Sampleby Quay',
    tokens: {
      '--council-brand': '#ffbf47',
      '--council-on-brand': '#1d1d1b',
      '--council-link': '#5b3a00',
      '--council-font': '"Trebuchet MS", sans-serif',
      '--council-radius': '2em',
    },
  },
  {
    name: 'Aberenghraifft',
    tokens: {
      '--council-brand': '#a3132d',
      '--council-on-brand': '#ffffff',
      '--council-link': '#8a0f26',
      '--council-font': 'Tahoma, sans-serif',
      '--council-radius': '0.5em',
    },
  },
  {
    name: 'Lower Sample Town',
    tokens: {
      '--council-brand': '#4c2c92',
      '--council-on-brand': '#ffffff',
      '--council-link': '#4c2c92',
      '--council-font': '"Courier New", monospace',
      '--council-radius': '0.75em',
    },
  },
] as const;

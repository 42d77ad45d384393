export const words = {
  label: 'Photos',
  'up-to_one': 'You can add {{count}} photo of up to {{size}}.',
  'up-to_other': 'You can add up to {{count}} photos of up to {{size}} each.',
  'no-faces': 'Do not photograph people’s faces or number plates.',
  choose: 'Choose photos',
  'choose-more': 'Add another photo',
  list: 'Photos you have chosen',
  preparing: 'Getting ready to upload',
  'failed.offline': 'Not uploaded: the connection was lost',
} as const;

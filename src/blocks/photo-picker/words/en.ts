export const words = {
  label: 'Photos',
  'up-to_one': 'You can add {{count}} photo of up to {{size}}.',
  'up-to_other': 'You can add up to {{count}} photos of up to {{size}} each.',
  'no-faces': 'Do not photograph people’s faces or number plates.',
  choose: 'Choose photos',
  'choose-more': 'Add another photo',
  list: 'Photos you have chosen',
  unnamed: 'Photo without a name',
  preview: 'Preview of {{name}}',

  preparing: 'Getting ready to upload',
  sending: 'Uploading: {{percent}}%',
  sent: 'Uploaded',

  'failed.offline': 'Not uploaded: the connection was lost',
  'failed.timeout': 'Not uploaded: it was taking too long',
  'failed.unavailable': 'Not uploaded: the council’s system is not working at the moment',
  'failed.rate-limited': 'Not uploaded: too many photos in a short time. Wait a few minutes',
  'failed.other': 'Not uploaded: something went wrong',

  'refused.empty': 'This file is empty',
  'refused.wrong-type': 'This file is not a JPEG, PNG, WebP or HEIC photo',
  'refused.too-large': 'This file is larger than {{size}}',
  'refused.too-many_one': 'Not added: you can add only {{count}} photo',
  'refused.too-many_other': 'Not added: you can add only {{count}} photos',
  'refused.too-many-pixels': 'This picture has too many pixels. Add a smaller one',
  'refused.heic': 'Your browser cannot open HEIC photos. Save or share it as a JPEG, then add that',
  'refused.unreadable': 'This photo cannot be opened. It may be damaged',
  'refused.blocked':
    'Your browser’s privacy settings stop us from removing hidden details, such as where you live, from this photo. Add it in another browser',
  'refused.declined': 'The council’s system did not accept this photo',

  'said.sent': '{{name}} has been uploaded',
  'said.failed': '{{name}} has not been uploaded',
  'said.removed': '{{name}} has been removed',
  'said.refused_one': '{{count}} file could not be added',
  'said.refused_other': '{{count}} files could not be added',
} as const;

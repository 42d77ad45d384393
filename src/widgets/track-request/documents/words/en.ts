export const words = {
  label: 'Documents',
  hint: 'You can add up to {{max}} PDF files of up to {{size}} each.',
  choose: 'Choose PDF files',
  'choose-more': 'Add another PDF file',
  list: 'PDF files you have chosen',
  'not-sent': 'Some PDF files were not uploaded. Try again or remove them',
  'wrong-type': 'This file is not a PDF',
  'too-many': 'Not added: you can add no more than {{max}} PDF files',
  'rate-limited': 'Not uploaded: too many files in a short time. Wait a few minutes',
  unreadable: 'This file cannot be opened. It may have been moved',
  declined: 'The council’s system did not accept this file',
} as const;

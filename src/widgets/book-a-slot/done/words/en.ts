export const words = {
  title: 'Your booking is made',
  reference: 'Your reference',
  earlier: 'We had this booking from your first try. Changes that you made later were not added.',
  email: 'We have sent a confirmation to {{email}}.',
  bring: 'What to bring or do before',
  calendar: 'Add to my calendar',
  follow: 'See, move or cancel this booking',
  'follow-hint': 'This link is yours alone. Keep it if you want to come back.',
  again: 'Book something else',
  moved: 'Your booking is moved',
} as const;

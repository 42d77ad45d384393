export const words = {
  confirm: 'One more step: confirm your booking',
  'confirm-by': 'It is not booked yet. We hold this time for you until {{when}}.',
  'confirm-how':
    'Open the email that we have sent to {{email}}, follow its link and press the button there. Nothing there? Look among your spam.',
  'confirm-again': 'Send the email again',
  'confirm-sent': 'We have sent another email. Use the newest one.',
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

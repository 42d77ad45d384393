export const words = {
  title: 'Stop the renewal?',
  text: 'Nothing more is taken from your card. You keep what you have paid for until {{until}}.',
  send: 'Yes, stop the renewal',
  keep: 'No, keep it',
  sent: 'The renewal is stopped. Nothing more is taken from your card.',
  already: 'The renewal was stopped already. Nothing more is taken from your card.',
  taking: 'We are taking the payment at this moment, so it cannot be stopped now. Look again in some minutes.',
} as const;

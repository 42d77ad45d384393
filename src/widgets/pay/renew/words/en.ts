export const words = {
  title: 'Renew it every year by this card?',
  hint: 'In about a year we take what it costs then: today that is {{amount}}. We write to you two weeks before, with how much it is, when we take it, and how to stop it. You can stop it at any time where you see your payment, or call us.',
  no: 'No, I pay for one year only',
  yes: 'Yes, renew it every year until I stop it',
  email:
    'It can be renewed every year by the card that you pay with. For that we need your email address: we write to you before we take a payment.',
  'email-add': 'Enter your email address',
} as const;

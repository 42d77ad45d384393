export const words = {
  refunds: 'Refunds',
  'refund.sent': 'We sent it back on {{date}} to the card that was paid with. It can take up to seven working days.',
  'refund.done': 'It was paid back on {{date}} to the card that was paid with. Your bank may show it some days later.',
  'refund.failed': 'We could not pay it back to your card. We are looking into it.',
  subscriptions: 'Your subscriptions',
  'subscription.until': 'From {{from}} to {{until}}. It ends by itself: nothing more is taken from your card.',
  'subscription.over': 'It ended on {{until}}.',
  'subscription.term': 'From {{from}} to {{until}}.',
  'renewal.renewed': 'It was renewed, and is paid until {{paid}}.',
  'renewal.planned':
    'It renews by itself: on {{on}} we take {{amount}} from the card that was paid with. We write to you two weeks before.',
  'renewal.taking': 'It renews by itself: we are taking {{amount}} from your card now.',
  'renewal.declined':
    'We could not take {{amount}} from your card. We try once more on {{on}}. Until then you can pay by hand with the link in our letter.',
  'renewal.stop': 'Stop the renewal',
} as const;

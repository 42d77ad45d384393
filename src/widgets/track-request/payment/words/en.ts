export const words = {
  refunds: 'Refunds',
  'refund.sent': 'We sent it back on {{date}} to the card that was paid with. It can take up to seven working days.',
  'refund.done': 'It was paid back on {{date}} to the card that was paid with. Your bank may show it some days later.',
  'refund.failed': 'We could not pay it back to your card. We are looking into it.',
  subscriptions: 'Your subscriptions',
  'subscription.until': 'From {{from}} to {{until}}. It ends by itself: nothing more is taken from your card.',
  'subscription.over': 'It ended on {{until}}.',
} as const;

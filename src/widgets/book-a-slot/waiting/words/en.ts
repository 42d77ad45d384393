export const words = {
  title: 'Hear of an earlier time',
  text: 'When an earlier time comes free we write to you, and hold it for you for some hours.',
  keeps: 'Your booking stays as it is until you take the earlier time.',
  'email-hint': 'We only use it to tell you of a time',
  send: 'Tell me',
  joined: 'We will tell you',
  'joined-text':
    'We write to you when an earlier time comes free. You can still book one of the times that are free now.',
  'joined-booked': 'We write to you when an earlier time comes free. Your booking stays as it is until then.',
  email: 'Email address',
  'email-required': 'Enter your email address',
} as const;

export const words = {
  'link.text':
    'Send this link to the person who is to pay. They see what is to be paid and how much is due, but not your name, your address or any reference.',
  'link.who': 'Whoever has the link can pay with it. It works until {{date}}. We send it to nobody.',
  'link.paid': 'To see whether it is paid, open the link yourself, or look up again what you have to pay.',
  'link.label': 'Link to send',
  'link.copy': 'Copy the link',
  'link.copied': 'The link is copied.',
  'link.share': 'Share the link',
  'link.subject': 'Can you pay this for me?',

  'asked.title': 'Somebody asks you to pay this',
  'asked.text': 'We do not say who it is for. Pay only if you know who sent you the link.',
  'asked.until': 'The link works until {{date}}.',
  'asked.changed': 'What is due has changed. No money has been taken.',
  'asked-paid.title': 'This is already paid',
  'asked-paid.text': 'Nothing is left to pay. You do not have to do anything.',
  'asked-over.title': 'This link does not work',
  'asked-over.text': 'Part of it may be missing, or its 14 days are over. Ask the person who sent it for a new one.',
} as const;

export const words = {
  'offer.title': 'Keep it until the internet is back',
  'offer.text':
    'We can keep this report on this device, with its photos. It is sent by itself when the internet is back and this page is open, or the next time you open it.',
  'offer.contact': 'Your contact details are kept with it until it is sent.',
  'offer.shared':
    'Do not do this on a device that others use. What is not sent within 28 days is deleted. Once it is sent, its reference and a link that opens it stay here for 30 days, or until you remove them.',
  'offer.button': 'Keep it and send it when the internet is back',
  'offer.failed': 'This browser cannot keep it. Leave this page open, and send the report when the internet is back.',

  'save.button': 'Save it for later',
  'save.text':
    'We can save this report on this device, with its place and its photos, so that you can finish it another time. Your contact details are not saved.',
  'save.shared': 'Do not do this on a device that others use: they could read it. It is deleted after 30 days.',
  'save.save': 'Save on this device',
  'save.failed': 'This browser cannot save it. Leave this page open until you have sent it.',

  drafts_one: 'You have {{count}} unfinished report',
  drafts_other: 'You have {{count}} unfinished reports',
  'drafts.until': 'Saved on this device. It is deleted on {{date}}.',
  'drafts.finish': 'Finish this report',
  undo: 'Undo',

  title: 'Reports kept on this device',
  waiting: 'Not sent yet. It is kept until {{date}}.',
  sending: 'Sending your report',
  sent: 'Sent. Your reference:',
  refused: 'The council could not take this report. Call us and tell us about it.',
  follow: 'See what happens with this report',
  'send-now': 'Send now',
  'send-again': 'Change it and send it again',
  remove: 'Remove',

  'said.saved': 'Your report is saved on this device. You find it here when you come back.',
  restored: 'We kept what you had written.',
  discard: 'Start again',
  'said.discarded': 'Your answers are gone. You can start again.',

  'said.kept': 'Your report is kept on this device.',
  'said.sent': 'A report that was kept on this device is sent.',
  'said.removed': 'The report is removed from this device.',
} as const;

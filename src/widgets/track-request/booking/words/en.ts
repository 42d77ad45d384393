export const words = {
  'move.title': 'When would suit you better?',
  'move.check': 'Check the new time',
  'move.now': 'Your booking now',
  'move.new': 'New time',
  'move.keeps': 'You keep the time that you have until the new one is yours.',
  'move.send': 'Move my booking',
  'move.other': 'Choose another time',
  'move.sent': 'Your booking is moved.',
  'move.gone': 'That time has just gone. Your booking is as it was. Choose another time.',
  'move.over': 'We no longer hold the new time for you. Your booking is as it was. Choose a time again.',
  'move.left_one': 'We hold the new time for you for less than {{count}} minute.',
  'move.left_other': 'We hold the new time for you for another {{count}} minutes.',
  'move.more': 'Give me more time',
  stretch: '{{from}} to {{to}}',

  'cancel.title': 'Cancel your booking?',
  'cancel.send': 'Yes, cancel my booking',
  'cancel.keep': 'No, keep it',
  'cancel.sent': 'Your booking is cancelled.',
  'cancel.already': 'Your booking was cancelled already.',

  'too-late': 'It can no longer be moved or cancelled here. Call us instead.',
  until: 'This can be done here until {{when}}.',

  'calendar.title': 'Add it to your calendar',
  'calendar.text':
    'You get a file that calendars on telephones and computers open. When you move or cancel the booking, get it again.',
  'calendar.save': 'Get the file',
} as const;

export const words = {
  title: 'Subscribe in your calendar',
  text: 'Your calendar then follows this booking by itself, also when it is moved or cancelled.',
  who: 'Whoever has the address sees what is booked, when and where, and can change nothing. Give it to nobody who should not know.',
  again: 'You have an address already. A new one takes its place, and the old one no longer works.',
  make: 'Give me an address for my calendar',
  address: 'Address of the calendar',
  open: 'Subscribe with the calendar on this device',
  copy: 'Copy the address',
  copied: 'The address is copied.',
  end: 'End the subscription',
  ended: 'The address no longer works. Take the calendar out of your own, too.',
} as const;

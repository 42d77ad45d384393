export const words = {
  title: 'You have come back from the payment page',
  text: 'This browser has kept nothing of your payment in this tab, so we cannot show here what became of it.',
  wait: 'Do not pay again before you know. Look in the tab where you began or for our email, or call us.',
} as const;

export const words = {
  title: 'Start with a photo',
  text: 'Then tell us what the problem is. If the photo says where it was taken, we offer you that place.',
  chosen: 'Your photos go with this report.',
  change: 'Change them',
  aside: 'This problem is reported without photos. Yours are put aside and are not sent with it.',
} as const;

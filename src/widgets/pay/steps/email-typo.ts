/** Where many residents of the United Kingdom have their letters; of short names a slip is too easily another's. */
const common = [
  'btinternet.com',
  'gmail.com',
  'googlemail.com',
  'hotmail.co.uk',
  'hotmail.com',
  'icloud.com',
  'live.co.uk',
  'outlook.com',
  'talktalk.net',
  'virginmedia.com',
  'yahoo.co.uk',
  'yahoo.com',
];
/** One letter away from some of these, and right: nobody is asked about them. */
const right = ['email.com', 'mail.com', 'ymail.com'];

/** One letter too many, too few, another, or two that have changed places. */
function isNear(typed: string, meant: string): boolean {
  let from = 0;
  while (from < meant.length && typed[from] === meant[from]) from += 1;
  let end = 0;
  while (end < Math.min(typed.length, meant.length) - from && typed.at(-1 - end) === meant.at(-1 - end)) end += 1;
  const [one, other] = [typed, meant].map((text) => text.slice(from, text.length - end)) as [string, string];
  if (one.length + other.length === 0) return false;
  return (one.length < 2 && other.length < 2) || (one.length === 2 && one === [...other].reverse().join(''));
}

/** The address that was probably meant: only its domain is looked at, and only for a slip of one letter. */
export function meantEmail(typed: string): string | undefined {
  const [, name, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(typed.trim()) ?? [];
  const asked = domain?.toLowerCase();
  if (!name || !asked || common.includes(asked) || right.includes(asked)) return undefined;
  const meant = common.find((each) => isNear(asked, each));
  return meant && `${name}@${meant}`;
}

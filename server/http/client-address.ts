import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Reads `TRUSTED_PROXIES`: addresses and networks separated by commas, `10.0.0.0/8, ::1`.
 * @throws when one of them is neither.
 */
export function parseNetworks(text: string): BlockList {
  const list = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (version === 0 || !/^\d{1,3}$/.test(String(prefix)) || prefix > most) {
      throw new Error(`"${entry}" is not an address or a network such as 10.0.0.0/8`);
    }
    list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/**
 * Whom a request is counted against: the nearest address that is not one of our own proxies, read from the right,
 * because everything further left is whatever the sender wrote. Ports are dropped: they change with every connection,
 * and a limit keyed on them never bites. IPv6 by its /64, which is one household.
 *
 * @param peer address of the socket
 * @param forwarded the `X-Forwarded-For` header
 */
export function clientAddress(peer: string | undefined, forwarded: string | undefined, trusted: BlockList): string {
  const hops = (forwarded ?? '').slice(-2000).split(',');
  let client = plain(peer ?? '');
  while (client !== undefined && isTrusted(client, trusted) && hops.length > 0) {
    const next = plain(hops.pop() ?? '');
    if (next === undefined) break;
    client = next;
  }
  if (client === undefined) return 'unknown';
  return isIPv6(client) ? `${network64(client)}::/64` : client;
}

const isTrusted = (address: string, trusted: BlockList) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** An address without port, brackets, zone or IPv4-in-IPv6 dress; undefined when it is none. */
function plain(text: string): string | undefined {
  const trimmed = text.trim().replace(/^"|"$/g, '');
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1];
  const address = (bracketed ?? withPort ?? trimmed)
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(address) ? address.toLowerCase() : undefined;
}

/** The first four groups of an IPv6 address, written out. */
function network64(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

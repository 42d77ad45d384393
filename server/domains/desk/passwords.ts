import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** As OWASP recommends for scrypt: 32 MB and some 100 ms a try. */
const cost = { N: 2 ** 15, r: 8, p: 3 };

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** A password as it is kept: `scrypt$32768$8$3$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** No password has this hash; it takes as long to find out as for one that there is. */
const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** True when it is the password. Without an account it takes as long, and is false. */
export async function checkPassword(password: string, kept = nobody): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = kept.split('$');
  const found = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(found, Buffer.from(key, 'base64url')) && kept !== nobody;
}

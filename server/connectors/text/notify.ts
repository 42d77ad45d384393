import { createHmac } from 'node:crypto';
import { MailRefused } from '../mail/mailer.ts';
import type { Texter } from './texter.ts';

/**
 * Sends text messages over GOV.UK Notify.
 * Source: docs.notifications.service.gov.uk/rest-api.html, "Send a text message" and "Authorisation header".
 * @param account API key (name, service id, secret), template with `((message))`, address of the API
 */
export function notifyTexter({ key, template, url }: { key: string; template: string; url: string }): Texter {
  const secret = key.slice(-36);
  const service = key.slice(-73, -37);
  return {
    async send({ id, to, text }) {
      const response = await fetch(new URL('/v2/notifications/sms', url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${passOf(service, secret)}` },
        body: JSON.stringify({
          phone_number: to,
          template_id: template,
          personalisation: { message: text },
          reference: id,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(15_000),
      });
      await response.body?.cancel();
      if (response.ok) return;
      // 400 is about this message: a number that is none. 403 (our key, our clock) and 429 are ours to put right.
      if (response.status === 400) throw new MailRefused('400');
      throw Object.assign(new Error('Notify did not take it'), { responseCode: response.status });
    },
  };
}

/** A JSON Web Token, which Notify takes for half a minute. */
function passOf(issuer: string, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iss: issuer, iat: Math.floor(Date.now() / 1000) })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

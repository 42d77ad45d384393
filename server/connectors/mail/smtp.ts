import { createTransport } from 'nodemailer';
import { MailRefused, type Mailer } from './mailer.ts';

/** Sends over SMTP, over TLS where the server offers it. `url` is `smtp://user:password@host:port` or `smtps://…`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing of a letter is ever read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text, html, language, calendar, unsubscribe }) {
      try {
        await transport.sendMail({
          from,
          // An address object is not parsed: a comma in it does not make two.
          to: { name: '', address: to },
          subject,
          text,
          html,
          ...(calendar && { icalEvent: { ...calendar, filename: 'booking.ics' } }),
          messageId: `<${id}@council-elements>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': language,
            ...(unsubscribe !== undefined && {
              'List-Unsubscribe': `<${unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        });
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        // A wrong password is 5xx as well, and is ours to put right.
        if (code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500)
          throw new MailRefused(String(responseCode));
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

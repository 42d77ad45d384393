/** A letter with its address. */
export interface Mail {
  /** Stays the same when it is sent again, so that a mailbox can tell. */
  id: string;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  /** An entry for the calendar of who gets it (RFC 6047). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string } | undefined;
  /** Address that stops such letters with one click (RFC 8058). */
  unsubscribe?: string | undefined;
}

/** Sends mail; resolves when somebody else has taken it over. */
export interface Mailer {
  /** @throws MailRefused when it is no use to try again; anything else when it is. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The address does not exist, or the other side will never take this letter. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

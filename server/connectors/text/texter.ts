/** A text message. */
export interface TextMessage {
  /** Stays the same when it is sent again. */
  id: string;
  /** A telephone number as its owner wrote it. */
  to: string;
  text: string;
}

/** Sends text messages; resolves when somebody else has taken it over. */
export interface Texter {
  /** @throws MailRefused when it is no use to try again; anything else when it is. */
  send(message: TextMessage): Promise<void>;
}

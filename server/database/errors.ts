const names: Record<string, string> = {
  '23505': 'unique_violation',
  '55P03': 'lock_not_available',
  '57014': 'query_canceled',
  '53100': 'disk_full',
  '53300': 'too_many_connections',
  '57P01': 'admin_shutdown',
  '57P02': 'crash_shutdown',
  '57P03': 'cannot_connect_now',
  '40P01': 'deadlock_detected',
};

/** What passes if one tries again later. */
const passing = new Set([
  'lock_not_available',
  'query_canceled',
  'disk_full',
  'too_many_connections',
  'admin_shutdown',
  'crash_shutdown',
  'cannot_connect_now',
  'deadlock_detected',
  'connection',
]);

/**
 * PostgreSQL's name for what went wrong, or its five letters, found in an error or in its causes; `connection` when
 * there was no answer at all. Undefined when the error is not the database's.
 */
export function databaseFault(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in at) {
      return names[code] ?? (code.startsWith('08') ? 'connection' : code);
    }
    if (
      /^(?:timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error)/.test(
        at.message,
      )
    ) {
      return 'connection';
    }
    if (typeof code === 'string' && /^(?:ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(code)) return 'connection';
  }
  return undefined;
}

/** True when the database could not do it now, and may in a while. */
export const isPassing = (error: unknown): boolean => passing.has(databaseFault(error) ?? '');

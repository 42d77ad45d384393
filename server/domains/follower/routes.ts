import { Hono, type Context } from 'hono';
import type { Accepted } from '../../../src/contract/cases.ts';
import { FollowerToken, NewFollower, type Followed } from '../../../src/contract/followers.ts';
import type { Service } from '../../../src/contract/services.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { escapeHtml as e } from '../../http/html.ts';
import { answerLanguage, type AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, type Counter, type Limit } from '../../http/limits.ts';
import type { Once } from '../../http/once.ts';
import { ProblemError } from '../../http/problems.ts';
import { readJson } from '../../http/read.ts';
import { findWaiting, stopWaiting } from '../booking/waiting.ts';
import { bookingWords } from '../booking/words.ts';
import { findLink, type FoundLink } from '../case/links.ts';
import { hashToken } from '../case/secrets.ts';
import { letterLanguage } from '../case/status-words.ts';
import { loadCase } from '../case/store.ts';
import { newsWords } from '../mail/news-words.ts';
import type { Post } from '../mail/post.ts';
import { publicLabel } from '../report/rules.ts';
import { addFollower, addMeToo, confirmFollower, findPublic, stopLetters } from './store.ts';

export interface FollowerSurroundings {
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  post: Post;
  /** Whom a request is counted against. */
  address: (context: Context) => string;
  counter: Counter;
  /** Letters to one address. */
  limit: Limit;
  mailQueued: () => void;
}

/** Following somebody else's public report, and stopping with one click. */
export function followers(db: Database, once: Once, surroundings: FollowerSurroundings): Hono {
  const { findService, post, address, counter, limit, mailQueued } = surroundings;
  const app = new Hono();

  app.post('/reports/:reference/followers', async (context) => {
    const { value, bytes } = await readJson(context, NewFollower);
    const { email, language: asked } = value;
    const caseId = await findPublic(db, context.req.param('reference'));
    if (caseId === undefined) throw new ProblemError('not-found');
    if (email !== undefined) await countOrRefuse(counter, `follow ${hashToken(email.toLowerCase())}`, limit);
    const body: Accepted = { language: answerLanguage(context) };
    const answer = await once(context, bytes, () =>
      Promise.resolve({
        status: 201 as const,
        body,
        effect: sql``,
        after: async (transaction: Database) => {
          if (email === undefined) return addMeToo(transaction, caseId, { address: address(context), language: asked });
          const id = await addFollower(transaction, caseId, { email, language: asked });
          return post.confirmFollowing(transaction, caseId, { id, email, language: asked });
        },
      }),
    );
    mailQueued();
    return answer;
  });

  app.post('/followers/confirm', async (context) => {
    const { value } = await readJson(context, FollowerToken);
    return context.json(await followed(context, await confirmFollower(db, value.token)));
  });

  app.post('/followers/stop', async (context) => {
    const { value } = await readJson(context, FollowerToken);
    return context.json(await followed(context, await stopLetters(db, value.token)));
  });

  /** @throws ProblemError `not-found` without a link, `gone` when it is over. */
  async function followed(context: Context, link: FoundLink | undefined): Promise<Followed> {
    if (link?.over) throw new ProblemError('gone');
    const stored = link && (await loadCase(db, { id: link.caseId }));
    if (!stored) throw new ProblemError('not-found');
    const language = answerLanguage(context);
    const { reference } = stored;
    // A letter may be read over a shoulder, and so may the page that it leads to.
    if (stored.private) return { language, reference, title: reference };
    const service = await findService(stored.service, language);
    const title = [service?.name ?? stored.service, publicLabel(stored.placeLabel)].filter(Boolean).join(', ');
    return { language, reference, title };
  }

  // What a mail program presses (RFC 8058), and for who follows the address by hand a page with a button: no script,
  // and nothing that a scanner's GET could do.
  app.get('/unsubscribe/:token', async (context) => {
    const { language, words } = await stopped(context, findLink(db, 'stop', tokenOf(context)), findWaiting);
    return html(
      context,
      page(
        language,
        words.title,
        `<p>${e(words.ask)}</p><form method="post"><button name="List-Unsubscribe" value="One-Click">${e(words.button)}</button></form>`,
      ),
    );
  });
  app.post('/unsubscribe/:token', async (context) => {
    const { language, words } = await stopped(context, stopLetters(db, tokenOf(context)), stopWaiting);
    return html(context, page(language, words.title, `<p role="status">${e(words.done)}</p>`));
  });

  /**
   * These pages speak as the letter did that led to them: of a case, or of who waits for a slot.
   * @throws ProblemError `not-found`
   */
  async function stopped(context: Context, link: Promise<FoundLink | undefined>, waiting: typeof findWaiting) {
    const found = await link;
    const waits = found ? undefined : await waiting(db, tokenOf(context));
    const asked = found ?? waits;
    if (!asked) throw new ProblemError('not-found');
    const language = letterLanguage(asked.language);
    return { language, words: (waits ? bookingWords[language].waiting : newsWords[language]).stopped };
  }

  return app;
}

const tokenOf = (context: Context): string => context.req.param('token') ?? '';

function html(context: Context, text: string): Response {
  context.header('Content-Type', 'text/html; charset=utf-8');
  context.header('Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'");
  return context.body(text);
}

const page = (language: string, title: string, content: string) => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${e(title)}</title></head>
<body><main><h1>${e(title)}</h1>${content}</main></body>
</html>
`;
